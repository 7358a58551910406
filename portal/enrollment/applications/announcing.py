"""What makes a program known: words to copy, and its address as a QR code that is drawn here and asks nobody."""
from dataclasses import dataclass

import segno
from flask_babel import gettext as _

from portal.enrollment.applications.models import Opening
from portal.enrollment.invitations.format_words import ANNOUNCED
from portal.web.filters import day
from portal.web.links import absolute

QUIET_ZONE = 4


@dataclass(frozen=True)
class Code:
    """A QR code as an SVG path: how many modules it is wide, its quiet zone included, and the dark ones as runs."""

    address: str
    size: int
    path: str


def address_of(opening: Opening) -> str:
    """The program's page."""
    return absolute("enrollment.program_page", slug=opening.slug)


def announcement(opening: Opening) -> str:
    """What to post in a mail or a chat: what it is, what it costs, until when, where."""
    program = opening.program
    lines = [
        str(ANNOUNCED[program.format]) % {"program": program.name},
        _("It takes %(sessions)s sessions of %(minutes)s minutes, in working time. Who can take part, what it brings, and"
          " who sees what stands on its page:", sessions=program.sessions_planned, minutes=program.session_minutes),
        address_of(opening),
    ]
    if opening.closes_on:
        lines.append(_("Apply until %(day)s.", day=day(opening.closes_on)))
    return "\n\n".join(lines)


def code_of(address: str) -> Code:
    """The address as a code that a quarter of it may be soiled."""
    rows = [list(row) for row in segno.make(address, error="q", micro=False).matrix_iter(border=QUIET_ZONE)]
    path = "".join(f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in _runs(row))
    return Code(address, len(rows), path)


def _runs(row: list[int]) -> list[tuple[int, int]]:
    """(start, length) of each stretch of dark modules."""
    found, x = [], 0
    while x < len(row):
        length = 0
        while x + length < len(row) and row[x + length]:
            length += 1
        if length:
            found.append((x, length))
        x += length or 1
    return found
