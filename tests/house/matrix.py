"""Who may call what: one row for each endpoint, the whole cast against it. A new endpoint without a row fails."""
from dataclasses import dataclass, field

import pytest

EVERYBODY = "nobody gus zoe ama benoit chidi delphine jonas carmen sofia adam otto selma dora"
# These see every kind of page; the others see the same templates with less on them.
DAILY = "nobody ama benoit dora carmen otto adam"
SIGNED_IN = "zoe ama benoit chidi delphine jonas carmen sofia adam otto selma dora"
LEADERS = "benoit delphine"
PAIR = "ama benoit"
COORDINATOR = "carmen"
MAKERS = "adam carmen otto"
DESK = "carmen otto adam"
NOBODY = ""


@dataclass(frozen=True)
class Row:
    """`allowed`: who gets an answer; everybody else gets `denied` (for the signed-out: the sign-in page).

    `values`: what fills the address, a name of the cast standing for that row's id. `data`: what a POST sends.
    `forbidden`: who may see the thing, but not do this to it, and gets 403.
    """

    allowed: str
    values: dict = field(default_factory=dict)
    data: dict = field(default_factory=dict)
    query: str = ""
    forbidden: str = ""
    denied: int = 404


PROGRAM = {"program_id": "program"}
MENTORSHIP = {"mentorship_id": "ama_and_benoit"}
PLANNED = {"session_id": "planned"}
HELD = {"session_id": "held"}
DRAFT_PAIR = {**PROGRAM, "proposal_id": "draft_proposal"}

PUBLISHED = {"publication_id": "publication"}
DRAFT = {**PROGRAM, "number": 2}
# Ids of places, as the cast has them: see tests/cast.py.
AMA_AND_DELPHINE = {"mentor": "1", "leader": "4"}
JONAS = {"enrollment_id": "jonas_enrollment"}
DIARY = {"delegation_id": "delegation"}
AMAS_SEAT = {**PROGRAM, "enrollment_id": "ama_enrollment"}
CHIDIS_PLACE = {"place_id": "chidi_enrollment"}
WAITING_ASK = {**PROGRAM, "proposal_id": "waiting_ask"}
AMAS_PLACE = {"place_id": "ama_enrollment"}
IMPORT = {**PROGRAM, "import_id": "roster_import"}
QUESTION = {**PROGRAM, "question_id": "topics_question"}
APPLICATION = {"application_id": "application"}
OPEN_PAGE = {"slug": "another-program"}
CONCERN = {"concern_id": "concern"}
NEW_PAIRING = {"request_id": "new_pairing"}
QUIET = {"invitation_id": "invitation", "token": "ines_quiet_token"}
AMAS_LETTERS = {"person_id": "ama", "token": "ama_stop_token"}
CLOSE = {"close_id": "proposed_close", "token": "keep_token"}
LOOK_BACK = {"survey_id": "look_back"}
INSTRUMENT = {**PROGRAM, "instrument_id": "instrument"}
GUIDE = {**PROGRAM, "guide_id": "guide"}
CONVERSATION = {**PROGRAM, "conversation_id": "conversation"}
THEME = {**PROGRAM, "theme_id": "theme"}
WORDING = {**PROGRAM, "role": "mentor"}
OBJECTIVE = {**PROGRAM, "objective_id": "objective"}
OWN_OBJECTIVE = {**PROGRAM, "objective_id": "own_objective"}
NOMINATION = {**PROGRAM, "nomination_id": "nomination"}


def each_or_daily() -> list:
    """The names of everybody, for a test of each of them; whoever is not among the daily ones has it in the long run alone."""
    return [who if who in DAILY.split() else pytest.param(who, marks=pytest.mark.long) for who in EVERYBODY.split()]


