"""What was asked for as a PDF, by whom, and how far it is."""
from peewee import CharField, ForeignKeyField, JSONField, TextField

from portal.db import MomentField, Table
from portal.mentorships.models import Mentorship
from portal.people.models import Person


class PersonalPaper(Table):
    """One PDF for one person about one mentorship; its words are read when it is printed, so none stand here."""

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="+")
    # The name of a kind in kinds.py, and what that kind wants to know beside the mentorship.
    kind = CharField(20)
    facts = JSONField(default=dict)
    asked_at = MomentField(index=True)
    begun_at = MomentField(null=True)
    made_at = MomentField(null=True)
    paper_hash = CharField(64, null=True)
    # Why it could not be printed, as a sentence for whoever asked; empty while all is well.
    failure = TextField(default="")

    class Meta:
        indexes = ((("person", "mentorship", "kind"), False),)

    @property
    def waits(self) -> bool:
        """Whether the worker has still to do it."""
        return self.made_at is None and not self.failure
