"""Reads the demo's mailbox: the letters as delivery put them into a folder."""
import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from markupsafe import Markup, escape

# Parsing thousands of letters for one page would take longer than anybody wants to wait.
MOST_SHOWN = 200
LINK = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True)
class Part:
    """An attachment: its name, what it is, its content."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Shown:
    """A letter of the mailbox, by its number."""

    number: int
    to: str
    subject: str
    sent_at: datetime
    text: str
    html: str
    attachments: tuple[Part, ...]


def listed(folder: Path, wanted: str = "") -> list[Shown]:
    """The newest letters; with `wanted` only those whose addressee contains it."""
    found: list[Shown] = []
    for path in sorted(folder.glob("*.eml"), reverse=True):
        if wanted and wanted.lower().encode() not in _head(path).lower():
            continue
        found.append(_read(path))
        if len(found) == MOST_SHOWN:
            break
    return [letter for letter in found if wanted.lower() in letter.to.lower()]


def opened(folder: Path, number: int) -> Shown | None:
    """The letter of this number, or None."""
    path = folder / f"{number:08d}.eml"
    return _read(path) if path.is_file() else None


def with_own_links(text: str, base_url: str) -> Markup:
    """The text, in which the addresses of this portal, and no others, can be followed."""
    pieces, end = [], 0
    for link in LINK.finditer(text):
        if link[0] == base_url or link[0].startswith(f"{base_url}/"):
            pieces += [escape(text[end : link.start()]), Markup('<a href="{0}">{0}</a>').format(link[0])]
            end = link.end()
    return Markup("").join([*pieces, escape(text[end:])])


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2000)


def _read(path: Path) -> Shown:
    email: EmailMessage = message_from_bytes(path.read_bytes(), policy=default)
    body, page = email.get_body(("plain",)), email.get_body(("html",))
    return Shown(
        number=int(path.stem),
        to=str(email["To"]),
        subject=str(email["Subject"]),
        sent_at=email["Date"].datetime,
        text=body.get_content() if body else "",
        html=page.get_content() if page else "",
        attachments=tuple(_part(part) for part in email.iter_attachments()),
    )


def _part(part: EmailMessage) -> Part:
    content = part.get_content()
    return Part(part.get_filename() or "attachment", part.get_content_type(), content.encode() if isinstance(content, str) else content)
