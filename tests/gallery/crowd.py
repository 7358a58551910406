"""A program that is full: names and words as long as they come, and more of everything than a page holds."""
from datetime import datetime, timedelta

from portal.enrollment.models import Employee, Enrollment, Invitation, Question
from portal.goals.models import Goal, JournalEntry, Milestone
from portal.launch.models import Guest, Kickoff
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.people.models import Person
from portal.programs.models import Coordination, Staff
from portal.sessions.models import MentoringSession, SessionLog
from portal.web.links import hash_of
from tests import cast
from tests.cast import CAST

PAIRS = 64
LONG_GIVEN, LONG_FAMILY = "Maximiliane-Alexandra", "von Hohenstein-Schwarzenberg-Sondershausen"
LONG_NAME = "Leaders learn from those who joined last, across all countries, languages and lines of work"
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
LONG_WORDS = f"How the {LONG_WORD} changes what an analyst may write in a report. " * 6
LONG_TITLE = "Senior Vice President, International Indirect Tax and Customs Advisory Services"
LONG_DEPARTMENT = "International Indirect Tax, Customs and Global Trade Advisory"


def make_a_crowd(at: datetime) -> None:
    """The long program with its coordinator `xaver`, its sponsor `ysolde`, its mentor `maxi` and its leader `bartholomea`."""
    xaver, ysolde = cast._person("Xaver Ostermann", at), cast._person("Ysolde Quint", at)
    Coordination.create(person=xaver, appointed_by=CAST.adam, appointed_at=at)
    CAST.long_program = cast._program(LONG_NAME, xaver, at)
    for person, role in ((xaver, "coordinator"), (ysolde, "sponsor")):
        Staff.create(program=CAST.long_program, person=person, role=role, appointed_by=CAST.adam, appointed_at=at)
    places = [(_place(number, "mentor", at), _place(number, "mentee", at)) for number in range(PAIRS)]
    pairs = [_pair(mentor, mentee, at, number) for number, (mentor, mentee) in enumerate(places)]
    CAST.maxi, CAST.bartholomea, CAST.long_pair = places[0][0].person, places[0][1].person, pairs[0]
    _kickoff(at)
    CAST.long_enrollment = places[0][0]
    _words(at)
    _invitations(at)
    Question.create(
        program=CAST.long_program, role="mentor", position=1, key="topics", kind="many", prompt=LONG_WORDS[:190], hint=LONG_WORDS[:290],
        options=[{"key": f"k{n}", "label": f"{LONG_WORD} {n}"} for n in range(30)],
    )
    CAST.waiting_enrollment = _place(PAIRS, "mentor", at, complete=False)
    CAST.waiting = CAST.waiting_enrollment.person


def _kickoff(at: datetime) -> None:
    """Launched, and still to come; a quarter of the people have not read the cards."""
    rest = [place.id for place in Enrollment.select().where(Enrollment.program == CAST.long_program) if place.id % 4 == 0]
    Orientation.update(finished_at=None).where(Orientation.enrollment.in_(rest)).execute()
    written = {"written_by": CAST.xaver, "written_at": at, "launched_at": at - timedelta(days=40)}
    kickoff = Kickoff.create(
        program=CAST.long_program, uid="kick-off", starts_at=at + timedelta(days=9), minutes=90, place=LONG_DEPARTMENT,
        join_link="https://meet.example/a-room-with-a-long-name", words=LONG_WORDS, **written,
    )
    for person in (CAST.xaver, CAST.maxi):
        Guest.create(kickoff=kickoff, person=person, asked_at=at)


