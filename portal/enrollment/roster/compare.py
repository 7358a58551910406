"""What a file would change on the roster: a comparison of its rows with what stands there, without writing anything."""
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from sys import intern
from typing import Any, NamedTuple

from portal.enrollment.roster.file.characters import shown
from portal.enrollment.roster.file.fields import ACTIVE, GONE
from portal.enrollment.roster.file.rows import REFUSED, WARNED, Problem, RosterRow
from portal.enrollment.roster.models import ABSENT, BACK, CHANGED, LEAVER, NEW, UNCHANGED
from portal.enrollment.roster.queries import FACTS
from portal.words import lazy as _

PLACE = {name: place for place, name in enumerate(FACTS)}
STATUS, EMAIL = PLACE["status"], PLACE["email"]


class Standing(NamedTuple):
    """Somebody on the roster: the facts in the order of FACTS, then the row and what hangs on it."""

    facts: tuple
    id: int
    manager: str | None
    gone_on: date | None

    @property
    def status(self) -> str:
        """active, leave or gone."""
        return self.facts[STATUS]

    @property
    def email(self) -> str:
        """The address as the roster has it."""
        return self.facts[EMAIL]


class Compared(NamedTuple):
    """One person of a file beside the roster: the kind of change, and how the person would stand."""

    kind: str
    line: int | None
    row_id: int | None = None
    facts: tuple = ()
    gone_on: date | None = None
    manager: str | None = None


def standing_by_number(rows: Iterable[tuple]) -> dict[str, Standing]:
    """{employee id: Standing} of the tuples that `standing_rows` gives."""
    cut = len(FACTS)
    return {row[0]: Standing(row[:cut], *row[cut:]) for row in map(_shared, rows)}


def _shared(row: tuple) -> tuple:
    """The row with words that are the same as everybody else's: twenty thousand people share a dozen departments."""
    return tuple(intern(value) if type(value) is str else value for value in row)


def compare(row: RosterRow, person: Standing | None, mapped: frozenset[str], today: date) -> Compared:
    """What one row does. What the file has no column for stays as it stands; who is in a file without a status has not left."""
    facts, manager = _facts_of(row, person, mapped)
    gone_on = (person and person.gone_on) or today if facts[STATUS] == GONE else None
    return Compared(_kind_of(facts, manager, person), row.line, person and person.id, facts, gone_on, manager)


def absent(standing: dict[str, Standing], seen: frozenset[str], today: date) -> Iterator[Compared]:
    """Those who stand on the roster and are not in a file that should hold everybody: as gone, with the day on which that was seen."""
    for number, person in standing.items():
        if number not in seen and person.status != GONE:
            facts = (*person.facts[:STATUS], GONE, *person.facts[STATUS + 1 :])
            yield Compared(ABSENT, None, person.id, facts, today, person.manager)


def _facts_of(row: RosterRow, person: Standing | None, mapped: frozenset[str]) -> tuple[tuple, str | None]:
    values: dict[str, Any] = {name: getattr(row, name) for name in FACTS}
    values["languages"] = list(row.languages)
    manager = row.manager_employee_id
    if person:
        kept = {name: person.facts[place] for name, place in PLACE.items() if name not in mapped}
        if kept.get("status") == GONE:
            kept["status"] = ACTIVE
        values |= kept
        manager = manager if "manager_employee_id" in mapped else person.manager
    values["timezone"] = values["timezone"] or "UTC"
    return tuple(values[name] for name in FACTS), manager


def _kind_of(facts: tuple, manager: str | None, person: Standing | None) -> str:
    if person is None:
        return NEW
    if (facts[STATUS] == GONE) != (person.status == GONE):
        return LEAVER if facts[STATUS] == GONE else BACK
    return UNCHANGED if facts == person.facts and manager == person.manager else CHANGED


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


def without_lost_managers(rows: list[RosterRow], standing: dict[str, Standing]) -> tuple[list[RosterRow], list[Problem]]:
    """The rows, those without a manager whose manager's own row was refused, and a warning for each of these."""
    known = {row.employee_id for row in rows} | standing.keys()
    kept, warnings = [], []
    for row in rows:
        if row.manager_employee_id is not None and row.manager_employee_id not in known:
            manager = shown(row.manager_employee_id)
            reason = _("The row of the manager “%(manager)s” is refused. The person is read without one.", manager=manager)
            warnings.append(Problem(row.line, "manager_employee_id", WARNED, reason))
            row = replace(row, manager_employee_id=None)
        kept.append(row)
    return kept, warnings


def _taken(row: RosterRow, owner: dict[str, str]):
    return _("“%(email)s” belongs to employee %(holder)s on the roster.", email=shown(row.email), holder=shown(owner[row.email]))
