"""What a file would change on the roster: a comparison of its rows with what stands there, without writing anything."""
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from portal.enrollment.roster.characters import shown
from portal.enrollment.roster.rows import REFUSED, Problem, RosterRow
from portal.enrollment.roster_queries import FACTS
from portal.words import lazy as _

GONE = "gone"


class Standing(NamedTuple):
    """Somebody on the roster: the facts in the order of FACTS, then the row."""

    facts: tuple
    id: int
    manager_id: int | None
    gone_on: Any
    person_id: int | None

    @property
    def status(self) -> str:
        """active, leave or gone."""
        return self.facts[-1]

    @property
    def email(self) -> str:
        """The address as the roster has it."""
        return self.facts[1]


@dataclass
class Comparison:
    """The rows of a file by what they are to the roster; `leavers` and `back` are among the changed ones or the new."""

    standing: dict[str, Standing]
    new: list[RosterRow] = field(default_factory=list)
    changed: list[RosterRow] = field(default_factory=list)
    unchanged: list[RosterRow] = field(default_factory=list)
    leavers: list[RosterRow] = field(default_factory=list)
    back: list[RosterRow] = field(default_factory=list)
    absent: int = 0

    def counts(self) -> dict[str, int]:
        """How many there are of each."""
        kinds = ("new", "changed", "unchanged", "leavers", "back")
        return {kind: len(getattr(self, kind)) for kind in kinds} | {"absent": self.absent}


def facts_of(row: RosterRow) -> tuple:
    """The row in the order of FACTS, as the table keeps it."""
    values = [getattr(row, name) for name in FACTS]
    values[FACTS.index("timezone")] = row.timezone or "UTC"
    values[FACTS.index("languages")] = list(row.languages)
    return tuple(values)


def standing_by_number(rows: Iterable[tuple]) -> dict[str, Standing]:
    """{employee id: Standing} of the tuples that `standing_rows` gives."""
    cut = len(FACTS)
    return {row[0]: Standing(row[:cut], *row[cut:]) for row in rows}


def compare(rows: Iterable[RosterRow], standing: dict[str, Standing]) -> Comparison:
    """What the rows would change. Who stands on the roster and not in the file is counted as absent and left alone."""
    result, seen = Comparison(standing), set()
    number_of = {person.id: number for number, person in standing.items()}
    for row in rows:
        seen.add(row.employee_id)
        person = standing.get(row.employee_id)
        _place(row, person, number_of.get(person.manager_id) if person else None, result)
    result.absent = sum(1 for number, person in standing.items() if number not in seen and person.status != GONE)
    return result


def _place(row: RosterRow, person: Standing | None, manager: str | None, result: Comparison) -> None:
    if person is None:
        result.new.append(row)
    elif facts_of(row) == person.facts and row.manager_employee_id == manager:
        result.unchanged.append(row)
    else:
        result.changed.append(row)
    was_gone = person is not None and person.status == GONE
    if row.status == GONE and not was_gone:
        result.leavers.append(row)
    elif was_gone and row.status != GONE:
        result.back.append(row)


def without_taken_addresses(
    rows: Iterable[RosterRow], standing: dict[str, Standing]
) -> tuple[list[RosterRow], list[Problem]]:
    """The rows that can stand, and the refusals of those whose e-mail belongs to somebody else on the roster.

    Who gets another e-mail by the same file gives the old one free, but only if that row stands itself: hence the repeats.
    """
    kept, refused = list(rows), []
    owner = {person.email: number for number, person in standing.items()}
    while True:
        moved = {row.employee_id for row in kept if row.employee_id in standing and standing[row.employee_id].email != row.email}
        taken = [row for row in kept if (holder := owner.get(row.email, row.employee_id)) != row.employee_id and holder not in moved]
        if not taken:
            return kept, refused
        refused += [Problem(row.line, "email", REFUSED, _taken(row, owner)) for row in taken]
        lines = {row.line for row in taken}
        kept = [row for row in kept if row.line not in lines]


def _taken(row: RosterRow, owner: dict[str, str]):
    return _("“%(email)s” belongs to employee %(holder)s on the roster.", email=shown(row.email), holder=shown(owner[row.email]))
