"""Requests for a new pairing: who asks, why if that was said, and what a coordinator wrote back. All words are sealed."""
from peewee import CharField, ForeignKeyField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.secrets import SealedField

# How a request is over: the mentorship has ended, or whoever asked goes on with it.
ENDED, WITHDRAWN = ("ended", "withdrawn")


class NewPairing(Table):
    """That a member asks for another partner; the partner reads nothing of it, before the end or after."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="+")
    asked_by = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
    place = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    sealed_reason = SealedField(null=True)
    asked_at = MomentField()
    closed_at = MomentField(null=True)
    # ENDED or WITHDRAWN, once it is over.
    closed_how = CharField(10, default="")

    class Meta:
        indexes = ((("mentorship", "closed_at"), False),)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def reason(self) -> str:
        """Why, as it was told to the coordinators who may read it; "" when nothing was said."""
        return self.sealed_reason.open() if self.sealed_reason is not None else ""


class RequestAnswer(Table):
    """What a coordinator wrote back to whoever asked, or that person in reply."""

    request = ForeignKeyField(NewPairing, on_delete="CASCADE", backref="answers")
    written_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    sealed_words = SealedField()
    written_at = MomentField()
