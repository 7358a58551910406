"""What the gallery adds to the tests' cast, so that every page can be seen in every state."""
from datetime import datetime, timedelta

from portal.clock import now
from portal.demo.models import DemoSignIn
from portal.enrollment.invitations.models import Nomination
from portal.enrollment.invitations.states import LETTER, letter_key
from portal.enrollment.invitations.text_actions import write_text
from portal.enrollment.invitations.text_queries import text_now, words_of
from portal.enrollment.models import Answer, Employee, Enrollment, Invitation, Question, Reply
from portal.enrollment.roster.file.workbook import too_large
from portal.enrollment.roster.models import RosterImport
from portal.enrollment.roster.taking_in import check_in, take_in
from portal.goals.models import Goal
from portal.mail.delivery import drain
from portal.mail.outbox import MOST_TRIES, REFUSED, Letter
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.pairing.drawing import draw
from portal.pairing.models import Forbidding, Proposal, Round, Verdict
from portal.people.code_app_actions import start as start_app
from portal.people.holding import hold
from portal.people.models import CompanyIdentity, Device, Method, Passkey, Password, Person, Setup, SignIn
from portal.people.sign_in_actions import ask_to_sign_in
from portal.programs.company_group_actions import follow_groups, map_group
from portal.programs.models import Coordination, Program, Staff
from portal.sessions.models import MentoringSession
from portal.settings import ROOT, Settings
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from portal.web.links import derive, hash_of
from tests import cast
from tests.cast import CAST
from tests.gallery.agreements import make_agreements
from tests.gallery.aims import make_aims
from tests.gallery.applying import make_applications
from tests.gallery.assistants import make_assistants
from tests.gallery.caring import make_care
from tests.gallery.choosing import make_choosing
from tests.gallery.confiding import make_confiding
from tests.gallery.corrected import make_corrected
from tests.gallery.crowd import make_a_crowd
from tests.gallery.drafts import make_drafts
from tests.gallery.figured import make_figures
from tests.gallery.formats import make_formats
from tests.gallery.fronts import make_fronts
from tests.gallery.interviewed import make_interviews
from tests.gallery.kinds import make_kinds
from tests.gallery.letters import put_letters
from tests.gallery.places import make_places
from tests.gallery.rounds import make_rounds
from tests.gallery.surveyed import make_surveys
from tests.gallery.taps import make_taps
from tests.gallery.trials import make_trials
from tests.people.factors import give_app, give_factors

CANDIDATES = "Mei Tanaka|Karl Weiss|Joana Reis|Paul Grant|Ravi Menon|Alice Stone|Noor Haddad|Tom Bakker|Lena Koch|Igor Petrov"
CANDIDATES += "|Sara Lind|Hubert Blanc|Verena Novak|Olaf Berg"
ROSTER_BEFORE = "employee id,email,first name,last name,level,title\n9001,new.one@northwind.example,New,One,8,Analyst\n"


def make_scenes(at: datetime, settings: Settings) -> None:
    """Write all scenes into the database, in the caller's transaction."""
    # Short work after another: each scene stands alone, and names what windows need in CAST.
    for person in (CAST.carmen, CAST.otto):
        Coordination.create(person=person, appointed_by=CAST.adam, appointed_at=at)
    DemoSignIn.create(role="mentor", person=CAST.ama)
    _a_program_without_anything(at)
    _a_pair_that_has_not_met(at)
    _a_pair_that_has_ended(at)
    _a_session_to_be_logged(at)
    _a_proposal_without_an_answer(at)
    _profiles(at)
    _a_drawn_round(at)
    _rounds_that_are_not_drawn(at)
    _answered_invitations(at)
    _a_full_board(at)
    _files_from_hr(at, settings)
    _summaries(at, settings)
    make_corrected(at)
    _doors(at)
    _factors(at)
    make_fronts(at, place, pair)
    make_taps(at, place, pair)
    make_assistants(at)
    make_kinds(at, place, pair)
    make_places(at, place, pair)
    make_choosing(at, place)
    make_rounds(at, place)
    make_a_crowd(at)
    make_aims(at)
    make_trials(at)
    make_applications(at)
    make_formats(at)
    make_drafts(at, place)
    make_figures(at)
    make_care(at)
    make_confiding(at, place, pair)
    make_agreements(at, place, pair, settings)
    make_surveys(at, place, pair)
    make_interviews(at, place)
    drain(settings)
    put_letters(at, settings)


