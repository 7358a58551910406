"""What a coordinator has the worker find out about a round: what keeping costs, and whether it comes out the same again."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.pairing.models import Round
from portal.pairing.trials import actions as trials
from portal.pairing.trials.models import AGAIN, KEEPING, Trial
from portal.people.models import Person
from portal.programs.models import Program


def weigh_keeping(program: Program, *, by: Person, at: datetime) -> Trial:
    """Have the next round drawn in each way of keeping, to compare."""
    with db.atomic():
        record("compared ways to draw", by=by, about=f"program/{program.id}", program=program.id)
        return trials.ask(program, KEEPING, {}, by=by, at=at)


def reproduce(round_: Round, *, by: Person, at: datetime) -> Trial:
    """Have a round drawn again from its inputs; nothing of it changes."""
    with db.atomic():
        record("reproduced a round", by=by, about=f"round/{round_.id}", program=round_.program_id)
        return trials.ask(round_.program, AGAIN, {}, round_, by=by, at=at)
