"""The verbs of objectives: add one, change it, leave it out, and enter its figure; each is one transaction with its audit line."""
from datetime import date, datetime

from peewee import fn

from portal.audit.actions import record
from portal.db import db
from portal.pairing.holding import hold
from portal.people.models import Person
from portal.programs.models import Objective, Program
from portal.summaries.objectives.models import EnteredFigure

MOST_OBJECTIVES = 12


class Changed(Exception):
    """Somebody else has changed the objective since the reader saw it."""


class TooMany(Exception):
    """The program has as many objectives as a summary has room for."""


def add(program: Program, *, by: Person, values: dict) -> Objective:
    """One more objective, after the others; `values` are columns of Objective. Raises TooMany."""
    with db.atomic():
        hold(Program, program.id)
        theirs = Objective.select().where(Objective.program == program)
        if theirs.count() >= MOST_OBJECTIVES:
            raise TooMany
        last = theirs.select(fn.MAX(Objective.position)).scalar()
        added = Objective.create(program=program, position=0 if last is None else last + 1, **values)
        record("objectives.added", by=by, about=_about(added), program=program.id, fields=sorted(values))
    return added


def change(objective: Objective, *, by: Person, seen: int, values: dict) -> None:
    """Give the objective these values; the same ones change nothing. Raises Changed when `seen` is not its version any more."""
    with db.atomic():
        hold(Objective, objective.id)
        now = Objective.get_by_id(objective.id)
        changed = sorted(name for name, value in values.items() if getattr(now, name) != value)
        if not changed:
            return
        if now.version != seen:
            raise Changed
        Objective.update(**values, version=seen + 1).where(Objective.id == objective.id).execute()
        record("objectives.changed", by=by, about=_about(objective), program=objective.program_id, fields=changed)


def remove(objective: Objective, *, by: Person) -> None:
    """Leave the objective out from now on, with the figures that were entered for it; what was published keeps it."""
    with db.atomic():
        if Objective.delete().where(Objective.id == objective.id).execute():
            record("objectives.removed", by=by, about=_about(objective), program=objective.program_id)


def enter(objective: Objective, *, by: Person, at: datetime, value: float, as_of: date, source: str) -> EnteredFigure:
    """Write down what the figure was on a day, and who says so. What was entered before stays; of one day the newest holds."""
    with db.atomic():
        entered = EnteredFigure.create(objective=objective, value=value, as_of=as_of, source=source, entered_by=by, entered_at=at)
        record("objectives.entered", by=by, about=_about(objective), program=objective.program_id, as_of=as_of.isoformat())
    return entered


def _about(objective: Objective) -> str:
    return f"objective/{objective.id}"