def place(name: str, role: str, at: datetime, *, program: Program | None = None, complete: bool = True, **more) -> Enrollment:
    """A new person of this name with a place in the cast's program, or another; CAST knows the person by the given name."""
    person = cast._person(name, at)
    number = 2000 + Employee.select().count()
    level, department = more.pop("level", 8 if role == "mentor" else 3), more.pop("department", "Tax")
    employee = cast._employee(person, number, level, department, **more)
    row = Enrollment.create(
        program=program or CAST.program,
        person=person,
        employee=employee,
        role=role,
        capacity=2 if role == "mentor" else 1,
        enrolled_at=at - timedelta(days=20),
        completed_at=at - timedelta(days=19) if complete else None,
    )
    setattr(CAST, f"{person.given_name.lower()}_enrollment", row)
    return row


def pair(mentor: Enrollment, mentee: Enrollment, at: datetime, **more) -> Mentorship:
    """A mentorship of two places, without a proposal behind it."""
    begun = at - timedelta(days=60)
    agreed = {"sessions_agreed": 6, "days_between_sessions": 30, "session_minutes": 45}
    row = Mentorship.create(program=mentor.program, started_at=begun, starts_on=begun.date(), **agreed, **more)
    for enrollment in (mentor, mentee):
        Member.create(mentorship=row, person=enrollment.person, enrollment=enrollment, role=enrollment.role)
        Orientation.insert(enrollment=enrollment, started_at=at, read=6, finished_at=at).on_conflict_ignore().execute()
    return row


def _a_program_without_anything(at: datetime) -> None:
    nils, petra = cast._person("Nils Neumann", at), cast._person("Petra Falk", at)
    Coordination.create(person=nils, appointed_by=CAST.adam, appointed_at=at)
    CAST.empty_program = cast._program("A program that begins", nils, at)
    for person, role in ((nils, "coordinator"), (petra, "sponsor")):
        Staff.create(program=CAST.empty_program, person=person, role=role, appointed_by=CAST.adam, appointed_at=at)


def _a_pair_that_has_not_met(at: datetime) -> None:
    CAST.unmet = pair(place("Mira Vance", "mentor", at), place("Theo Brandt", "mentee", at), at)
    # Mira has read two cards, Theo none.
    Orientation.delete().where(Orientation.enrollment == CAST.theo_enrollment).execute()
    Orientation.update(read=2, finished_at=None).where(Orientation.enrollment == CAST.mira_enrollment).execute()


def _a_pair_that_has_ended(at: datetime) -> None:
    ended = pair(place("Ugo Sala", "mentor", at), place("Wanda Lind", "mentee", at), at, ended_at=at - timedelta(days=3))
    CAST.ended = ended
    CAST.ended_goal = Goal.create(mentorship=ended, owner=CAST.ugo, title="Explain one tool", set_at=at - timedelta(days=90), reached_at=at)
    cast._log(cast._session(ended, "ended@northwind", at - timedelta(days=20), CAST.wanda), CAST.ugo)


def _a_session_to_be_logged(at: datetime) -> None:
    pair_ = CAST.chidi_and_delphine
    CAST.unlogged = cast._session(pair_, "unlogged@northwind", at - timedelta(days=2, hours=1), CAST.delphine)
    MentoringSession.update(join_link="https://meet.northwind.example/a-room", agenda=cast.CANARIES.agenda).where(
        MentoringSession.id == CAST.planned.id
    ).execute()


def _a_proposal_without_an_answer(at: datetime) -> None:
    parts = Proposal.get(Proposal.mentor == CAST.ama_enrollment).parts
    said = {"open": "", "accepted": "accept", "declined": "decline"}
    names = (("Nora Quist", "Emil Meyer"), ("Yara Bloom", "Fritz Amsel"), ("Dina Roth", "Georg Palm"))
    for (name, answer), (mentor, mentee) in zip(said.items(), names, strict=True):
        places = place(mentor, "mentor", at), place(mentee, "mentee", at)
        pair = {"mentor": places[0], "mentee": places[1], "released_at": CAST.round.released_at}
        proposal = Proposal.create(round=CAST.round, **pair, score=4900, parts=parts)
        setattr(CAST, f"{name}_proposal", proposal)
        if answer:
            Verdict.create(proposal=proposal, person=places[0].person, answer=answer, given_at=at)


def _profiles(at: datetime) -> None:
    """One with every question answered and not sent; the leaders' questions hold the kinds that the cast's do not."""
    kinds = (("hours", "hours", "When could you meet on a working day?"), ("about", "text", "What should your mentor know?"))
    for position, (key, kind, prompt) in enumerate(kinds, 1):
        Question.create(program=CAST.program, role="mentee", position=position, key=key, kind=kind, prompt=prompt, shown_to="partners")
    place("Lea Hart", "mentor", at, complete=False)
    place("Hilde Wolf", "mentee", at, complete=False)
    hours = {"from": "09:00", "to": "17:00"}
    values = {"rated": {"data": 3, "ai": 2}, "many": ["data"], "one": "ai", "hours": hours, "text": "I joined last."}
    for enrollment in (CAST.lea_enrollment, CAST.hilde_enrollment):
        for question in Question.select().where(Question.program == CAST.program, Question.role == enrollment.role):
            Answer.create(enrollment=enrollment, question=question, value=values[question.kind], answered_at=at)


