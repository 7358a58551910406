"""Goals with their milestones, commitments, and journals; what is private is sealed."""
from datetime import date, timedelta

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, TextField

from portal.db import MomentField, Table
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.secrets import Sealed, SealedField

AT_START, AT_END = "start", "end"
# How many days after a commitment its maker is asked what became of it.
FOLLOWED_UP = (30, 90)
DONE, PARTLY, NOT_YET = "done", "partly", "not_yet"


class Goal(Table):
    """What a member wants out of it. A private goal's words are sealed; its state and date are not."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="goals")
    owner = ForeignKeyField(Person, on_delete="CASCADE", backref="goals")
    is_private = BooleanField(default=False)
    # The words of a shared goal; empty for a private one, whose words are in the sealed columns.
    title = TextField(default="")
    success_test = TextField(default="")
    sealed_title = SealedField(null=True)
    sealed_success_test = SealedField(null=True)
    due_on = DateField(null=True)
    set_at = MomentField()
    reached_at = MomentField(null=True)
    # Counts the changes of its words, so that a page which shows older ones is known.
    version = IntegerField(default=0)

    class Meta:
        indexes = ((("mentorship", "owner"), False),)

    def title_for(self, reader: Person) -> str:
        """The title; a private one opens for its owner alone. Raises PermissionError."""
        return _words(self, self.title, self.sealed_title, self.owner_id, reader)

    def success_test_for(self, reader: Person) -> str:
        """How the owner will know; as private as the title. Raises PermissionError."""
        return _words(self, self.success_test, self.sealed_success_test, self.owner_id, reader)


class Milestone(Table):
    """A step on the way to a goal; as private as its goal."""

    goal = ForeignKeyField(Goal, on_delete="CASCADE", backref="milestones")
    title = TextField(default="")
    sealed_title = SealedField(null=True)
    due_on = DateField(null=True)
    set_at = MomentField()
    reached_at = MomentField(null=True)

    def title_for(self, reader: Person) -> str:
        """The title; that of a private goal opens for its owner alone. Raises PermissionError."""
        return _words(self.goal, self.title, self.sealed_title, self.goal.owner_id, reader)


class SelfRating(Table):
    """Where the owner of a goal stands, 1 to 5, at its start or at its end; a table of its own, so that nobody else's read meets it."""

    goal = ForeignKeyField(Goal, on_delete="CASCADE", backref="ratings")
    moment = CharField(5)
    value = IntegerField()
    rated_at = MomentField()

    class Meta:
        indexes = ((("goal", "moment"), True),)


class Commitment(Table):
    """What somebody says will change, in words that the partners read, followed up after 30 and 90 days."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="commitments")
    made_by = ForeignKeyField(Person, on_delete="CASCADE", backref="commitments")
    words = TextField()
    made_on = DateField()
    made_at = MomentField()

    class Meta:
        indexes = ((("mentorship", "made_by"), False),)

    def is_asked_on(self, days: int) -> date:
        """The day from which its maker is asked what became of it after so many `days`."""
        return self.made_on + timedelta(days=days)


class FollowUp(Table):
    """What became of a commitment after 30 or 90 days, as its maker says."""

    commitment = ForeignKeyField(Commitment, on_delete="CASCADE", backref="follow_ups")
    # One of FOLLOWED_UP.
    days = IntegerField()
    # done, partly or not_yet
    outcome = CharField(10)
    words = TextField(default="")
    answered_at = MomentField()

    class Meta:
        indexes = ((("commitment", "days"), True),)


class JournalEntry(Table):
    """A dated note, private or shared with the partner."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="journal")
    goal = ForeignKeyField(Goal, null=True, on_delete="SET NULL", backref="entries")
    written_by = ForeignKeyField(Person, on_delete="CASCADE", backref="journal")
    is_private = BooleanField()
    words = TextField(default="")
    sealed_words = SealedField(null=True)
    written_at = MomentField()
    changed_at = MomentField(null=True)
    version = IntegerField(default=0)

    class Meta:
        indexes = ((("mentorship", "written_at"), False),)

    def words_for(self, reader: Person) -> str:
        """What was written; a private entry opens for its writer alone. Raises PermissionError."""
        return _words(self, self.words, self.sealed_words, self.written_by_id, reader)


class EntryVersion(Table):
    """What an entry said before a change: for its writer alone, so sealed, also where the entry is shared."""

    entry = ForeignKeyField(JournalEntry, on_delete="CASCADE", backref="versions")
    sealed_words = SealedField()
    was_private = BooleanField()
    changed_at = MomentField()


def _words(row, shared: str, sealed: Sealed | None, writer_id: int, reader: Person) -> str:
    if not row.is_private:
        return shared
    if reader.id != writer_id:
        raise PermissionError("Private words open for their writer alone.")
    return sealed.open() if sealed is not None else ""
