"""Who of a program's coordinators may be told something in confidence: nobody in the writer's reporting line, and no partner."""
from dataclasses import dataclass

from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Member
from portal.pairing.firm import is_above
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing, programs_coordinated_by

SELF, PARTNER, LINE = "self", "partner", "line"


@dataclass(frozen=True)
class Confidants:
    """The coordinators of one program as somebody with a place in it may turn to them.

    `offered` may be chosen; `left_out` are the others, each with SELF, PARTNER or LINE.
    """

    offered: list[Person]
    left_out: list[tuple[Person, str]]


def confidants_of(place: Enrollment) -> Confidants:
    """Whom the holder of this place may tell something, and who is left out and why."""
    found = Confidants([], [])
    for person in people_staffing(place.program_id, "coordinator"):
        reason = reason_against(person, place)
        if reason is None:
            found.offered.append(person)
        else:
            found.left_out.append((person, reason))
    return found


def may_be_told(person: Person, place: Enrollment) -> bool:
    """Whether `person` coordinates the program of this place now, and nothing stands against telling that person."""
    coordinates = programs_coordinated_by(person).where(Program.id == place.program_id).exists() and person.left_at is None
    return coordinates and reason_against(person, place) is None


def reason_against(person: Person, place: Enrollment) -> str | None:
    """Why `person` is not to read what the holder of this place tells in confidence; None when nothing stands against it."""
    if person.id == place.person_id:
        return SELF
    mine = Member.select(Member.mentorship).where(Member.person == place.person_id)
    if Member.select().where(Member.person == person, Member.mentorship.in_(mine)).exists():
        return PARTNER
    # Nothing that a junior writes may reach a manager, be it the direct one or one above; nor somebody who works for the writer.
    lines = Employee.select(Employee.id).where((Employee.person == person) | (Employee.email == person.email))
    lines = [number for (number,) in lines.order_by(Employee.id).tuples()]
    in_line = any(is_above(one, place.employee_id) or is_above(place.employee_id, one) for one in lines)
    return LINE if in_line else None