def _a_drawn_round(at: datetime) -> None:
    for number, name in enumerate(CANDIDATES.split("|")):
        role = "mentor" if number < 5 else "mentee"
        title = "Analyst" if role == "mentor" else "Vice President"
        row = place(name, role, at, department=("Tax", "Audit", "Deals")[number % 3], title=title)
        value = {"data": 1 + number % 3, "ai": 1 + (number + 1) % 3}
        Answer.create(enrollment=row, question=CAST.topics_question, value=value, answered_at=at)
    Forbidding.create(
        program=CAST.program, mentor=CAST.jonas_enrollment, mentee=CAST.benoit_enrollment, forbidden_by=CAST.carmen, forbidden_at=at
    )
    CAST.drawn_round = Round.create(program=CAST.program, number=2, asked_by=CAST.carmen, asked_at=at)
    draw(CAST.drawn_round, at=at)


def _rounds_that_are_not_drawn(at: datetime) -> None:
    Round.create(program=CAST.other_program, number=1, asked_by=CAST.otto, asked_at=at - timedelta(hours=3), failed_at=at)
    Round.create(program=CAST.other_program, number=2, asked_by=CAST.otto, asked_at=at)


def _answered_invitations(at: datetime) -> None:
    """One of each answer, and one that ran out."""
    for number, (name, answer) in enumerate((("Bo Yes", "yes"), ("Cy Later", "not_now"), ("Di No", "no"), ("Ed Silent", ""))):
        nonce = f"nonce-{number}"
        row = Invitation.create(
            program=CAST.program,
            employee=cast._employee(name, 3000 + number, 8, "Audit"),
            role="mentor",
            nonce=nonce,
            token_hash=hash_of(derive("invitation", nonce)),
            invited_by=CAST.carmen,
            invited_at=at - timedelta(days=30),
            expires_at=at - timedelta(days=16),
        )
        if answer:
            again = (at + timedelta(days=90)).date() if answer == "not_now" else None
            Reply.create(invitation=row, answer=answer, ask_again_on=again, replied_at=at - timedelta(days=25))


def _files_from_hr(at: datetime, settings: Settings) -> None:
    """One that waits with its problems, and one in each other state; the states of the worker are written, for none runs here."""
    folder, content = settings.rosters_dir, (ROOT / "tests/data/messy-roster.csv").read_bytes()
    about = {"source": "hr", "folder": folder, "at": at}
    truncated = b"employee id,email,first name,last name,level\n1,one@northwind.example,One,Person,8\n"
    take_in(ROSTER_BEFORE.encode(), file_name="roster-of-october.csv", by=CAST.otto, **about)
    CAST.applied_import = RosterImport.get()
    CAST.roster_import = check_in(content, file_name="messy-roster.csv", by=CAST.carmen, **about)
    CAST.guarded_import = check_in(truncated, file_name="everybody.csv", by=CAST.otto, is_full=True, **about)
    reading = {"file_name": "roster.xlsx", "read_at": at, "worked_at": at + timedelta(days=3)}
    CAST.opening_import = RosterImport.create(**reading)
    cells = {"Number": ["00701", "00702"], "Work e-mail": ["ama.owusu@northwind.example"], "Level": ["8", "3", "4"], "Cost center": []}
    headers = [{"header": header, "samples": samples} for header, samples in cells.items()]
    columns = {"Number": "employee_id"}
    CAST.unmapped_import = RosterImport.create(**reading, headers=headers, sheets=["People", "Leavers"], sheet="People")
    CAST.checking_import = RosterImport.create(**reading, headers=headers, columns=columns, rows_done=8_500, rows_total=20_000)
    CAST.failed_import = RosterImport.create(**reading, failed_at=at, failure=str(too_large()))


