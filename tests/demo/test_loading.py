"""The demo is the company that it says it is: whole, of the right size, without a pair or a session that the rules forbid."""
import dataclasses
import os
from collections import Counter, defaultdict
from datetime import timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from peewee import fn

from portal import create_app, migrating
from portal.care.concerns.models import Concern
from portal.care.models import Told
from portal.care.requests.models import NewPairing
from portal.care.turn import Turn
from portal.db import connect, db
from portal.demo import filling, loading
from portal.demo.days import EARLIEST, LATEST
from portal.demo.models import DemoCompany
from portal.demo.queries import open_invitations, sign_ins
from portal.desk.queries import standing_of
from portal.diaries.shown import kept_by
from portal.enrollment.applications.models import Application, PlaceOffer
from portal.enrollment.applications.standing import places_in
from portal.enrollment.applications.waiting_actions import move_lists
from portal.enrollment.invitations.board import invitation_counts
from portal.enrollment.invitations.nomination_queries import going_along, waiting_nominations
from portal.enrollment.models import MENTEE, MENTOR, Answer, Employee, Enrollment, Invitation, Leaving, Question, Reply
from portal.goals.models import Commitment, FollowUp, Goal, JournalEntry, Milestone
from portal.home.queries import front_of
from portal.jobs import queue
from portal.mail.outbox import Letter
from portal.mentorships.models import FINISHED, Ending, Member, Mentorship
from portal.own_data.labels import LABELS
from portal.own_data.taking import sections
from portal.pairing.candidates import field_of
from portal.pairing.choosing.models import Shortlisted
from portal.pairing.matching.criteria import managers_above
from portal.pairing.models import Proposal, Round, Verdict
from portal.pairing.queries import holds_places
from portal.people.models import Person
from portal.programs.models import Objective, Program
from portal.programs.queries import programs_coordinated_by
from portal.schema import MODELS
from portal.secrets import Sealed, SealedField, use_key_file
from portal.sessions.diary_queries import acts_for
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog
from portal.sessions.queries import confirmed_sessions, disputed_sessions, held_sessions
from portal.settings import Settings
from portal.starting import CannotPrepare, prepare
from portal.summaries.models import Publication
from portal.summaries.objectives.models import EnteredFigure
from portal.week import DAYS, read_week
from tests.conftest import NOW, Clock, _hold
from tests.postgres import fresh_database

# The ledger keeps people under numbers that follow from a secret.
FRESH_EACH_TIME = {"nonce", "token_hash", "kept_as", "sealed_secret", "shown", "owners"}
NOT_COMPARED = {"letter", "audit_entry"}


@pytest.fixture(scope="module")
def demo(app, tmp_path_factory):
    """The demo, loaded as of NOW into a database of its own, and what an earlier load of that day held; the suite's database comes back."""
    original, key = db.obj, app.config["SETTINGS"].private_key_file
    kept = queue._enter, queue._drain_with, queue.huey.storage
    with pytest.MonkeyPatch.context() as patch:
        _hold(Clock(), patch.setattr)
        # The paper is a job of the worker; here it would be printed at once.
        patch.setattr("portal.summaries.actions.print_paper", lambda _id: None)
        with _loaded(tmp_path_factory.mktemp("first"), "first"):
            first = _everything()
        with _loaded(tmp_path_factory.mktemp("demo"), "demo") as portal:
            portal.first = first
            yield portal
    queue._enter, queue._drain_with, queue.huey.storage = kept
    db.initialize(original)
    use_key_file(key)


class _loaded:
    """A portal with the demo in it, its database open."""

    def __init__(self, folder, purpose: str):
        url = fresh_database(os.environ["TEST_DATABASE_URL"], purpose) if os.environ.get("TEST_DATABASE_URL") else ""
        environ = {"MODE": "demo", "DATA_DIR": str(folder), "DATABASE_URL": url, "BASE_URL": "http://localhost"}
        self.settings = Settings.from_environment(environ)

    def __enter__(self):
        app = create_app(self.settings)
        self.context = app.app_context()
        self.context.push()
        connect()
        migrating.migrate(self.settings.data_dir)
        said = loading.load(self.settings)
        return SimpleNamespace(settings=self.settings, said=said, app=app, program=Program.get())

    def __exit__(self, *_error):
        if not db.is_closed():
            db.close()
        self.context.pop()


