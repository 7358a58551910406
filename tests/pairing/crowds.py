"""People to pair, beside the cast: as many as a test asks for."""
from datetime import timedelta

from portal.enrollment.models import Answer, Employee, Enrollment
from portal.people.models import Person


def only_these(cast) -> None:
    """The mentors of the cast have no place left."""
    Enrollment.update(capacity=1).where(Enrollment.id.in_([cast.ama_enrollment.id, cast.chidi_enrollment.id])).execute()


def more_people(cast, at, mentors: int, leaders: int, *, places: int = 1, prefix: str = "p") -> tuple[list[Enrollment], list[Enrollment]]:
    """(mentors, leaders) with complete profiles in the cast's program; each of the mentors can take so many leaders."""
    made = {"mentor": [], "mentee": []}
    for number in range(mentors + leaders):
        role, level = ("mentor", 8) if number < mentors else ("mentee", 3)
        name = {"given_name": f"{prefix.title()}{number}", "family_name": role.title(), "email": f"{prefix}{number}@northwind.example"}
        person = Person.create(joined_at=at, timezone="Europe/Paris", **name)
        roster = {"employee_id": f"{prefix}-{number}", "job_level": level, "department": ["Tax", "Audit", "Deals"][number % 3]}
        employee = Employee.create(person=person, languages=["en"], **roster, **name)
        place = {"program": cast.program, "person": person, "employee": employee, "role": role, "enrolled_at": at}
        row = Enrollment.create(**place, capacity=places if role == "mentor" else 1, completed_at=at - timedelta(minutes=number))
        made[role].append(row)
        if role == "mentor":
            Answer.create(enrollment=row, question=cast.topics_question, value={"data": 1 + number % 3}, answered_at=at)
    return made["mentor"], made["mentee"]
