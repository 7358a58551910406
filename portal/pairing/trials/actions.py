"""Asking what would happen if."""
from datetime import datetime

from portal.db import db
from portal.pairing.models import Round
from portal.pairing.trials.jobs import answer_trial
from portal.pairing.trials.models import Trial
from portal.people.models import Person
from portal.programs.models import Program


def ask(program: Program, kind: str, about: dict, round: Round | None = None, *, by: Person, at: datetime) -> Trial:
    """A question for the worker; what the same person asked of this kind before and nobody answered yet is answered no more.

    Nothing of the program changes, so the trail has no line of it.
    """
    with db.atomic():
        mine = (Trial.program == program) & (Trial.asked_by == by) & (Trial.kind == kind)
        waits = Trial.answered_at.is_null() & Trial.failed_at.is_null() & Trial.replaced_at.is_null()
        Trial.update(replaced_at=at).where(mine, waits).execute()
        trial = Trial.create(program=program, round=round, kind=kind, about=about, asked_by=by, asked_at=at)
        answer_trial(trial.id)
    return trial