def _everything() -> dict[str, list[tuple]]:
    """Every row of the portal, private words opened, but for what has to differ from portal to portal."""
    found = {}
    for model in MODELS:
        fields = [field for field in model._meta.sorted_fields if field.name not in FRESH_EACH_TIME]
        if model._meta.table_name not in NOT_COMPARED:
            rows = model.select(*fields).order_by(model._meta.primary_key).tuples()
            found[model._meta.table_name] = [tuple(cell.open() if isinstance(cell, Sealed) else cell for cell in row) for row in rows]
    return found


def _member_hours() -> dict[int, tuple]:
    """{person id: (zone, week)} as the questionnaires say."""
    rows = Answer.select(Answer.value, Enrollment.person).join(Enrollment).switch(Answer).join(Question).where(Question.key == "hours")
    zones = dict(Person.select(Person.id, Person.timezone).tuples())
    return {person: (zones[person], read_week(said)) for said, person in rows.tuples()}


def _pairs() -> dict[int, dict[str, int]]:
    """{mentorship: {role: person}}."""
    found = defaultdict(dict)
    for mentorship, role, person in Member.select(Member.mentorship, Member.role, Member.person).tuples():
        found[mentorship][role] = person
    return found


def test_it_is_as_large_as_the_real_programs(demo):
    complete = Enrollment.select().where(Enrollment.completed_at.is_null(False), Enrollment.program == demo.program)
    assert Counter(place.role for place in complete) == {MENTOR: 122, MENTEE: 200}
    assert "122 mentors and 200 leaders" in demo.said
    asked = Counter(Question.select(Question.role).where(Question.program == demo.program).tuples())
    answered = Counter(place for (place,) in Answer.select(Answer.enrollment).tuples())
    assert all(answered[place.id] == asked[(place.role,)] for place in complete)


def test_two_loads_of_one_day_are_equal(demo):
    again = _everything()
    for table, rows in demo.first.items():
        assert again[table] == rows, table


def test_a_second_load_changes_nothing(demo):
    before = _everything()
    loading.load_once(demo.settings)
    assert _everything() == before
    with pytest.raises(loading.NotEmpty):
        loading.load(demo.settings)


def test_everything_that_is_kept_about_anybody_in_it_has_a_name_on_the_page_of_own_data(demo):
    missing = set()
    for person in Person.select().order_by(Person.id).limit(60):
        names = {(holding.table.__name__, name) for holding, rows in sections(person) for row in rows for name in row}
        missing |= {(table, name) for table, name in names if name not in LABELS}
    assert missing == set()


def test_nothing_lies_in_the_future_but_what_is_planned(demo):
    for model, column in (
        (Person, "joined_at"), (Invitation, "invited_at"), (Reply, "replied_at"), (Enrollment, "completed_at"), (Answer, "answered_at"),
        (Round, "drawn_at"), (Verdict, "given_at"), (Mentorship, "started_at"), (MentoringSession, "planned_at"), (Move, "moved_at"),
        (Cancellation, "cancelled_at"), (SessionLog, "logged_at"), (Goal, "set_at"), (Goal, "reached_at"), (Milestone, "reached_at"),
        (Commitment, "made_at"), (FollowUp, "answered_at"),
        (JournalEntry, "written_at"), (Publication, "published_at"),
    ):
        assert not model.select().where(getattr(model, column) > NOW).exists(), f"{model.__name__}.{column}"


def test_the_program_is_four_months_old(demo):
    assert 115 <= (NOW.date() - demo.program.starts_on).days <= 130
    assert demo.program.starts_on.weekday() == 0


def test_everything_happens_after_what_it_follows_from(demo):
    for reply in Reply.select(Reply, Invitation).join(Invitation):
        assert reply.invitation.invited_at < reply.replied_at < reply.invitation.expires_at
    for place in Enrollment.select().where(Enrollment.completed_at.is_null(False)):
        assert place.enrolled_at <= place.started_at < place.completed_at
    for verdict in Verdict.select(Verdict, Proposal, Round).join(Proposal).join(Round):
        assert verdict.given_at > verdict.proposal.round.released_at or verdict.proposal.asked_by_id
    for session in MentoringSession.select(MentoringSession, Mentorship).join(Mentorship):
        assert session.mentorship.started_at < session.planned_at < session.starts_at
    for move in Move.select(Move, MentoringSession).join(MentoringSession):
        assert move.session.planned_at < move.moved_at < min(move.from_at, move.to_at)
        assert move.to_at == move.session.starts_at and move.session.sequence == 1
    for cancellation in Cancellation.select(Cancellation, MentoringSession).join(MentoringSession):
        assert cancellation.session.planned_at < cancellation.cancelled_at < cancellation.session.starts_at
    for log in SessionLog.select(SessionLog, MentoringSession).join(MentoringSession):
        assert log.logged_at >= log.session.ends_at
    for goal in Goal.select().where(Goal.reached_at.is_null(False)):
        assert goal.set_at < goal.reached_at


