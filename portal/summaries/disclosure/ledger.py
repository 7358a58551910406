"""Reads and writes of the ledger, which everybody who reads a program's summaries shares (R10)."""
import json
import secrets
from collections.abc import Mapping
from datetime import date, datetime

from portal.programs.models import Program
from portal.summaries.disclosure.models import LedgerEntry, LedgerSecret, Text
from portal.summaries.disclosure.numbers import SECRET_BYTES, Numbers
from portal.summaries.disclosure.shapes import Past, Vector
from portal.summaries.models import Publication


def numbers_of(program: Program, at: datetime) -> Numbers:
    """The numbers of a program; its secret is made the first time."""
    made = {"sealed_secret": secrets.token_hex(SECRET_BYTES), "made_at": at}
    row, _made = LedgerSecret.get_or_create(program=program, defaults=made)
    return Numbers(LedgerSecret.get_by_id(row.id).sealed_secret.open())


def past_of(program: Program) -> dict[str, list[Past]]:
    """{measure: what each publication showed of it, oldest first}"""
    rows = LedgerEntry.select(LedgerEntry).join(Publication).where(_published(program))
    found: dict[str, list[Past]] = {}
    for row in rows.order_by(Publication.published_at, Publication.id, LedgerEntry.id):
        found.setdefault(row.measure, []).append(_read(row))
    return found


def entries_of(publication: Publication) -> dict[str, Past]:
    """{measure: what this publication, or this draft, shows of it}"""
    rows = LedgerEntry.select(LedgerEntry).where(LedgerEntry.publication == publication)
    return {row.measure: _read(row) for row in rows.order_by(LedgerEntry.id)}


def days_published(program: Program) -> list[date]:
    """The days of the figures of what was published, oldest first."""
    rows = Publication.select(Publication.as_of).where(_published(program)).order_by(Publication.as_of).distinct()
    return [day for (day,) in rows.tuples()]


def without_entries(program: Program) -> list[Publication]:
    """What was published before there was a ledger, oldest first."""
    known = LedgerEntry.select(LedgerEntry.publication)
    rows = Publication.select().where(_published(program), Publication.id.not_in(known))
    return list(rows.order_by(Publication.published_at, Publication.id))


def rows_of(entries: Mapping[str, Past]) -> list[dict]:
    """Entries as they are written, with all the work done, so that no lock is held over it."""
    listed: dict[frozenset[int], list[int]] = {}
    rows = []
    for measure, entry in entries.items():
        units = sorted({unit for vector in entry.vectors() for unit, _window in vector})
        places = {unit: place for place, unit in enumerate(units)}
        shown = {name: [_windows(vector, places) for vector in each] for name, each in entry.shown.items()}
        owners = [[unit, *_in_order(entry.owners[unit], listed)] for unit in units]
        rows.append({"measure": measure, "shown": Text(json.dumps(shown)), "owners": Text(json.dumps(owners))})
    return rows


def keep_entries(publication: Publication, rows: list[dict], *, is_reconstructed: bool = False) -> None:
    """Let the ledger hold for `publication` exactly what these rows say; in the caller's transaction."""
    LedgerEntry.delete().where(LedgerEntry.publication == publication).execute()
    for row in rows:
        LedgerEntry.create(publication=publication, is_reconstructed=is_reconstructed, **row)


def has_entries(publication: Publication) -> bool:
    """Whether the ledger knows what this publication shows."""
    return LedgerEntry.select(LedgerEntry.id).where(LedgerEntry.publication == publication).exists()


def _published(program: Program):
    return (Publication.program == program) & Publication.published_at.is_null(False)


def _in_order(people: frozenset[int], known: dict[frozenset[int], list[int]]) -> list[int]:
    """These people in their order; what is `known` is not put in order again, as the same few stand behind many things."""
    if people not in known:
        known[people] = sorted(people)
    return known[people]


def _windows(vector: Vector, places: dict[int, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for unit, window in vector:
        found.setdefault(window, []).append(places[unit])
    return {window: sorted(found[window]) for window in sorted(found)}


def _read(row: LedgerEntry) -> Past:
    units = [unit for unit, *_people in row.owners]
    shown = {
        name: tuple(frozenset((units[place], window) for window, places in vector.items() for place in places) for vector in vectors)
        for name, vectors in row.shown.items()
    }
    return Past(shown, {unit: frozenset(people) for unit, *people in row.owners})
