"""That a leader asked somebody to keep the diary, and what became of it."""
from datetime import datetime

from peewee import BooleanField, CharField, ForeignKeyField

from portal.db import MomentField, Table
from portal.people.models import Person

WAITS, RAN_OUT, ACCEPTED, DECLINED, ENDED = "waits", "ran_out", "accepted", "declined", "ended"


class Delegation(Table):
    """One leader's diary in an assistant's hands; its link is derived from the nonce, and only the hash is stored."""

    leader = ForeignKeyField(Person, on_delete="CASCADE", backref="delegations")
    # The address that the leader typed, whether or not anybody has it; the account is known once somebody has accepted.
    email = CharField(254)
    delegate = ForeignKeyField(Person, null=True, on_delete="CASCADE", backref="diaries")
    nonce = CharField(64)
    token_hash = CharField(64, unique=True)
    named_at = MomentField()
    expires_at = MomentField()
    accepted_at = MomentField(null=True)
    declined_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    # None when nobody pressed: somebody left the company, or the two were paired.
    ended_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    # Whether the assistant wants calendar entries of their own.
    wants_entries = BooleanField(default=False)

    class Meta:
        indexes = ((("leader", "ended_at"), False), (("delegate", "ended_at"), False))

    def state(self, at: datetime) -> str:
        """Where it stands: waits, ran_out, accepted, declined or ended."""
        if self.ended_at:
            return ENDED
        if self.declined_at:
            return DECLINED
        if self.accepted_at:
            return ACCEPTED
        return WAITS if self.expires_at > at else RAN_OUT

    def is_open(self, at: datetime) -> bool:
        """Whether it counts or may still count."""
        return self.state(at) in (WAITS, ACCEPTED)