def _a_full_board(at: datetime) -> None:
    """Letters that cannot be delivered, somebody to be asked again, words in two versions, and suggestions in every state."""
    words = {**words_of(text_now(CAST.program, "mentor")), "signed_by": "Sofia Lindqvist", "signed_title": "Chief People Officer"}
    text = write_text(CAST.program, "mentor", words, by=CAST.carmen, at=at)
    asked = {"program": CAST.program, "role": "mentor", "wave": 2, "text": text, "invited_by": CAST.carmen}
    times = {"invited_at": at - timedelta(days=3), "expires_at": at + timedelta(days=11)}
    for number, (name, error) in enumerate((("Fay Refused", REFUSED), ("Guy Unlucky", "SMTPDataError"), ("Hal Again", ""))):
        employee, nonce = cast._employee(name, 3100 + number, 8, "Audit"), f"board-{number}"
        row = Invitation.create(employee=employee, nonce=nonce, token_hash=hash_of(derive("invitation", nonce)), **asked, **times)
        if error:
            tried = {"letter": LETTER, "payload": {}, "posted_at": at, "due_at": at, "tries": MOST_TRIES, "error": error}
            Letter.create(key=letter_key(row), **tried)
        else:
            Reply.create(invitation=row, answer="not_now", ask_again_on=at.date(), replied_at=at)
    suggested = {"program": CAST.program, "invitation": CAST.invitation, "role": "mentor", "suggested_at": at}
    ends = {"aside@northwind.example": {"declined_at": at}, CAST.ama.email: {"may_name": True}, employee.email: {"approved_at": at}}
    for email, more in ends.items():
        Nomination.create(email=email, **suggested, **more)


def _summaries(at: datetime, settings: Settings) -> None:
    """A published one with its paper, one that is being printed, one that could not be, and a draft."""
    words = {"headline": "Pairs keep meeting", "lead": "Most pairs met this month.", "decisions": "Give each pair an hour; the board"}
    words |= {"findings": "Leaders ask for more.\nMentors prepare with care.", "limits": "Only those who chose to take part."}
    settings.papers_dir.mkdir(exist_ok=True)
    (settings.papers_dir / f"{'0' * 64}.pdf").write_bytes(b"%PDF-1.7")
    ends = {"printed": {"printed_at": at, "paper_hash": "0" * 64}, "printing": {}, "unprinted": {"print_failure": "It was too long."}}
    for name, more in ends.items():
        row = make_draft(CAST.program, by=CAST.carmen, at=at)
        facts = {"published_at": at, "published_by": CAST.carmen, "print_asked_at": at, **words, **more}
        Publication.update(facts).where(Publication.id == row.id).execute()
        setattr(CAST, f"{name}_summary", row)
    CAST.draft_summary = make_draft(CAST.program, by=CAST.carmen, at=at)
    Publication.update(words).where(Publication.id == CAST.draft_summary.id).execute()


def _doors(at: datetime) -> None:
    """Links that open something: a mailed sign-in, the first administrator's, and two more devices."""
    CAST.link_token, CAST.setup_token = derive("sign-in", "gallery"), "the-first-administrator"
    later = at + timedelta(days=5)
    opened = {"asked_at": at, "expires_at": later, "browser_hash": hash_of("x")}
    SignIn.create(person=CAST.zoe, nonce="gallery", token_hash=hash_of(CAST.link_token), **opened)
    Setup.create(token_hash=hash_of(CAST.setup_token), made_at=at, expires_at=later)
    ask_to_sign_in(CAST.ama.email, browser="another", next_path=None, at=now())
    for label in ("Safari, iPhone", "Firefox, Windows"):
        times = {"signed_in_at": at, "proved_at": at, "seen_at": at, "ends_at": later}
        Device.create(person=Person.get_by_id(CAST.ama.id), token_hash=hash_of(label), label=label, **times)
    Method.create(key="password", is_on=True, switched_by=CAST.adam, switched_at=at)
    Password.create(person=CAST.ama, hash="a hash that nothing fits", set_at=at - timedelta(days=30))
    # Nobody is called at this address: see tests/gallery/stage.py.
    CompanyIdentity.create(person=CAST.ama, issuer="http://127.0.0.1:9", subject="ama", linked_at=at - timedelta(days=30))
    places = (("upward-administrators", "administrator", None), ("upward-board", "sponsor", CAST.program))
    for group, role, program in (*places, ("/people/mentoring/those who make programs", "convenor", None)):
        map_group(group, role=role, program=program, by=CAST.adam, at=at)
    follow_groups(CAST.petra, {"upward-board"}, at=at)


def _factors(at: datetime) -> None:
    """Ama has passkeys, one of them stopped, an app, and a form that waits; Nils's app waits for its first code; two staff have neither.

    Irma has an app, and looks while apps are switched off.
    """
    give_factors(CAST.ama, at=at)
    CAST.ama_passkey = Passkey.get(Passkey.person == CAST.ama)
    stopped = {"credential_id": "stopped", "public_key": "none", "user_handle": "ama", "halted_at": at}
    Passkey.create(person=CAST.ama, name="Chrome, Windows", added_at=at - timedelta(days=90), **stopped)
    start_app(CAST.nils, at=at)
    CAST.held_form = hold(CAST.ama, "/me/app/removal", "[]", at=at + timedelta(days=1))
    for name in ("Greta Nowak", "Hugo Wirth", "Irma Vogel"):
        Staff.create(program=CAST.empty_program, person=cast._person(name, at), role="sponsor", appointed_by=CAST.adam, appointed_at=at)
    give_app(CAST.irma, at=at)
