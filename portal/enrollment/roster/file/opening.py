"""From the bytes of an upload to its text, its sheets and the first of its cells, whether it is CSV or a workbook."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from portal.enrollment.roster.file.cells import Record, records, separator_of
from portal.enrollment.roster.file.decode import Unreadable, refuse_large, text_of
from portal.enrollment.roster.file.workbook import damaged, is_workbook, refuse_odd_workbook, too_large
from portal.words import lazy as _

ROOT = Path(__file__).resolve().parents[4]
MEMORY = 1 << 30
SECONDS = 30
# The codes with which the child ends; see child.py.
SENTENCES = {3: damaged, 4: lambda: _("The workbook has no sheet with anything in it."), 5: too_large}
SAMPLES = 3
LOOKED_AT = 20
MOST_HEADERS = 200


@dataclass(frozen=True)
class Opened:
    """A file that can be read: its text, what parts the cells, its headers with some cells of each, and the sheets to choose from."""

    text: str
    separator: str
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """About how many rows there are, without reading them."""
        return max(self.text.count("\n"), self.text.count("\r"))


def refuse_early(content: bytes) -> None:
    """What can be told of a file without parsing it. Raises Unreadable."""
    refuse_large(content)
    if is_workbook(content):
        refuse_odd_workbook(content)
    else:
        text_of(content)


def open_roster(content: bytes, sheet: str = "") -> Opened:
    """The file; of a workbook the sheet of this name, else the first that looks like a roster. Raises Unreadable."""
    refuse_large(content)
    if not is_workbook(content):
        return _opened(text_of(content), None, {})
    refuse_odd_workbook(content)
    head, text = _from_child(content, sheet)
    return _opened(text, ",", head)


def _opened(text: str, separator: str | None, head: dict) -> Opened:
    separator = separator or separator_of(text)
    first = list(islice(records(text, separator), LOOKED_AT))
    headers = _headers(first[0] if first else None)
    samples = tuple(_samples(first[1:], place) for place in range(len(headers)))
    return Opened(text, separator, headers, samples, head.get("sheet", ""), tuple(head.get("sheets", ())))


def _headers(header: Record | None) -> tuple[str, ...]:
    if header and header.fault:
        raise Unreadable(header.fault, header.line)
    if not header or header.line != 1:
        raise Unreadable(_("The first line is empty. It has to hold the names of the columns."), 1)
    if len(header.cells) > MOST_HEADERS:
        raise Unreadable(_("The file has more than %(most)s columns. Leave out those that the roster does not need.", most=MOST_HEADERS), 1)
    return tuple(cell.strip() for cell in header.cells)


def _samples(rows: list[Record], place: int) -> tuple[str, ...]:
    cells = (" ".join(row.cells[place].split()) for row in rows if place < len(row.cells))
    return tuple(islice(dict.fromkeys(filter(None, cells)), SAMPLES))


def _from_child(content: bytes, sheet: str) -> tuple[dict, str]:
    """What the child says of a workbook, and its text."""
    job = json.dumps({"sheet": sheet, "memory": MEMORY, "seconds": SECONDS}).encode() + b"\n"
    command, surroundings = [sys.executable, "-m", "portal.enrollment.roster.file.child"], {"PATH": os.defpath, "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(command, input=job + content, capture_output=True, cwd=ROOT, env=surroundings, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(too_large()) from None
    if done.returncode:
        raise Unreadable(SENTENCES.get(done.returncode, too_large)())
    head, _newline, text = done.stdout.partition(b"\n")
    return json.loads(head), text.decode("utf-8", "replace")
