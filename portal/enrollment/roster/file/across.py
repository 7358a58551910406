"""What only the whole file can tell: who came first, which zone a location keeps, who manages whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from portal.enrollment.roster.file.characters import shown
from portal.enrollment.roster.file.rows import REFUSED, WARNED, Problem, RosterRow
from portal.words import lazy as _


class FirstStands:
    """Remembers ids and e-mails; the first row that bears one stands, a later one is refused."""

    def __init__(self):
        self._lines = {"employee_id": {}, "email": {}}

    def objections(self, row: RosterRow) -> list[Problem]:
        """Why this row cannot stand, which is nothing if it does."""
        problems = [
            Problem(row.line, column, REFUSED, _("“%(value)s” already stands in line %(line)s.", value=shown(value), line=seen[value]))
            for column, seen in self._lines.items()
            if (value := getattr(row, column)) in seen
        ]
        if not problems:
            for column, seen in self._lines.items():
                seen[getattr(row, column)] = row.line
        return problems


def with_zones(rows: Iterable[RosterRow], written: dict[int, str]) -> Iterator[tuple[RosterRow, Problem | None]]:
    """Each row with a zone if its location has one; `written` holds, by line, the cells in which no zone was found."""
    rows = list(rows)
    zones = defaultdict(Counter)
    for row in rows:
        if row.timezone:
            zones[row.location.casefold()][row.timezone] += 1
    usual = {location: counter.most_common(1)[0][0] for location, counter in zones.items() if location}
    for row in rows:
        zone = usual.get(row.location.casefold())
        if row.timezone or not (zone or written.get(row.line)):
            yield row, None
        else:
            yield replace(row, timezone=zone), Problem(row.line, "timezone", WARNED, _zone_reason(row, written.get(row.line, ""), zone))


def _zone_reason(row: RosterRow, cell: str, zone: str | None):
    if not cell:
        return _("There is no time zone. %(zone)s is taken, as for others in %(location)s.", zone=zone, location=shown(row.location))
    if zone:
        return _("“%(cell)s” is not a time zone. %(zone)s is taken, as for others in %(location)s.",
                 cell=shown(cell), zone=zone, location=shown(row.location))
    return _("“%(cell)s” is not a time zone. The person is read without one.", cell=shown(cell))


def with_managers(
    rows: Iterable[RosterRow], on_roster: Mapping[str, str | None] | None = None
) -> Iterator[tuple[RosterRow, Problem | None]]:
    """Each row with a manager who is known and is not, over however many steps, managed by this very person.

    Known are those who stand in the file, and those of `on_roster`: {employee id: the manager's employee id} of earlier files.
    """
    rows = list(rows)
    manager_of = dict(on_roster or {}) | {row.employee_id: row.manager_employee_id for row in rows}
    looped = in_loops(manager_of)
    for row in rows:
        manager = row.manager_employee_id
        if manager is None or (manager in manager_of and row.employee_id not in looped):
            yield row, None
        else:
            yield replace(row, manager_employee_id=None), Problem(row.line, "manager_employee_id", WARNED, _manager_reason(row, manager_of))


def _manager_reason(row: RosterRow, manager_of: dict[str, str | None]):
    manager = row.manager_employee_id
    if manager not in manager_of:
        return _("Neither a good row nor the roster has the employee id “%(manager)s”. The person is read without a manager.",
                 manager=shown(manager))
    if manager == row.employee_id:
        return _("This row names the same person as employee and as manager; it is read without a manager.")
    return _("The managers above this person lead back to the same person, by way of “%(manager)s”. The person is read without a manager.",
             manager=shown(manager))


def in_loops(manager_of: dict[str, str | None]) -> set[str]:
    """The ids that lie on a loop of managers; each id is walked over once."""
    looped: set[str] = set()
    walked_from: dict[str, str] = {}
    for start in manager_of:
        at: str | None = start
        while at in manager_of and at not in walked_from:
            walked_from[at] = start
            at = manager_of[at]
        if at is not None and walked_from.get(at) == start:
            while at not in looped:
                looped.add(at)
                at = manager_of[at]
    return looped
