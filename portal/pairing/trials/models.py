"""Questions of a coordinator's that the worker answers."""
from peewee import CharField, ForeignKeyField, JSONField

from portal.db import MomentField, Table
from portal.pairing.models import Round
from portal.people.models import Person
from portal.programs.models import Program

# What other rules would do; what a pair would cost; what keeping more or fewer pairs would cost; the same round again.
RULES, PAIR, KEEPING, AGAIN = KINDS = ("rules", "pair", "keeping", "again")
# What a page says of one: it waits for the worker, the worker is at it, it is answered, it failed, or a newer one stands in its place.
ASKED, COMPUTING, ANSWERED, FAILED, STALE = STATES = ("asked", "computing", "answered", "failed", "stale")


class Trial(Table):
    """What would happen if: asked on a page, answered by the worker, forgotten after a few days."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="trials")
    round = ForeignKeyField(Round, null=True, on_delete="CASCADE", backref="trials")
    kind = CharField(8)
    about = JSONField(default=dict)
    asked_by = ForeignKeyField(Person, null=True, on_delete="CASCADE", backref="+")
    asked_at = MomentField()
    # Since when the worker is at it.
    begun_at = MomentField(null=True)
    answer = JSONField(null=True)
    answered_at = MomentField(null=True)
    failed_at = MomentField(null=True)
    # Since when a newer question of the same person stands in its place; the worker passes it over.
    replaced_at = MomentField(null=True)

    @property
    def state(self) -> str:
        """One of STATES."""
        if self.answered_at:
            return ANSWERED
        if self.failed_at:
            return FAILED
        if self.replaced_at:
            return STALE
        return COMPUTING if self.begun_at else ASKED

    @property
    def waits(self) -> bool:
        """Whether its page should look again."""
        return self.state in (ASKED, COMPUTING)
