"""From the text of a roster to its rows of cells, counted as a spreadsheet counts them."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from portal.enrollment.roster.file.columns import KNOWN_KEYS, key_of
from portal.enrollment.roster.file.decode import Unreadable
from portal.words import lazy as _

SEPARATORS = (",", ";", "\t")
LARGEST_ROWS = 25_000
LONGEST_ROW = 200_000


class _TooLong(csv.Error):
    """A row, or what its open quotes make of it, is longer than any roster's."""


class Record(NamedTuple):
    """One row: its line as a spreadsheet shows it (a line break inside quotes starts no new one), its cells, or its fault."""

    line: int
    cells: list[str]
    fault: Any = None


class _Lines:
    """The lines of a text, which can go back to the second line of the record that is being read."""

    def __init__(self, text: str):
        # not str.splitlines(), which also breaks at form feeds and other signs that a cell may hold
        self._source = io.StringIO(text, newline="")
        self._again: deque[str] = deque()
        self._record: list[str] = []
        self._length = 0

    def __iter__(self):
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self._record.append(line)
        self._length += len(line)
        if self._length > LONGEST_ROW:
            raise _TooLong
        return line

    def start_record(self):
        self._record.clear()
        self._length = 0

    def give_back_all_but_the_first(self):
        self._again.extendleft(reversed(self._record[1:]))


def records(text: str, separator: str) -> Iterator[Record]:
    """Every row with something in it, the header first; raises Unreadable behind the last row that a roster may have.

    A row whose quotes are broken would swallow the rows after it. So only its first line is given up, and reading goes on with the next.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line = 0
    while True:
        line += 1
        lines.start_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            lines.give_back_all_but_the_first()
            record = Record(line, [], _reason(fault))
        else:
            record = Record(line, cells)
        if line > LARGEST_ROWS + 1:
            raise Unreadable(_("The file has more than 25,000 rows. Split it and import the parts one after the other."), line)
        if record.fault or any(cell and not cell.isspace() for cell in record.cells):
            yield record


def _reason(fault: csv.Error):
    if isinstance(fault, _TooLong) or "field larger" in str(fault):
        return _("This row is far too long.")
    return _("The quotes of this row are broken: one is opened and not closed, or something stands behind the closing one.")


def separator_of(text: str) -> str:
    """The separator that makes the most of the header: the most known columns, then the most cells."""
    return max(SEPARATORS, key=lambda separator: _worth(next(records(text, separator), None)))


def _worth(header: Record | None) -> tuple[int, int]:
    cells = header.cells if header and header.line == 1 else []
    return sum(key_of(cell) in KNOWN_KEYS for cell in cells), len(cells)
