"""The trail as a person reads it: what happened, by whom, in which program."""
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.audit.models import Entry
from portal.own_data.trail_words import TOLD
from portal.people.models import Person
from portal.programs.models import Program


@dataclass(frozen=True)
class Step:
    """One line: `by` is None for the portal itself; `is_mine` when the reader did it."""

    at: datetime
    words: Any
    by: str | None
    is_mine: bool
    program: str | None


def steps(entries: list[Entry], reader: Person) -> list[Step]:
    """The entries in words, with the names of people and programs in two statements."""
    people = _names(Person, {entry.by for entry in entries} - {None, reader.id})
    programs = _names(Program, {entry.program for entry in entries} - {None})
    return [
        Step(entry.at, TOLD.get(entry.verb, entry.verb), people.get(entry.by), entry.by == reader.id, programs.get(entry.program))
        for entry in entries
    ]


def _names(table, ids: set[int]) -> dict[int, str]:
    return {row.id: row.name for row in table.select().where(table.id.in_(ids or {0})).order_by(table.id)}
