"""Who of a program's coordinators may be told in confidence: nobody in a reporting line with the writer or with whom the writer meets."""
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from peewee import ModelSelect

from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing, programs_coordinated_by

SELF, PARTNER, LINE, THEIR_LINE = "self", "partner", "line", "their line"


@dataclass(frozen=True)
class Confidants:
    """The coordinators of one program as somebody with a place in it may turn to them.

    `offered` may be chosen; `left_out` are the others, each with SELF, PARTNER, LINE or THEIR_LINE.
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
    nearness.look_up(program.id, [row.place for row in rows])
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
        self._met: dict[tuple[int, int], set[int]] = {}

    def to(self, place: Enrollment) -> str | None:
        if self.person.id == place.person_id:
            return SELF
        if place.person_id in self._partners:
            return PARTNER
        # Nothing that a junior writes may reach a manager, be it the direct one or one above; nor somebody who works for the writer.
        if self._is_in_line_with(place.employee_id):
            return LINE
        # What is told may be about the partner: whoever works for the partner, or is above the partner, is no reader of it.
        return THEIR_LINE if any(self._is_in_line_with(employee) for employee in self._met_by(place)) else None

    def look_up(self, program: int, places: list[Enrollment]) -> None:
        """Read what is asked about these places of one program, in as many statements for a hundred of them as for one."""
        writers = {place.person_id for place in places}
        self._met |= {(program, person): set() for person in writers}
        for person, employee in _who_meets_whom(program, writers):
            self._met[program, person].add(employee)
        met = set().union(*(self._met[program, person] for person in writers))
        self._walk_up({*self._lines, *met, *(place.employee_id for place in places)})

    def _met_by(self, place: Enrollment) -> set[int]:
        key = (place.program_id, place.person_id)
        if key not in self._met:
            self.look_up(place.program_id, [place])
        return self._met[key]

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

    def _is_in_line_with(self, employee: int) -> bool:
        above = self._above(employee)
        return any(line in above or employee in self._above(line) for line in self._lines)

    def _above(self, employee: int) -> set[int]:
        """Everybody above an employee, at any distance; a circle in the roster ends the walk."""
        self._walk_up({employee})
        found, at = set(), self._manager[employee]
        while at is not None and at not in found:
            found.add(at)
            at = self._manager[at]
        return found

    def _walk_up(self, employees: set[int]) -> None:
        """Learn the managers of these, and the managers' managers: a statement for each step up."""
        while unknown := employees - self._manager.keys() - {None}:
            rows = dict(Employee.select(Employee.id, Employee.manager).where(Employee.id.in_(unknown)).tuples())
            self._manager |= dict.fromkeys(unknown) | rows
            employees = set(rows.values())


def _who_meets_whom(program: int, people: set[int]) -> ModelSelect:
    """(person, employee) of each of these people and each other member of a mentorship of theirs in this program, ended ones included."""
    mine = Member.alias()
    rows = Member.select(mine.person, Enrollment.employee).join_from(Member, Enrollment).join_from(Member, Mentorship)
    rows = rows.join_from(Member, mine, on=(mine.mentorship == Member.mentorship) & (mine.person != Member.person))
    return rows.where(mine.person.in_(people), Mentorship.program == program).distinct().tuples()
