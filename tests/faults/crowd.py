"""The people who write while things break: pairs with a past to log and nothing planned yet."""
from datetime import UTC, date, datetime, time, timedelta

from portal.clock import now
from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Proposal, Round
from portal.people.devices import sign_in_device
from portal.people.models import Person
from portal.programs.models import Program
from portal.sessions.models import MentoringSession

SESSIONS = 400


def make_crowd(pairs: int, sessions: int = SESSIONS) -> dict:
    """Write so many pairs, each with `sessions` past sessions that nobody has logged; tokens and ids for their writers."""
    at = now()
    program = Program.create(
        name="Under load", purpose="generations", starts_on=at.date(), mentors_wanted=pairs, mentees_wanted=pairs, made_at=at
    )
    drawn = Round.create(program=program, number=1, asked_at=at)
    found = [_pair(number, program, drawn, sessions, at) for number in range(pairs)]
    return {"program": program.id, "writers": [writer for pair in found for writer in pair]}


def _pair(number: int, program: Program, drawn: Round, sessions: int, at: datetime) -> list[dict]:
    places = [_place(number, role, program, at) for role in ("mentor", "mentee")]
    proposal = Proposal.create(round=drawn, mentor=places[0], mentee=places[1], score=1, parts=[], released_at=drawn.released_at)
    mentorship = Mentorship.create(
        program=program, proposal=proposal, started_at=at, starts_on=at.date(), sessions_agreed=6, days_between_sessions=30,
        session_minutes=45,
    )  # fmt: skip
    for place in places:
        Member.create(mentorship=mentorship, person=place.person, enrollment=place, role=place.role)
    held = _held(mentorship, places[0].person, sessions, at)
    shared = {"mentorship": mentorship.id, "sessions": held}
    return [
        {**shared, "person": place.person_id, "side": side, "token": sign_in_device(place.person, label="Test")}
        for side, place in enumerate(places)
    ]


def _place(number: int, role: str, program: Program, at: datetime) -> Enrollment:
    person = Person.create(
        email=f"{role}.{number}@northwind.example", given_name=role.title(), family_name=str(number), timezone="UTC", joined_at=at
    )
    employee = Employee.create(
        employee_id=f"{role}-{number}", email=person.email, given_name=person.given_name, family_name=person.family_name,
        job_level=8 if role == "mentor" else 3, department=f"{role} {number}", languages=["en"], person=person,
    )  # fmt: skip
    return Enrollment.create(
        program=program, person=person, employee=employee, role=role, capacity=1, enrolled_at=at, started_at=at, completed_at=at
    )


def _held(mentorship: Mentorship, planner: Person, sessions: int, at: datetime) -> list[int]:
    """Past sessions, one a day at noon, the latest yesterday: their ids."""
    days = [date.fromordinal(at.date().toordinal() - 1 - back) for back in range(sessions)]
    rows = [
        {
            "mentorship": mentorship, "uid": f"{mentorship.id}-{day}@load", "starts_at": datetime.combine(day, time(12), UTC),
            "minutes": 15, "planned_by": planner, "planned_at": at - timedelta(days=sessions + 1),
        }
        for day in days
    ]  # fmt: skip
    for first in range(0, len(rows), 50):
        MentoringSession.insert_many(rows[first : first + 50]).execute()
    found = MentoringSession.select(MentoringSession.id).where(MentoringSession.mentorship == mentorship)
    return [row.id for row in found.order_by(MentoringSession.id)]
