"""Draws the figures of a draft: reads, counts and decides while everybody goes on writing, then writes all of it at once."""
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from portal.audit.actions import record
from portal.db import at_one_moment, db
from portal.people.models import Person
from portal.programs.models import Program
from portal.summaries.disclosure.ledger import keep_entries, numbers_of, rows_of
from portal.summaries.edition import edition_of
from portal.summaries.figures import Drawing
from portal.summaries.models import Publication
from portal.summaries.queries import draft_of, last_published, newest_published, publications_of
from portal.summaries.reconstructing import reconstruct
from portal.summaries.suggesting import first_words
from portal.summaries.told import told_in

WORDS = ("headline", "lead", "findings", "decisions", "limits")
Written = TypeVar("Written")


class Unsettled(Exception):
    """While the figures were drawn, something was published or changed that they rest on."""


@dataclass(frozen=True)
class Drawn:
    """Figures that are ready to be written, the rows that the ledger is to hold of them, and what they rest on beside the facts."""

    program: Program
    at: datetime
    draft: Publication | None
    corrects: Publication | None
    figures: dict
    entries: list[dict]
    rests_on: tuple


def make_draft(program: Program, *, by: Person | None, at: datetime, corrects: Publication | None = None) -> Publication:
    """The draft with the figures of `at`, drawn at once: for the demo and tests. A page asks for it: see actions.ask_for_draft.

    `by` is None for the clock. A draft that is being written keeps its words and gets these figures.
    """
    return drawn(program, at, corrects, lambda found: keep(found, by=by))


def drawn(program: Program, at: datetime, corrects: Publication | None, write: Callable[[Drawn], Written]) -> Written:
    """What `write` makes of the figures of `at`, in one short transaction.

    Raises Unsettled where something was published while they were drawn: then they are to be drawn again, as of a later moment.
    """
    found = _draw(program, at, corrects)
    with db.atomic():
        if _rests_on(lock(program)) != found.rests_on:
            raise Unsettled
        return write(found)


def lock(program: Program) -> Program:
    """The program as it is now; its row is the lock: two coordinators never make two drafts."""
    Program.update(name=Program.name).where(Program.id == program.id).execute()
    return Program.get_by_id(program.id)


def keep(found: Drawn, *, by: Person | None) -> Publication:
    """Write the figures into the draft, which keeps its words, or into a new one; in the caller's transaction, under the lock."""
    fresh = {"as_of": found.at.date(), "figures": found.figures, "drafted_by": by, "drafted_at": found.at}
    draft = found.draft or _new_draft(found, fresh)
    Publication.update(corrects=found.corrects, **fresh).where(Publication.id == draft.id).execute()
    keep_entries(draft, found.entries)
    record("drafted a summary", by=by, about=f"publication/{draft.id}", program=found.program.id, number=draft.number)
    return Publication.get_by_id(draft.id)


def _draw(program: Program, at: datetime, corrects: Publication | None) -> Drawn:
    reconstruct(program, at)
    # Made the first time, so before there is nothing but reading.
    numbers_of(program, at)
    with at_one_moment(), _uncollected():
        program = Program.get_by_id(program.id)
        draft, rests_on = draft_of(program), _rests_on(program)
        puts_right = corrects or (draft.corrects if draft else None)
        before, last = last_published(program, before=at.date(), besides=puts_right), newest_published(program)
        earlier = before.figures if before else None
        drawing = Drawing(program, at, earlier, last and last.figures)
        figures = drawing.figures() | edition_of(program, earlier) | told_in(drawing, puts_right)
        entries = rows_of(drawing.entries)
    return Drawn(program, at, draft, puts_right, figures, entries, rests_on)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Counting makes a million small things and no rings of them: to look for rings again and again would be a third of the work."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rests_on(program: Program) -> tuple:
    """What is published, what is being written and of when its figures are, and how few people a figure may be about."""
    columns = (Publication.id, Publication.published_at, Publication.corrects, Publication.drafted_at)
    rows = Publication.select(*columns).where(Publication.program == program)
    return program.smallest_group, *rows.order_by(Publication.id).tuples()


def _new_draft(found: Drawn, fresh: dict) -> Publication:
    newest = publications_of(found.program).first()
    words = {name: getattr(found.corrects, name) for name in WORDS} if found.corrects else first_words(found.figures)
    return Publication.create(program=found.program, number=newest.number + 1 if newest else 1, **words, **fresh)
