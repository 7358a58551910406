"""The coordinators' verbs: add a set of questions, change it, and stop asking it."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.people.models import Person
from portal.programs.models import Program
from portal.surveys.models import Instrument
from portal.surveys.queries import has_been_asked
from portal.web.links import new_nonce

KEY_LENGTH = 12


def add(program: Program, *, by: Person, at: datetime, **facts) -> Instrument:
    """Ask another set from its first occasion on. `facts` are columns of Instrument; `items` are (words, is_reversed)."""
    items = _numbered(facts.pop("items"), [], 0)
    with db.atomic():
        row = Instrument.create(program=program, key=new_nonce()[:KEY_LENGTH], items=items, made_by=by, made_at=at, **facts)
        # A number of its own, which no shipped set has for its key.
        row.key = f"own-{row.id}"
        row.save(only=[Instrument.key])
        record("surveys.instrument_added", by=by, about=f"instrument/{row.id}", program=program.id)
    return row


def change(instrument: Instrument, *, by: Person, at: datetime, **facts) -> Instrument:
    """The set as it is asked from now on.

    Once anybody was asked, the answers keep the words that they were given to: the change is a new version. An item whose words change,
    and every item when the scale does, gets another key, so that no two meanings are counted as one.
    """
    with db.atomic():
        row = Instrument.select().where(Instrument.id == instrument.id, Instrument.retired_at.is_null()).get()
        is_same_scale = (row.lowest, row.highest) == (facts["lowest"], facts["highest"])
        facts["items"] = _numbered(facts["items"], row.items if is_same_scale else [], _highest(row))
        if has_been_asked(row):
            made = Instrument.create(
                program=row.program_id, key=row.key, version=row.version + 1, made_by=by, made_at=at, **facts
            )
            Instrument.update(retired_at=at).where(Instrument.id == row.id).execute()
        else:
            Instrument.update(**facts).where(Instrument.id == row.id).execute()
            made = Instrument.get_by_id(row.id)
        record("surveys.instrument_changed", by=by, about=f"instrument/{made.id}", program=row.program_id, version=made.version)
    return made


def stop(instrument: Instrument, *, by: Person, at: datetime) -> None:
    """Ask it no more; what is open stays open, and answers stay. Twice is once."""
    with db.atomic():
        if Instrument.update(retired_at=at).where(Instrument.id == instrument.id, Instrument.retired_at.is_null()).execute():
            record("surveys.instrument_stopped", by=by, about=f"instrument/{instrument.id}", program=instrument.program_id)


def _numbered(items: list[tuple[str, bool]], before: list[dict], highest: int) -> list[dict]:
    """The items as they are kept: one that says the same as before, scored the same way, keeps its key."""
    known, found = {(one["words"], one["is_reversed"]): one["key"] for one in before}, []
    for words, is_reversed in items:
        key = known.pop((words, is_reversed), None)
        if key is None:
            highest += 1
            key = f"item-{highest}"
        found.append({"key": key, "words": words, "is_reversed": is_reversed})
    return found


def _highest(row: Instrument) -> int:
    """The highest number that an item of this set ever had."""
    versions = Instrument.select(Instrument.items).where(Instrument.program == row.program_id, Instrument.key == row.key)
    return max(int(one["key"].removeprefix("item-")) for version in versions for one in version.items)