MATRIX = {
    # Open to all
    "health.alive": Row(EVERYBODY),
    "health.ready": Row(EVERYBODY),
    "manifest.show": Row(EVERYBODY),
    "offline.shell": Row(EVERYBODY),
    "offline.worker": Row(EVERYBODY),
    "offline.times": Row(SIGNED_IN),
    "home.show": Row(EVERYBODY),
    "home.help": Row(EVERYBODY),
    "people.sign_in": Row(EVERYBODY),
    "people.ask": Row(EVERYBODY, data={"email": "zoe.stranger@northwind.example"}),
    "people.code": Row(EVERYBODY),
    "people.try_code": Row(EVERYBODY, data={"code": "12345678"}),
    "people.sign_out": Row(EVERYBODY),
    "people.password": Row(EVERYBODY),
    "people.try_password": Row(EVERYBODY, data={"email": "zoe.stranger@northwind.example", "password": "no such password here"}),
    # No provider is set in the tests of access; tests/people/test_company.py has one
    "company.begin": Row(NOBODY),
    "company.back": Row(NOBODY),
    "people.passkey_challenge": Row(EVERYBODY),
    "people.sign_in_by_passkey": Row(EVERYBODY),
    # By token: a wrong one looks the same to everybody
    "people.link": Row(NOBODY, {"token": "wrong"}),
    "people.use_link": Row(NOBODY, {"token": "wrong"}),
    "people.first_administrator": Row(NOBODY, {"token": "wrong"}),
    "people.make_first_administrator": Row(NOBODY, {"token": "wrong"}),
    # One's own page
    "people.devices": Row(SIGNED_IN),
    "people.change_timezone": Row(SIGNED_IN, data={"timezone": "Europe/Berlin"}),
    "people.end_device": Row("ama", {"device_id": "ama_device"}),
    "people.end_other_devices": Row(SIGNED_IN),
    # One's own data
    "own_data.show": Row(SIGNED_IN),
    "own_data.read": Row(SIGNED_IN),
    "own_data.take": Row(SIGNED_IN),
    "own_data.trail": Row(SIGNED_IN),
    "own_data.erasure": Row(SIGNED_IN),
    "own_data.erase": Row(SIGNED_IN),
    "own_data.goodbye": Row(EVERYBODY),
    "programs_desk.prompts": Row(COORDINATOR, PROGRAM),
    "programs_desk.save_prompts": Row(COORDINATOR, PROGRAM),
    "own_data_desk.retention": Row(COORDINATOR, PROGRAM),
    "own_data_desk.change_retention": Row(COORDINATOR, PROGRAM),
    "people.own_password": Row(SIGNED_IN),
    "people.set_password": Row(SIGNED_IN),
    "people.remove_password": Row(SIGNED_IN),
    "people.unlink_company": Row(SIGNED_IN),
    # Showing again who one is, and by what
    "people.prove": Row(SIGNED_IN),
    "people.prove_by_passkey": Row("ama"),
    "people.prove_by_app": Row("ama"),
    "people.ask_for_proof_letter": Row("zoe benoit chidi delphine jonas carmen sofia adam otto selma dora"),
    "people.proof_letter": Row(SIGNED_IN),
    "people.prove_by_letter": Row("zoe benoit chidi delphine jonas carmen sofia adam otto selma dora", data={"code": "12345678"}),
    "people.held": Row("ama", {"number": "ama_form"}),
    "people.new_passkey": Row(SIGNED_IN),
    "people.new_passkey_challenge": Row(SIGNED_IN),
    "people.add_passkey": Row(SIGNED_IN),
    "people.rename_passkey": Row("ama", {"passkey_id": "ama_passkey"}, {"name": "My phone"}),
    "people.remove_passkey": Row("ama", {"passkey_id": "ama_passkey"}),
    "people.code_app": Row(SIGNED_IN),
    "people.begin_code_app": Row(SIGNED_IN),
    "people.confirm_code_app": Row(SIGNED_IN, data={"code": "123456"}),
    "people.remove_code_app": Row(SIGNED_IN),
    "staff.ways": Row("adam"),
    "staff.switch_way": Row("adam", {"key": "passkey"}, {"on": "yes"}),
    "staff.reset_factors": Row("adam", {"person_id": "ama"}),
    # Administration
    "staff.index": Row("adam"),
    "company_groups.index": Row("adam"),
    "company_groups.make": Row("adam"),
    "company_groups.end": Row("adam", {"rule_id": "group_rule"}),
    "enrollment.whole_roster": Row("adam"),
    "staff.make": Row("adam"),
    "staff.end": Row("adam", {"kind": "staff", "appointment_id": "sofia_staff"}),
    # Programs
    "programs_desk.index": Row(DESK),
    "programs_desk.new": Row(MAKERS),
    "programs_desk.make": Row(MAKERS, query="?purpose=generations"),
    "programs_desk.adviser": Row(MAKERS),
    "programs_desk.show": Row(COORDINATOR, PROGRAM),
    "programs_desk.settings": Row(COORDINATOR, PROGRAM),
    "programs_desk.change": Row(COORDINATOR, PROGRAM),
    # Invitations and the questionnaire
    "enrollment.invitation": Row(EVERYBODY, {"token": "ines_token"}),
    "enrollment.reply": Row(EVERYBODY, {"token": "ines_token"}, {"answer": "no"}),
    "enrollment.suggestion": Row(EVERYBODY, {"token": "ines_token"}),
    "enrollment.suggest": Row(EVERYBODY, {"token": "ines_token"}, {"email": "zoe.stranger@northwind.example"}),
    "enrollment.quiet": Row(EVERYBODY, QUIET),
    "enrollment.be_quiet": Row(EVERYBODY, QUIET),
    "enrollment.accepted": Row(EVERYBODY),
    "enrollment.answered": Row(EVERYBODY),
    "enrollment.place": Row("jonas", JONAS),
    "enrollment.questionnaire": Row("jonas", {**JONAS, "step": 1}),
    "enrollment.keep_answer": Row("jonas", {**JONAS, "step": 1}),
    "enrollment.check_answers": Row("jonas", JONAS),
    "enrollment.send_answers": Row("jonas", JONAS),
    # The desk's roster, invitations and questionnaire
    "enrollment_desk.roster": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.export_roster": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.read_roster": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.roster_imports": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.roster_import": Row(COORDINATOR, IMPORT),
    "enrollment_desk.name_columns": Row(COORDINATOR, IMPORT),
    "enrollment_desk.choose_sheet": Row(COORDINATOR, IMPORT),
    "enrollment_desk.undo_import": Row(NOBODY, IMPORT, forbidden=COORDINATOR),
    "enrollment_desk.export_problems": Row(COORDINATOR, IMPORT),
    "enrollment_desk.apply_import": Row(COORDINATOR, IMPORT),
    "enrollment_desk.discard_import": Row(COORDINATOR, IMPORT),
    "enrollment_desk.invitations": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.invite": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.send_again": Row(COORDINATOR, {**PROGRAM, "invitation_id": "invitation"}),
    "enrollment_desk.withdraw": Row(COORDINATOR, {**PROGRAM, "invitation_id": "invitation"}),
    "enrollment_desk.invite_again": Row(COORDINATOR, {**PROGRAM, "invitation_id": "invitation"}),
    "enrollment_desk.remind": Row(COORDINATOR, {**PROGRAM, "invitation_id": "invitation"}),
    "enrollment_desk.remind_wave": Row(COORDINATOR, {**PROGRAM, "wave": 1, "role": "mentor"}),
    "enrollment_desk.invitation_text": Row(COORDINATOR, WORDING),
    "enrollment_desk.write_invitation_text": Row(COORDINATOR, WORDING),
    "enrollment_desk.preview": Row(COORDINATOR, WORDING),
    "enrollment_desk.previewed_letter": Row(COORDINATOR, WORDING),
    "enrollment_desk.previewed_page": Row(COORDINATOR, WORDING),
    "enrollment_desk.send_copy": Row(COORDINATOR, WORDING),
    "enrollment_desk.nominations": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.invite_suggested": Row(COORDINATOR, NOMINATION),
    "enrollment_desk.decline_nomination": Row(COORDINATOR, NOMINATION),
    "enrollment_desk.people": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.person": Row(COORDINATOR, {**PROGRAM, "enrollment_id": "ama_enrollment"}),
    "enrollment_desk.questionnaire": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.add_question": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.question": Row(COORDINATOR, QUESTION),
    "enrollment_desk.change_question": Row(COORDINATOR, QUESTION),
    "enrollment_desk.move_question": Row(COORDINATOR, QUESTION),
    "enrollment_desk.remove_question": Row(COORDINATOR, QUESTION),
    "enrollment_desk.new_question": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.preview_questionnaire": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.copy_question": Row(COORDINATOR, QUESTION),
    "enrollment_desk.restore_question": Row(COORDINATOR, {**PROGRAM, "question_id": "retired_question"}),
    "enrollment_desk.second_looks": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.questionnaire_figures": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.reuse": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.take_over_questionnaire": Row(COORDINATOR, PROGRAM, {"from": "purpose-generations"}),
    # Applying: a program's page, the way from it, one's own application
    "enrollment.program_page": Row(EVERYBODY, OPEN_PAGE),
    "enrollment.ask_to_apply": Row(EVERYBODY, OPEN_PAGE, {"email": "zoe.stranger@northwind.example"}),
    "enrollment.letter_sent": Row(EVERYBODY, OPEN_PAGE),
    "enrollment.application_link": Row(NOBODY, {**OPEN_PAGE, "token": "wrong"}),
    "enrollment.use_application_link": Row(NOBODY, {**OPEN_PAGE, "token": "wrong"}),
    "enrollment.begin_to_apply": Row(SIGNED_IN, OPEN_PAGE),
    "enrollment.apply_page": Row(SIGNED_IN, OPEN_PAGE),
    "enrollment.apply": Row("zoe ama benoit chidi delphine jonas", OPEN_PAGE),
    "enrollment.application": Row("zoe", APPLICATION),
    "enrollment.answer_question": Row("zoe", APPLICATION),
    "enrollment.take_place": Row("zoe", APPLICATION),
    "enrollment.withdraw_application": Row("zoe", APPLICATION),
    # The desk's applications and open enrollment
    "enrollment_desk.opening": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.set_up_opening": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.poster": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.applications": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.approve_first": Row(COORDINATOR, PROGRAM),
    "enrollment_desk.application": Row(COORDINATOR, {**PROGRAM, **APPLICATION}),
    "enrollment_desk.approve": Row(COORDINATOR, {**PROGRAM, **APPLICATION}),
    "enrollment_desk.decline": Row(COORDINATOR, {**PROGRAM, **APPLICATION}),
    "enrollment_desk.ask_applicant": Row(COORDINATOR, {**PROGRAM, **APPLICATION}),
    "enrollment_desk.offer_place": Row(COORDINATOR, {**PROGRAM, **APPLICATION}),
    # Groups that own programs
    "staff.groups_page": Row("adam"),
    "staff.make_owner_group": Row("adam", data={"name": "A group"}),
    "staff.give_program": Row("adam", data={"program": "1", "group": ""}),
    # Pairing
    "pairing.show": Row(PAIR, {"proposal_id": "proposal"}),
    "pairing.accept": Row(PAIR, {"proposal_id": "proposal"}),
    "pairing.decline": Row(NOBODY, {"proposal_id": "proposal"}, forbidden=PAIR),
    # Choosing: one's own list, in a program whose people choose
    "choosing.candidates": Row("chidi", CHIDIS_PLACE),
    "choosing.ask": Row("chidi", CHIDIS_PLACE),
    "choosing.take_back": Row("chidi", {**CHIDIS_PLACE, "proposal_id": "waiting_ask"}),
    "choosing.rank": Row(NOBODY, CHIDIS_PLACE, forbidden="chidi"),
    "choosing_desk.show": Row(COORDINATOR, PROGRAM),
    "choosing_desk.make_lists": Row(COORDINATOR, PROGRAM),
    "choosing_desk.let_through": Row(COORDINATOR, WAITING_ASK),
    "choosing_desk.hold_back": Row(COORDINATOR, WAITING_ASK),
    "by_hand.choose": Row(COORDINATOR, PROGRAM),
    "by_hand.ask": Row(COORDINATOR, PROGRAM),
    "by_hand.show": Row(COORDINATOR, {**PROGRAM, "trial_id": "two_by_hand"}),
    "by_hand.propose": Row(NOBODY, {**PROGRAM, "trial_id": "two_by_hand"}, forbidden=COORDINATOR),
    "pairing_desk.rounds": Row(COORDINATOR, PROGRAM),
    "pairing_desk.draw": Row(COORDINATOR, PROGRAM),
    "pairing_rules.show": Row(COORDINATOR, PROGRAM),
    "pairing_rules.change": Row(COORDINATOR, PROGRAM),
    "pairing_rules.try_out": Row(COORDINATOR, PROGRAM),
    "pairing_desk.show": Row(COORDINATOR, {**PROGRAM, "number": 1}),
    "pairing_desk.release": Row(COORDINATOR, {**PROGRAM, "number": 1}),
    "pairing_desk.reproduce": Row(COORDINATOR, DRAFT),
    "pairing_desk.weigh_keeping": Row(COORDINATOR, PROGRAM),
    "pairing_desk.two": Row(COORDINATOR, PROGRAM, query="?mentor=1&leader_name=a"),
    "pairing_desk.ask_about": Row(COORDINATOR, PROGRAM, data=AMA_AND_DELPHINE),
    "pairing_desk.note_conflict": Row(COORDINATOR, PROGRAM, data=AMA_AND_DELPHINE),
    "pairing_desk.question": Row(COORDINATOR, {**PROGRAM, "trial_id": "pair_trial"}),
    "pairing_desk.pair_by_hand": Row(COORDINATOR, {**PROGRAM, "trial_id": "pair_trial"}),
    "pairing_desk.lock": Row(COORDINATOR, DRAFT_PAIR),
    "pairing_desk.unlock": Row(COORDINATOR, DRAFT_PAIR),
    "pairing_desk.forbid": Row(COORDINATOR, DRAFT_PAIR),
    "pairing_desk.permit": Row(COORDINATOR, {**PROGRAM, "forbidding_id": "forbidding"}),
    # Mentorships
    "mentorships_desk.index": Row(COORDINATOR, PROGRAM),
    "launch_desk.show": Row(COORDINATOR, PROGRAM),
    "launch_desk.write": Row(COORDINATOR, PROGRAM),
    "launch_desk.launch": Row(COORDINATOR, PROGRAM),
    "launch_desk.call_off": Row(COORDINATOR, PROGRAM),
    "started_desk.index": Row(COORDINATOR, PROGRAM),
    "health_desk.show": Row(COORDINATOR, PROGRAM),
    "mentorships_desk.export": Row(COORDINATOR, PROGRAM),
    "mentorships_desk.export_workbook": Row(COORDINATOR, PROGRAM),
    "workspace.show": Row(PAIR, MENTORSHIP),
    "orientation.show": Row("ama", AMAS_PLACE),
    "orientation.read": Row("ama", AMAS_PLACE, {"card": "1"}),
    "workspace.sessions": Row(PAIR, MENTORSHIP),
    "workspace.answers": Row(PAIR, MENTORSHIP),
    "workspace.closing": Row(PAIR, MENTORSHIP),
    "workspace.look_back": Row(NOBODY, MENTORSHIP, forbidden=PAIR),
    "workspace.ask_for_record": Row(NOBODY, MENTORSHIP, forbidden=PAIR),
    "agreement.show": Row(PAIR, MENTORSHIP),
    "agreement.sign": Row(PAIR, MENTORSHIP, {"seen": "1"}),
    "agreement.words": Row(PAIR, MENTORSHIP),
    "agreement.change": Row(PAIR, MENTORSHIP),
    "agreement.version": Row(PAIR, {**MENTORSHIP, "number": 1}),
    "agreement.ask_for_paper": Row(PAIR, MENTORSHIP),
    "papers.show": Row("ama", {"paper_id": "ama_paper"}),
    "papers.file": Row("ama", {"paper_id": "ama_paper"}),
    "papers.again": Row("ama", {"paper_id": "ama_paper"}),
    "agreement_desk.show": Row(COORDINATOR, PROGRAM),
    "agreement_desk.change": Row(COORDINATOR, PROGRAM),
    # Sessions
    "sessions.show": Row(PAIR, PLANNED),
    "sessions.plan": Row(PAIR, MENTORSHIP),
    "sessions.log_past": Row(PAIR, MENTORSHIP),
    "sessions.move": Row(PAIR, PLANNED),
    "sessions.cancel": Row(PAIR, PLANNED),
    "sessions.write_agenda": Row(PAIR, PLANNED, {"agenda": "A question"}),
    "sessions.arrange": Row(PAIR, PLANNED),
    "sessions.add_question": Row(PAIR, PLANNED, {"words": "What is it like?"}),
    "sessions.drop_question": Row("ama", {**PLANNED, "question_id": "ama_question"}, forbidden="benoit"),
    "sessions.take_slot": Row(PAIR, MENTORSHIP),
    "sessions.move_to_slot": Row(PAIR, PLANNED),
    "sessions.log": Row(PAIR, HELD),
    "sessions.save_log": Row(PAIR, HELD, {"outcome": "happened"}),
    "sessions.tick_action": Row(PAIR, {"action_id": "agreed_action"}),
    "sessions.reopen_action": Row(PAIR, {"action_id": "agreed_action"}),
    "sessions.answer": Row(PAIR, HELD, {"outcome": "happened"}),
    "sessions.one_tap": Row(EVERYBODY, {"token": "tap_token"}),
    "sessions.answer_by_link": Row(EVERYBODY, {"token": "tap_token"}, {"outcome": "happened"}),
    # Goals and journals
    "goals.show": Row(PAIR, {"goal_id": "shared_goal"}),
    "goals.set_goal": Row(PAIR, MENTORSHIP),
    "goals.write_entry": Row(PAIR, MENTORSHIP),
    "goals.reach": Row("ama", {"goal_id": "shared_goal"}, forbidden="benoit"),
    "goals.reopen": Row("ama", {"goal_id": "shared_goal"}, forbidden="benoit"),
    "goals.add_milestone": Row("ama", {"goal_id": "shared_goal"}, forbidden="benoit"),
    "goals.reach_milestone": Row("ama", {"milestone_id": "milestone"}, forbidden="benoit"),
    "goals.reopen_milestone": Row("ama", {"milestone_id": "milestone"}, forbidden="benoit"),
    "goals.delete_milestone": Row("ama", {"milestone_id": "milestone"}, forbidden="benoit"),
    "goals.change": Row("ama", {"goal_id": "shared_goal"}, forbidden="benoit"),
    "goals.delete": Row("ama", {"goal_id": "shared_goal"}, forbidden="benoit"),
    "goals.rate": Row("ama", {"goal_id": "shared_goal"}, forbidden="benoit"),
    "goals.journal": Row(PAIR, MENTORSHIP),
    "goals.entry": Row("ama", {"entry_id": "private_entry"}),
    "goals.change_entry": Row("ama", {"entry_id": "private_entry"}),
    "goals.delete_entry": Row("ama", {"entry_id": "private_entry"}),
    "goals.commit": Row("benoit", MENTORSHIP, forbidden="ama"),
    "goals.follow_up": Row("benoit", {"commitment_id": "commitment", "days": "30"}, forbidden="ama"),
    "goals.save_follow_up": Row("benoit", {"commitment_id": "commitment", "days": "30"}, forbidden="ama"),
    "goals.withdraw": Row("benoit", {"commitment_id": "commitment"}, forbidden="ama"),
    # Told in confidence: a concern of Ama's to Carmen, and a new pairing that Delphine asks for
    "concerns.begin": Row("ama", AMAS_PLACE),
    "concerns.put_together": Row("ama", AMAS_PLACE),
    "concerns.send": Row("ama", AMAS_PLACE),
    "concerns.show": Row("ama", CONCERN),
    "concerns.reply": Row("ama", CONCERN),
    "concerns.withdraw": Row("ama", CONCERN),
    "concerns.reader": Row(NOBODY, CONCERN, forbidden="ama"),
    "concerns.send_on": Row(NOBODY, CONCERN, forbidden="ama"),
    "concerns_desk.index": Row(COORDINATOR, PROGRAM),
    "concerns_desk.show": Row(COORDINATOR, {**PROGRAM, **CONCERN}),
    "concerns_desk.read": Row(COORDINATOR, {**PROGRAM, **CONCERN}),
    "concerns_desk.answer": Row(COORDINATOR, {**PROGRAM, **CONCERN}),
    "concerns_desk.say_done": Row(COORDINATOR, {**PROGRAM, **CONCERN}),
    "concerns_desk.close": Row(COORDINATOR, {**PROGRAM, **CONCERN}),
    "requests.begin": Row(PAIR, MENTORSHIP),
    "requests.ask": Row(PAIR, MENTORSHIP),
    "requests.show": Row("delphine", NEW_PAIRING),
    "requests.reply": Row("delphine", NEW_PAIRING),
    "requests.withdraw": Row("delphine", NEW_PAIRING),
    "requests_desk.index": Row(COORDINATOR, PROGRAM),
    "requests_desk.show": Row(COORDINATOR, {**PROGRAM, **NEW_PAIRING}),
    "requests_desk.answer": Row(COORDINATOR, {**PROGRAM, **NEW_PAIRING}),
    "requests_desk.end": Row(COORDINATOR, {**PROGRAM, **NEW_PAIRING}),
    "requests_desk.close": Row(COORDINATOR, {**PROGRAM, **NEW_PAIRING}),
    # Surveys: one's own, by the link of a letter, and the desk, where no answer is
    "surveys.mine": Row(SIGNED_IN),
    "surveys.show": Row("ama", LOOK_BACK),
    "surveys.answer": Row("ama", LOOK_BACK),
    "surveys.by_link": Row("nobody gus ama", {"token": "survey_token"}),
    "surveys.answer_by_link": Row("nobody gus ama", {"token": "survey_token"}),
    "surveys_desk.index": Row(COORDINATOR, PROGRAM),
    "surveys_desk.words": Row(COORDINATOR, PROGRAM),
    "surveys_desk.new": Row(COORDINATOR, PROGRAM),
    "surveys_desk.add": Row(COORDINATOR, PROGRAM),
    "surveys_desk.show": Row(COORDINATOR, INSTRUMENT),
    "surveys_desk.change": Row(COORDINATOR, INSTRUMENT),
    "surveys_desk.stop": Row(COORDINATOR, INSTRUMENT),
    "surveys.take_back": Row("ama", LOOK_BACK),
    # Nothing is offered before the program is over
    "surveys_desk.clear_words": Row(NOBODY, {**PROGRAM, "key": "none"}),
    # Interviews: who was asked, notes and themes, for the program's coordinators alone
    "interviews_desk.index": Row(COORDINATOR, PROGRAM),
    "interviews_desk.new_guide": Row(COORDINATOR, {**PROGRAM, "kind": "interview"}),
    "interviews_desk.add_guide": Row(COORDINATOR, {**PROGRAM, "kind": "interview"}),
    "interviews_desk.guide": Row(COORDINATOR, GUIDE),
    "interviews_desk.change_guide": Row(COORDINATOR, GUIDE),
    "interviews_desk.remove_guide": Row(NOBODY, GUIDE, forbidden=COORDINATOR),
    "interviews_desk.new_conversation": Row(COORDINATOR, GUIDE),
    "interviews_desk.add_conversation": Row(COORDINATOR, GUIDE),
    "interviews_desk.conversation": Row(COORDINATOR, CONVERSATION),
    "interviews_desk.change_conversation": Row(COORDINATOR, CONVERSATION),
    "interviews_desk.mark_came": Row(COORDINATOR, CONVERSATION),
    "interviews_desk.remove_conversation": Row(COORDINATOR, CONVERSATION),
    "interviews_desk.notes": Row(COORDINATOR, CONVERSATION),
    "interviews_desk.write_notes": Row(COORDINATOR, CONVERSATION),
    "interviews_desk.new_theme": Row(COORDINATOR, PROGRAM),
    "interviews_desk.add_theme": Row(COORDINATOR, PROGRAM),
    "interviews_desk.theme": Row(COORDINATOR, THEME),
    "interviews_desk.change_theme": Row(COORDINATOR, THEME),
    "interviews_desk.clear_theme": Row(COORDINATOR, THEME),
    "interviews_desk.remove_theme": Row(COORDINATOR, THEME),
    # Assistants, and the diaries that they keep
    "diaries.assistants": Row(LEADERS),
    "delegates.name": Row(LEADERS),
    "delegates.end": Row("benoit", DIARY),
    "delegates.asked": Row(EVERYBODY, {"token": "assistant_token"}),
    "delegates.answer": Row(EVERYBODY, {"token": "assistant_token"}, {"answer": "decline"}),
    "delegates.step_back": Row("dora", DIARY),
    "diaries.show": Row("dora"),
    "sessions.plan_for": Row("dora", MENTORSHIP),
    "sessions.move_for": Row("dora", PLANNED),
    "sessions.calendar": Row(SIGNED_IN),
    "sessions.make_feed": Row(SIGNED_IN),
    "sessions.renew_feed": Row(SIGNED_IN),
    "sessions.end_feed": Row(SIGNED_IN),
    "sessions.feed": Row(EVERYBODY, {"token": "feed_token"}),
    "sessions.take_slot_for": Row("dora", MENTORSHIP),
    "sessions.move_to_slot_for": Row("dora", PLANNED),
    "sessions.want_entries": Row("dora", DIARY),
    # Seeing as a member
    "seeing.home": Row(COORDINATOR, AMAS_SEAT),
    "seeing.workspace": Row(COORDINATOR, {**AMAS_SEAT, **MENTORSHIP}),
    "seeing.answers": Row(COORDINATOR, AMAS_SEAT),
    # Summaries
    "summaries.index": Row("carmen otto sofia selma"),
    "summaries.show": Row("carmen sofia", PUBLISHED),
    "summaries.measures": Row("carmen sofia", PUBLISHED),
    "summaries.paper": Row("carmen sofia", PUBLISHED),
    "summaries_desk.index": Row(COORDINATOR, PROGRAM),
    "summaries_desk.arrange": Row(COORDINATOR, PROGRAM),
    "summaries_desk.draft": Row(COORDINATOR, PROGRAM),
    "summaries_desk.edit": Row(COORDINATOR, DRAFT),
    "summaries_desk.write": Row(COORDINATOR, DRAFT),
    "summaries_desk.publish": Row(COORDINATOR, {**PROGRAM, "number": 1}),
    "summaries_desk.print_again": Row(COORDINATOR, {**PROGRAM, "number": 1}),
    "summaries.sheet": Row("carmen sofia", PUBLISHED),
    # Objectives
    "objectives.index": Row(COORDINATOR, PROGRAM),
    "objectives.new": Row(COORDINATOR, PROGRAM),
    "objectives.add": Row(COORDINATOR, PROGRAM),
    "objectives.edit": Row(COORDINATOR, OBJECTIVE),
    "objectives.change": Row(COORDINATOR, OBJECTIVE),
    "objectives.figures": Row(COORDINATOR, OWN_OBJECTIVE),
    "objectives.enter": Row(COORDINATOR, OWN_OBJECTIVE),
    "objectives.remove": Row(COORDINATOR, OBJECTIVE),
    # Reminders: fewer of them, by choice or by the token of a letter, and the press that keeps a mentorship open
    "care.letters": Row(SIGNED_IN),
    "care.choose": Row(SIGNED_IN, data={"choice": "dated"}),
    "care.stop": Row(EVERYBODY, AMAS_LETTERS),
    "care.stop_now": Row(EVERYBODY, AMAS_LETTERS),
    "care.keep": Row(EVERYBODY, CLOSE),
    "care.keep_now": Row(EVERYBODY, CLOSE),
    # Places, and how mentorships end
    "places.index": Row(SIGNED_IN),
    "places.show": Row("ama", AMAS_PLACE),
    "places.change_capacity": Row("ama", AMAS_PLACE, {"capacity": "1"}),
    "places.pause": Row("ama", AMAS_PLACE),
    "places.come_back": Row("ama", AMAS_PLACE),
    "places.take_second": Row(NOBODY, AMAS_PLACE, forbidden="ama"),
    "places.leaving": Row("ama", AMAS_PLACE),
    "places.leave": Row("ama", AMAS_PLACE),
    "workspace.ending": Row(PAIR, MENTORSHIP),
    "workspace.end": Row(PAIR, MENTORSHIP, {"then": "wait"}),
    "mentorships_desk.ending": Row(COORDINATOR, {**PROGRAM, **MENTORSHIP}),
    "mentorships_desk.end": Row(COORDINATOR, {**PROGRAM, **MENTORSHIP}),
    "enrollment_desk.open_again": Row(COORDINATOR, {**PROGRAM, "enrollment_id": "ama_enrollment"}),
    # For demo and development, on this machine: the tests run in development
    "demo.door": Row(EVERYBODY, {"role": "mentor"}),
    "demo.enter": Row(EVERYBODY, {"role": "mentor"}),
    "demo.mailbox": Row(EVERYBODY),
    "demo.letter": Row(NOBODY, {"number": 999999}),
    "demo.letter_page": Row(NOBODY, {"number": 999999}),
    "demo.attachment": Row(NOBODY, {"number": 999999, "index": 0}),
    "patterns.show": Row(EVERYBODY),
}
