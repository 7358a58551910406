"""Who of a program's coordinators may be told something in confidence: nobody in the writer's reporting line, and no partner."""
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Member
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
    return _coordinates(person, place.program_id) and reason_against(person, place) is None


def only_readable(rows: Iterable, person: Person, program: Program) -> list:
    """Of rows with a `place` in this program, those that `person` may be told; a few statements, however many rows there are."""
    rows = list(rows)
    if not rows or not _coordinates(person, program.id):
        return []
    nearness = _Nearness(person)
    return [row for row in rows if nearness.to(row.place) is None]


def reason_against(person: Person, place: Enrollment) -> str | None:
    """Why `person` is not to read what the holder of this place tells in confidence; None when nothing stands against it."""
    return _Nearness(person).to(place)


def _coordinates(person: Person, program: int) -> bool:
    return person.left_at is None and programs_coordinated_by(person).where(Program.id == program).exists()


class _Nearness:
    """How near one person stands to others; what was looked up for one of them is known for the next."""

    def __init__(self, person: Person):
        self.person = person
        self._manager: dict[int, int | None] = {}

    def to(self, place: Enrollment) -> str | None:
        if self.person.id == place.person_id:
            return SELF
        if place.person_id in self._partners:
            return PARTNER
        # Nothing that a junior writes may reach a manager, be it the direct one or one above; nor somebody who works for the writer.
        above = self._above(place.employee_id)
        return LINE if any(line in above or place.employee_id in self._above(line) for line in self._lines) else None

    @cached_property
    def _partners(self) -> set[int]:
        """Whoever meets this person in a mentorship, or did."""
        mine = Member.select(Member.mentorship).where(Member.person == self.person)
        return {person for (person,) in Member.select(Member.person).where(Member.mentorship.in_(mine)).distinct().tuples()}

    @cached_property
    def _lines(self) -> list[int]:
        """This person's lines of the roster."""
        rows = Employee.select(Employee.id).where((Employee.person == self.person) | (Employee.email == self.person.email))
        return [number for (number,) in rows.order_by(Employee.id).tuples()]

    def _above(self, employee: int) -> set[int]:
        """Everybody above an employee, at any distance; a circle in the roster ends the walk."""
        found, at = set(), self._manager_of(employee)
        while at is not None and at not in found:
            found.add(at)
            at = self._manager_of(at)
        return found

    def _manager_of(self, employee: int) -> int | None:
        if employee not in self._manager:
            self._manager[employee] = Employee.select(Employee.manager).where(Employee.id == employee).scalar()
        return self._manager[employee]
