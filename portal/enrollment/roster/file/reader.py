"""Reads a roster: bytes in, good rows and named problems out; it raises nothing and touches nothing."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import islice
from sys import intern

from portal import clock
from portal.enrollment.roster.file.across import FirstStands, with_managers, with_zones
from portal.enrollment.roster.file.cells import Record, records
from portal.enrollment.roster.file.characters import Refused, shown
from portal.enrollment.roster.file.columns import BY_NAME, COLUMNS, Labels, guess_mapping, missing_columns
from portal.enrollment.roster.file.decode import Unreadable
from portal.enrollment.roster.file.fields import ACTIVE, DATE_FORMATS, ISO, parsers
from portal.enrollment.roster.file.opening import Opened, open_roster
from portal.enrollment.roster.file.padding import Padded
from portal.enrollment.roster.file.rows import REFUSED, WARNED, Problem, Reading, RosterRow, count
from portal.words import lazy as _

__all__ = ["Problem", "Reading", "RosterRow", "read_roster"]

# what a row holds in a column that the file does not have
ABSENT = {column.name: "" for column in COLUMNS} | {
    "timezone": None, "languages": (), "manager_employee_id": None, "hired_on": None, "status": ACTIVE,
}
# What a spreadsheet shows for a formula that found nothing.
ERROR_CELLS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"))
TOLD_EVERY = 500


def read_roster(
    content: bytes,
    mapping: Mapping[str, str] | None = None,
    date_format: str = ISO,
    today: date | None = None,
    on_roster: Mapping[str, str | None] | None = None,
) -> Reading:
    """The roster in `content`, a CSV file or a workbook.

    `mapping` is {header: column name}, by default `guess_mapping`'s; `date_format` is a key of DATE_FORMATS; `today` (the clock's by
    default) is the day after which a hire date lies in the future; `on_roster` is {employee id: manager's employee id} of those already
    known, who can be managers without standing in the file. A file that cannot be read at all gives a Reading with a `refusal`.
    """
    try:
        return read_opened(open_roster(content), mapping, date_format, today, on_roster)
    except Unreadable as fault:
        return _refusal(fault)


def read_opened(
    opened: Opened,
    mapping: Mapping[str, str] | None = None,
    date_format: str = ISO,
    today: date | None = None,
    on_roster: Mapping[str, str | None] | None = None,
    tell: Callable[[int], object] = lambda read: None,
) -> Reading:
    """The same of a file that is open already; `tell` hears now and then how many rows have been read."""
    headers = opened.headers
    try:
        rows_of_cells = islice(records(opened.text, opened.separator), 1, None)
        mapping = _usable(guess_mapping(headers) if mapping is None else mapping, headers)
        checker = Checker(headers, mapping, date_format, today or clock.today(), on_roster, tell)
        return checker.reading(rows_of_cells)
    except Unreadable as fault:
        return _refusal(fault, headers, mapping)


def _refusal(fault: Unreadable, headers: tuple[str, ...] = (), mapping: Mapping[str, str] | None = None) -> Reading:
    return Reading(problems=(Problem(fault.line, "", REFUSED, fault.reason),), headers=headers, mapping=dict(mapping or {}))


def _usable(mapping: Mapping[str, str], headers: tuple[str, ...]) -> dict[str, str]:
    """The part of the mapping that names a header of this file and a column of ours, each column once."""
    usable: dict[str, str] = {}
    for header in headers:
        column = mapping.get(header)
        if column in BY_NAME and header not in usable and column not in usable.values():
            usable[header] = column
    if missing := missing_columns(usable):
        raise Unreadable(
            _("No header in line 1 was found for: %(columns)s. Write these names into the first line, then choose the file again.",
              columns=Labels(tuple(missing))), 1)
    return usable


class Checker:
    """Checks the rows of one file one after the other, then what only all of them together can tell."""

    def __init__(self, headers, mapping: dict[str, str], date_format: str, today: date, on_roster=None, tell=lambda read: None):
        parser = parsers(date_format if date_format in DATE_FORMATS else ISO, today)
        self.headers, self.mapping = headers, mapping
        self.problems: list[Problem] = []
        self._columns = [(headers.index(header), column, parser[column]) for header, column in mapping.items()]
        self._first = FirstStands()
        self._on_roster, self._tell = on_roster, tell
        self._padded = Padded(on_roster or {})
        self._numbers: set[str] = set()
        self._nameless = 0
        self._unread_zones: dict[int, str] = {}

    def reading(self, rows_of_cells: Iterable[Record]) -> Reading:
        """The whole file."""
        read, rows = 0, []
        for record in rows_of_cells:
            read += 1
            if row := self.check(record):
                rows.append(row)
            if not read % TOLD_EVERY:
                self._tell(read)
        if not read:
            raise Unreadable(_("The file has a header and no rows."), 1)
        rows = self._keep(with_managers(self._keep(with_zones(rows, self._unread_zones)), self._on_roster))
        problems = tuple(sorted(self.problems, key=lambda problem: problem.line))
        counts, numbers = count(read, rows, problems), frozenset(self._numbers)
        return Reading(tuple(rows), problems, counts, self.headers, self.mapping, numbers, self._nameless)

    def check(self, record: Record) -> RosterRow | None:
        """The row if it is good as far as it and those before it can tell; its problems are kept either way."""
        warnings: list[Problem] = []
        refusals = self._misfits(record)
        values = dict(ABSENT)
        if not refusals:
            values |= self._values(record, warnings, refusals)
        self._note_number(record, values)
        if not refusals:
            warnings += self._padded.put_zeros_back(record.line, values)
        row = None if refusals else RosterRow(line=record.line, **values)
        if row:
            refusals = self._first.objections(row)
        self.problems += refusals or warnings
        return None if refusals else row

    def _note_number(self, record: Record, values: dict[str, object]) -> None:
        """Remember whom the row is about, refused or not: who stands in a file, however badly, is not missing in it."""
        place = next(place for place, column, _parse in self._columns if column == "employee_id")
        number = values["employee_id"] or " ".join((record.cells[place] if place < len(record.cells) else "").split())
        if number:
            self._numbers.update((number, self._padded.whole(number) or number))
        else:
            self._nameless += 1

    def _misfits(self, record: Record) -> list[Problem]:
        reason = record.fault
        if not reason and len(record.cells) != len(self.headers):
            reason = _("The row has %(found)s cells and the header has %(wanted)s.", found=len(record.cells), wanted=len(self.headers))
        return [Problem(record.line, "", REFUSED, reason)] if reason else []

    def _values(self, record: Record, warnings: list[Problem], refusals: list[Problem]) -> dict[str, object]:
        values = {}
        for place, column, parse in self._columns:
            reasons: list[object] = []
            try:
                value = parse(_no_error(record.cells[place]), reasons.append)
                # Most words stand in many rows, and on the roster, too: each is kept once.
                values[column] = intern(value) if type(value) is str else value
            except Refused as fault:
                refusals.append(Problem(record.line, column, REFUSED, fault.reason))
            warnings += [Problem(record.line, column, WARNED, reason) for reason in reasons]
            if column == "timezone" and not values[column]:
                self._unread_zones[record.line] = record.cells[place].strip()
        if not refusals and not (values.get("given_name") or values.get("family_name")):
            refusals.append(Problem(record.line, "family_name", REFUSED, _("There is no name.")))
        return values

    def _keep(self, checked: Iterable[tuple[RosterRow, Problem | None]]) -> list[RosterRow]:
        rows = []
        for row, problem in checked:
            rows.append(row)
            if problem:
                self.problems.append(problem)
        return rows


def _no_error(cell: str) -> str:
    """The cell, unless its formula found nothing: read as empty it would take away what stands on the roster."""
    if cell.startswith("#") and cell.strip().upper() in ERROR_CELLS:
        raise Refused(_("“%(cell)s” is what a formula shows that found nothing.", cell=shown(cell.strip())))
    return cell