def test_every_mentorship_came_from_a_proposal_that_both_accepted(demo):
    said = defaultdict(list)
    for verdict in Verdict.select():
        said[verdict.proposal_id].append(verdict.answer)
    proposals = {row.proposal_id: row for row in Mentorship.select()}
    assert all(said[proposal] == ["accept", "accept"] for proposal in proposals)
    assert all(("decline" in answers or len(answers) < 2) != (proposal in proposals) for proposal, answers in said.items())


def test_nobody_has_more_partners_than_places(demo):
    released = Proposal.select().join(Round).where(Round.released_at.is_null(False), holds_places())
    taken = Counter(place for one in released for place in (one.mentor_id, one.mentee_id))
    assert all(taken[place.id] <= place.capacity for place in Enrollment.select())


def test_somebody_rests_somebody_left_somebody_holds_both_roles_and_partners_wait(demo):
    assert Enrollment.select().where(Enrollment.paused_until > NOW.date()).count() == 1
    assert Leaving.get().reason_is_shared and Enrollment.select().where(Enrollment.ended_at.is_null(False)).count() == 1
    both = Enrollment.select(Enrollment.person).group_by(Enrollment.person).having(fn.COUNT(Enrollment.id) == 2)
    assert both.count() == 1
    finished = Ending.select().where(Ending.how == FINISHED).count()
    assert Ending.select().count() == Mentorship.select().where(Mentorship.ended_at.is_null(False)).count() == 3 + finished == 17
    assert standing_of(demo.program, NOW).without_count >= 1


def test_no_pair_stands_in_one_reporting_line(demo):
    rows = Employee.select(Employee.id, Employee.manager).tuples()
    manager_of = {str(employee): str(manager) if manager else None for employee, manager in rows}
    employee_of = {person: str(employee) for person, employee in Employee.select(Employee.person, Employee.id).tuples() if person}
    for pair in _pairs().values():
        mentor, leader = employee_of[pair[MENTOR]], employee_of[pair[MENTEE]]
        assert leader not in managers_above(mentor, manager_of) and mentor not in managers_above(leader, manager_of)


def test_the_rounds_are_proven_and_the_draft_is_what_the_engine_would_draw_now(demo):
    from portal.pairing import drawing

    assert all(round_.certificate for round_ in Round.select().where(Round.way == "drawn"))
    draft = Round.select().order_by(Round.number.desc()).get()
    assert draft.released_at is None
    before = set(Proposal.select(Proposal.mentor, Proposal.mentee).where(Proposal.round == draft).tuples())
    with db.atomic() as undone:
        # drawing.draw has the proof checked and raises when it does not hold.
        drawing.draw(draft, at=draft.drawn_at)
        assert set(Proposal.select(Proposal.mentor, Proposal.mentee).where(Proposal.round == draft).tuples()) == before
        undone.rollback()
    assert before and len(field_of(demo.program, NOW.date()).mentees) > draft.placed


def test_a_few_leaders_have_no_place_yet_and_the_draft_says_why(demo):
    leaders = standing_of(demo.program, NOW).leaders
    assert 3 <= leaders.unplaced <= 20
    assert Round.select().order_by(Round.number.desc()).get().unplaced


def test_sessions_lie_on_working_days_and_never_in_the_night(demo):
    hours, pairs, outside = _member_hours(), _pairs(), 0
    for session in MentoringSession.select():
        for person in pairs[session.mentorship_id].values():
            zone, week = hours[person]
            starts, ends = (moment.astimezone(ZoneInfo(zone)) for moment in (session.starts_at, session.ends_at))
            assert starts.date() == ends.date() and starts.weekday() < 5, session.starts_at
            assert EARLIEST <= starts.time() and ends.time() <= LATEST
            first, last = week.get(DAYS[starts.weekday()], (ends.time(), starts.time()))
            outside += not (first <= starts.time() and ends.time() <= last)
    # Only who shares no office hours meets at the edge of the day.
    assert outside < MentoringSession.select().count() * 0.1