def _place(number: int, role: str, at: datetime, *, complete: bool = True) -> Enrollment:
    given = LONG_GIVEN if role == "mentor" else "Bartholomea-Wilhelmina"
    names = {"given_name": given, "family_name": f"{LONG_FAMILY} {number}", "email": f"{role}-{number}@{'long-' * 8}northwind.example"}
    person = Person.create(joined_at=at - timedelta(days=90), timezone="America/Argentina/Buenos_Aires", **names)
    employee = Employee.create(
        employee_id=f"L{role}{number}", job_level=8 if role == "mentor" else 3, title=LONG_TITLE, department=LONG_DEPARTMENT,
        location="Llanfairpwllgwyngyll", languages=["en"], person=person, **names,
    )
    done = at - timedelta(days=80) if complete else None
    return Enrollment.create(
        program=CAST.long_program, person=person, employee=employee, role=role, enrolled_at=at - timedelta(days=85), completed_at=done
    )


def _pair(mentor: Enrollment, mentee: Enrollment, at: datetime, number: int) -> Mentorship:
    begun = at - timedelta(days=70)
    agreed = {"sessions_agreed": 12, "days_between_sessions": 14, "session_minutes": 45}
    row = Mentorship.create(program=CAST.long_program, started_at=begun, starts_on=begun.date(), **agreed)
    for enrollment in (mentor, mentee):
        Member.create(mentorship=row, person=enrollment.person, enrollment=enrollment, role=enrollment.role)
        Orientation.insert(enrollment=enrollment, started_at=at, read=6, finished_at=at).on_conflict_ignore().execute()
    for back in range(number % 5):
        _met(row, mentor.person, at - timedelta(days=10 + 12 * back), f"long-{number}-{back}")
    return row


def _met(row: Mentorship, person: Person, starts_at: datetime, uid: str, **log) -> None:
    planned = {"starts_at": starts_at, "minutes": 45, "planned_by": person, "planned_at": starts_at}
    session = MentoringSession.create(mentorship=row, uid=uid, **planned)
    at = starts_at + timedelta(hours=2)
    said = {"outcome": "happened", "minutes": 45, "format": "video", **log}
    SessionLog.create(session=session, written_by=person, logged_at=at, changed_at=at, **said)


def _words(at: datetime) -> None:
    """The first pair has met often and written much, in the longest words there are."""
    row, maxi = CAST.long_pair, CAST.maxi
    for number in range(9):
        _met(row, maxi, at - timedelta(days=5 + 6 * number), f"much-{number}", worth=5, shared_note=LONG_WORDS, private_note=LONG_WORDS)
    MentoringSession.create(
        mentorship=row, uid="long-next", starts_at=at + timedelta(days=4), minutes=120, planned_by=maxi, planned_at=at,
        agenda=LONG_WORDS, join_link=f"https://meet.northwind.example/{'a-very-long-room-' * 12}",
    )
    for number in range(6):
        CAST.long_goal = goal = Goal.create(
            mentorship=row, owner=maxi if number % 2 else CAST.bartholomea, title=f"{LONG_WORD} {LONG_WORDS}"[:200],
            success_test=LONG_WORDS[:300], set_at=at - timedelta(days=40), due_on=(at + timedelta(days=10 - 4 * number)).date(),
        )
        Milestone.create(goal=goal, title=LONG_WORDS[:190], set_at=at, due_on=at.date())
    for number in range(60):
        written = {"is_private": False, "words": f"{LONG_WORDS} {number}", "written_at": at - timedelta(hours=20 * number + 1)}
        JournalEntry.create(mentorship=row, written_by=maxi, **written)


def _invitations(at: datetime) -> None:
    for number in range(60):
        names = {"given_name": LONG_GIVEN, "family_name": f"{LONG_FAMILY} {number}", "email": f"asked-{number}@northwind.example"}
        facts = {"job_level": 8, "title": LONG_TITLE, "department": LONG_DEPARTMENT, "languages": ["en"]}
        employee = Employee.create(employee_id=f"A{number}", **facts, **names)
        Invitation.create(
            program=CAST.long_program, employee=employee, role="mentor", nonce=f"crowd-{number}", token_hash=hash_of(f"crowd-{number}"),
            invited_by=CAST.xaver, invited_at=at - timedelta(days=number % 20), expires_at=at + timedelta(days=14 - number % 20),
        )
