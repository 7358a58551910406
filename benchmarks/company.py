"""A company of any size in the portal's database: pairs with three sessions held and one planned, with goals and a journal."""
from collections.abc import Iterable
from datetime import datetime, timedelta

from portal.clock import now
from portal.db import Table, db
from portal.enrollment.models import Employee, Enrollment
from portal.goals.models import Goal, JournalEntry, Milestone
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.people.devices import sign_in_device
from portal.people.models import Person
from portal.programs.models import Program, Staff
from portal.sessions.models import MentoringSession, SessionLog

AT_ONCE = 500
HELD = 3


def fill(people: int) -> dict[str, str]:
    """Write so many participants and a coordinator; the device tokens of one mentor and of the coordinator."""
    at = now()
    with db.atomic():
        program = Program.create(name="Upward at Northwind", purpose="generations", starts_on=at.date(), made_at=at)
        _people(people, program, at)
        _mentorships(people // 2, program, at)
        _words(people // 2, at)
        coordinator = Person.create(
            email="carmen@northwind.example", given_name="Carmen", family_name="Ruiz", timezone="Europe/Paris", joined_at=at
        )
        Staff.create(program=program, person=coordinator, role="coordinator", appointed_at=at)
        who = {"mentor": Person.get_by_id(1), "coordinator": coordinator}
        tokens = {name: sign_in_device(person, label="Benchmark", way="passkey") for name, person in who.items()}
    if people > 1000:
        db.execute_sql("ANALYZE")
    return tokens


def _put(model: type[Table], rows: Iterable[dict]) -> None:
    waiting: list[dict] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == AT_ONCE:
            model.insert_many(waiting).execute()
            waiting.clear()
    if waiting:
        model.insert_many(waiting).execute()


def _people(people: int, program: Program, at: datetime) -> None:
    """Persons, roster rows and places under the same numbers: odd ones mentor, even ones are mentored."""
    numbers = range(1, people + 1)
    names = [
        {"email": f"person.{number}@northwind.example", "given_name": f"Given{number}", "family_name": f"Family{number}"}
        for number in numbers
    ]  # fmt: skip
    _put(Person, ({"id": number, "timezone": "Europe/Paris", "joined_at": at, **name} for number, name in zip(numbers, names, strict=True)))
    _put(Employee, (
        {
            "id": number, "employee_id": str(number), "job_level": 8 if number % 2 else 3, "department": f"Department {number % 12}",
            "location": f"Site {number % 6}", "languages": ["en"], "person": number, "title": "Somebody", **name,
        }
        for number, name in zip(numbers, names, strict=True)
    ))  # fmt: skip
    _put(Enrollment, (
        {
            "id": number, "program": program.id, "person": number, "employee": number, "role": "mentor" if number % 2 else "mentee",
            "capacity": 1, "enrolled_at": at, "started_at": at, "completed_at": at,
        }
        for number in numbers
    ))  # fmt: skip


def _mentorships(pairs: int, program: Program, at: datetime) -> None:
    numbers = range(1, pairs + 1)
    begun = at - timedelta(days=100)
    _put(Mentorship, (
        {
            "id": number, "program": program.id, "started_at": begun, "starts_on": begun.date(), "sessions_agreed": 6,
            "days_between_sessions": 30, "session_minutes": 45,
        }
        for number in numbers
    ))  # fmt: skip
    _put(Member, (
        {"mentorship": number, "person": person, "enrollment": person, "role": role}
        for number in numbers for person, role in _both(number)
    ))  # fmt: skip
    _put(Orientation, (
        {"enrollment": person, "started_at": begun, "read": 6, "finished_at": begun}
        for number in numbers for person, _role in _both(number)
    ))  # fmt: skip
    _put(MentoringSession, (
        {
            "id": number * 10 + place, "mentorship": number, "uid": f"{number}-{place}@northwind", "minutes": 45,
            "starts_at": at - timedelta(days=30 * (HELD - place)) + timedelta(days=5), "planned_by": 2 * number, "planned_at": begun,
        }
        for number in numbers for place in range(HELD + 1)
    ))  # fmt: skip
    _put(SessionLog, (
        {
            "session": number * 10 + place, "written_by": person, "outcome": "happened", "minutes": 45, "worth": 4, "topics": [],
            "logged_at": begun, "changed_at": begun,
        }
        for number in numbers for place in range(HELD) for person, _role in _both(number)
    ))  # fmt: skip


def _words(pairs: int, at: datetime) -> None:
    numbers = range(1, pairs + 1)
    _put(Goal, (
        {"id": number * 10 + place, "mentorship": number, "owner": 2 * number - 1, "title": f"Goal {place}", "set_at": at}
        for number in numbers for place in range(2)
    ))  # fmt: skip
    _put(Milestone, (
        {"goal": number * 10 + place, "title": f"Step {step}", "set_at": at}
        for number in numbers for place in range(2) for step in range(2)
    ))  # fmt: skip
    _put(JournalEntry, (
        {"mentorship": number, "written_by": 2 * number, "is_private": False, "words": "Words to keep. " * 20, "written_at": at}
        for number in numbers for _ in range(3)
    ))  # fmt: skip


def _both(number: int) -> tuple[tuple[int, str], tuple[int, str]]:
    return (2 * number - 1, "mentor"), (2 * number, "mentee")