def test_nobody_is_in_two_sessions_at_once(demo):
    pairs, diary = _pairs(), defaultdict(list)
    called_off = Cancellation.select(Cancellation.session)
    for session in MentoringSession.select().where(MentoringSession.id.not_in(called_off)).order_by(MentoringSession.starts_at):
        for person in pairs[session.mentorship_id].values():
            assert not diary[person] or diary[person][-1] <= session.starts_at
            diary[person].append(session.ends_at)


def test_what_is_logged_has_been_and_what_is_cancelled_is_not_logged(demo):
    logged = {log.session_id for log in SessionLog.select()}
    assert all(session.ends_at < NOW for session in MentoringSession.select() if session.id in logged)
    assert not logged & {row.session_id for row in Cancellation.select()}
    written = {(log.session_id, log.written_by_id): log for log in SessionLog.select()}
    pairs = _pairs()
    for session, person in written:
        assert person in pairs[MentoringSession.get_by_id(session).mentorship_id].values()


def test_private_words_are_sealed(demo):
    for model, column, open_column in (
        (Goal, "sealed_title", "title"), (JournalEntry, "sealed_words", "words"), (SessionLog, "private_note", None),
        (Verdict, "reason", None), (Concern, "sealed_words", None), (NewPairing, "sealed_reason", None),
    ):
        field = getattr(model, column)
        assert isinstance(field, SealedField)
        name = field.column_name
        raw = db.execute_sql(f'SELECT "{name}" FROM "{model._meta.table_name}" WHERE "{name}" IS NOT NULL').fetchall()
        assert raw and all(cell.startswith("gAAAA") for (cell,) in raw)
        assert not open_column or not model.select().where(field.is_null(False), getattr(model, open_column) != "").exists()


@pytest.mark.parametrize(
    "several",
    [
        lambda: Reply.select().where(Reply.answer == "no"),
        lambda: Reply.select().where(Reply.answer == "not_now"),
        lambda: Invitation.select().where(Invitation.id.not_in(Reply.select(Reply.invitation)), Invitation.expires_at > NOW),
        lambda: Enrollment.select().where(Enrollment.completed_at.is_null()),
        lambda: Verdict.select().where(Verdict.answer == "decline"),
        lambda: Move.select().where(Move.side == MENTEE),
        lambda: Move.select().where(Move.side == MENTOR),
        lambda: Cancellation.select().where(Cancellation.side == MENTEE),
        lambda: Cancellation.select().where(Cancellation.side == MENTOR),
        held_sessions,
        confirmed_sessions,
        disputed_sessions,
        lambda: MentoringSession.select().where(MentoringSession.starts_at > NOW),
        lambda: MentoringSession.select().where(
            MentoringSession.starts_at < NOW, MentoringSession.id.not_in(SessionLog.select(SessionLog.session))
        ),
        lambda: Goal.select().where(Goal.is_private == True),  # noqa: E712
        lambda: Goal.select().where(Goal.is_private == False),  # noqa: E712
        lambda: Goal.select().where(Goal.reached_at.is_null(False)),
        lambda: Milestone.select().where(Milestone.reached_at.is_null(False)),
        lambda: JournalEntry.select().where(JournalEntry.is_private == True),  # noqa: E712
        lambda: JournalEntry.select().where(JournalEntry.goal.is_null(False)),
        Commitment.select,
        lambda: FollowUp.select().where(FollowUp.outcome == "done"),
        lambda: Objective.select(),
        lambda: Mentorship.select().where(Mentorship.id.not_in(MentoringSession.select(MentoringSession.mentorship))),
        lambda: Letter.select().where(Letter.sent_at.is_null(False)),
    ],
)
def test_there_are_at_least_five_of_everything_that_a_page_shows(demo, several):
    assert several().count() >= 5


