"""Questions of a coordinator's that the worker answers."""
from peewee import CharField, ForeignKeyField, JSONField

from portal.db import MomentField, Table
from portal.pairing.models import Round
from portal.people.models import Person
from portal.programs.models import Program

# What other rules would do; what a pair would cost; what keeping more or fewer pairs would cost.
RULES, PAIR, KEEPING = KINDS = ("rules", "pair", "keeping")


class Trial(Table):
    """What would happen if: asked on a page, answered by the worker, forgotten after a few days."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="trials")
    round = ForeignKeyField(Round, null=True, on_delete="CASCADE", backref="trials")
    kind = CharField(8)
    about = JSONField(default=dict)
    asked_by = ForeignKeyField(Person, null=True, on_delete="CASCADE", backref="+")
    asked_at = MomentField()
    answer = JSONField(null=True)
    answered_at = MomentField(null=True)
    failed_at = MomentField(null=True)