def test_leaders_have_cancelled_twice_in_a_row(demo):
    sides = dict(Cancellation.select(Cancellation.session, Cancellation.side).tuples())
    in_order = defaultdict(list)
    for session in MentoringSession.select().order_by(MentoringSession.starts_at):
        in_order[session.mentorship_id].append(sides.get(session.id))
    assert sum(any(two == (MENTEE, MENTEE) for two in zip(row, row[1:], strict=False)) for row in in_order.values()) >= 5


def test_one_summary_is_out_and_hides_a_figure_of_fewer_than_five(demo):
    published = Publication.get(Publication.number == 1)
    assert published.published_at is not None and 55 <= (NOW.date() - published.as_of).days <= 70
    shown = {row["key"]: row["value"] for row in published.figures["measures"]}
    assert shown["goals_reached"] is None and shown["active"] is not None
    due = Goal.select(Goal.owner).where(Goal.due_on <= published.as_of).distinct()
    assert 1 <= due.count() < 5
    # Nothing that happened later is in it.
    assert 100 < published.figures["sessions"]["held"] < held_sessions().count() / 1.5


def test_its_summaries_show_what_people_say_as_it_grows(demo):
    found = [row.figures["answers"]["rows"] for row in Publication.select().order_by(Publication.number)]
    told = [{row["key"] for row in rows if row["band"]} for rows in found]
    first = {"relationship_mentors", "relationship_leaders", "worth_leaders", "fit_mentors", "came_to_learn"}
    assert first <= told[0] <= told[1] <= told[2]
    assert {"confidence_change", "understanding_change", "safety", "would_recommend"} <= told[2] - told[0]
    last = {row["key"]: row for row in found[2]}
    assert last["would_recommend"]["bars"] and last["confidence_change"]["before"] < last["confidence_change"]["after"]
    assert any(row["kept_from"] for row in found[2])


def test_one_objective_has_entered_figures_of_four_dates_and_the_summaries_hold_them_as_they_came(demo):
    figures = list(EnteredFigure.select().order_by(EnteredFigure.as_of))
    assert len(figures) == 4 and all(figure.source and figure.as_of < figure.entered_at.date() for figure in figures)
    (row,) = [row for row in Publication.get().figures["objectives"] if not row["measure"]]
    assert (row["now"], row["source"]) == (figures[0].value, figures[0].source)
    assert row["baseline_on"] and row["baseline_source"]
    newest = Publication.select().order_by(Publication.id.desc()).get()
    (row,) = [row for row in newest.figures["objectives"] if not row["measure"]]
    assert row["now"] == figures[2].value and [one["now"] for one in row["history"]] == [figures[0].value, figures[1].value]


def test_every_role_has_somebody_and_the_staff_takes_no_part(demo):
    players = {row.role: row.person for row in sign_ins()}
    assert list(players) == ["mentor", "leader", "coordinator", "sponsor", "administrator", "assistant", "group"]
    taking_part = {place.person_id for place in Enrollment.select()}
    assert not taking_part & {players[role].id for role in ("coordinator", "sponsor", "administrator", "assistant")}


def test_the_assistant_keeps_the_leaders_diary_and_has_planned_and_moved_in_it(demo):
    players = {row.role: row.person for row in sign_ins()}
    [kept] = kept_by(players["assistant"], NOW)
    assert kept.leader == players["leader"] and any(pair.sessions for pair in kept.pairs)
    assert {bool(act.from_at) for act in acts_for(players["leader"])} == {True, False}
    assert all(move.reason == "" for move in Move.select().where(Move.moved_by == players["assistant"]))


def test_a_groups_program_is_open_with_places_taken_one_offered_and_people_who_wait(demo):
    program = Program.get(Program.is_open)
    places = places_in(program, NOW)
    assert (places[MENTOR].taken, places[MENTOR].offered, places[MENTOR].free, places[MENTOR].waiting) == (9, 1, 0, 6)
    assert places[MENTEE].free == 2
    # Nobody was taken out of turn, and the sweep has nothing to do.
    move_lists(NOW)
    assert PlaceOffer.select().count() == 1
    assert demo.app.test_client().get("/p/women-in-technology").status_code == 200
    group = {row.role: row.person for row in sign_ins()}["group"]
    assert list(programs_coordinated_by(group)) == [program]
    for row in Application.select(Application, Employee).join(Employee):
        assert row.employee.status == "active" and row.applied_at < NOW


def test_the_mentor_has_a_session_soon_one_to_log_and_a_proposal_to_answer(demo):
    players = {row.role: row.person for row in sign_ins()}
    front = front_of(players["mentor"], NOW)
    [pair] = front.together
    assert pair.partners == [players["leader"]]
    assert timedelta(days=1) < pair.next.session.starts_at - NOW < timedelta(days=6)
    assert len(front.to_log) == 1 and len(front.proposals) == 1
    assert front_of(players["leader"], NOW).to_log


def test_letters_of_the_past_are_not_waiting_and_the_newest_lie_in_the_mailbox(demo):
    unsent = Letter.select().where(Letter.sent_at.is_null(), Letter.dropped_at.is_null())
    assert [letter.is_failed for letter in unsent] == [True]
    assert len(list(demo.settings.mailbox_dir.glob("*.eml"))) >= 5


def test_the_board_shows_what_can_become_of_an_invitation(demo):
    counts = invitation_counts(demo.program, NOW)
    for state in ("failed", "waiting", "yes", "not_now", "again", "no", "expired", "withdrawn"):
        assert sum(getattr(count, state) for count in counts.values()), state
    assert waiting_nominations(demo.program) == 2 and len(going_along(demo.program, MENTOR, NOW)) == 1
    assert {row.text.version for row in Invitation.select()} == {1, 2}


def test_an_open_invitation_can_be_opened(demo):
    invitation = open_invitations(NOW)[0]
    from portal.web.links import derive

    answer = demo.app.test_client().get(f"/i/{derive('invitation', invitation.nonce)}")
    assert answer.status_code == 200 and "Upward at Meridian" in answer.text


def test_a_real_start_on_the_demos_folder_is_refused_with_a_sentence(demo):
    with pytest.raises(CannotPrepare, match="holds the demo"):
        prepare(dataclasses.replace(demo.settings, mode="production"), lambda _settings: demo.app)
    connect()


def test_a_demo_start_on_a_portal_in_use_is_refused_with_a_sentence(demo):
    with db.atomic() as undone:
        DemoCompany.delete().execute()
        with pytest.raises(loading.NotEmpty, match="empty DATA_DIR"):
            loading.load_once(demo.settings)
        undone.rollback()


def test_fill_answers_for_everybody_who_has_not_answered_and_takes_no_more_than_are_wanted(demo):
    with db.atomic() as undone:
        Program.update(mentors_wanted=127).where(Program.id == demo.program.id).execute()
        waiting = Counter(one.role for one in open_invitations(NOW))
        letters = Letter.select().count()
        said = filling.fill()
        assert not open_invitations(NOW)
        assert said.startswith(f"Answered for {waiting.total()} people: 2 yes")
        complete = Enrollment.select().where(Enrollment.completed_at.is_null(False), Enrollment.program == demo.program)
        assert Counter(place.role for place in complete) == {MENTOR: 124, MENTEE: 200}
        assert Letter.select().count() == letters
        assert "Nobody" in filling.fill()
        undone.rollback()


def test_people_of_the_groups_program_choose_and_one_has_asked(demo):
    asked = Proposal.get(Proposal.asked_by.is_null(False))
    assert asked.mentor.program_id != demo.program.id and asked.released_at < NOW < asked.answer_by
    assert Shortlisted.select().where(Shortlisted.enrollment.in_([asked.mentor_id, asked.mentee_id])).exists()


def test_reminders_stand_as_if_they_had_come_all_along(demo):
    assert Told.select().count() > 20
    care = Letter.select().where(Letter.letter.startswith("care."))
    found = {row.letter for row in care}
    assert "care.digest" in found and 2 <= care.count() <= 3
    # The first turn of the worker floods nobody: what was due is told.
    assert not [due for dues in Turn(NOW).dues().values() for due in dues if due.from_at <= NOW and due.step != "digest"]


def test_the_digest_counts_everybody_who_has_a_whole_profile_and_nobody_to_meet(demo):
    met = {member.enrollment_id for member in Member.select().join(Mentorship).where(Mentorship.ended_at.is_null())}
    for section in Letter.get(Letter.letter == "care.digest").payload["told"]:
        places = Enrollment.select().where(Enrollment.program == section["program"], Enrollment.completed_at.is_null(False))
        free = [place for place in places if place.id not in met and not place.has_ended and not place.is_paused(NOW.date())]
        assert section["waiting"] == len(free)
