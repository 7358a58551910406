"""Goals with their milestones, and journals; what is private is sealed."""
from peewee import BooleanField, DateField, ForeignKeyField, TextField

from portal.db import MomentField, Table
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.secrets import Sealed, SealedField


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


class JournalEntry(Table):
    """A dated note, private or shared with the partner."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="journal")
    goal = ForeignKeyField(Goal, null=True, on_delete="SET NULL", backref="entries")
    written_by = ForeignKeyField(Person, on_delete="CASCADE", backref="journal")
    is_private = BooleanField()
    words = TextField(default="")
    sealed_words = SealedField(null=True)
    written_at = MomentField()

    class Meta:
        indexes = ((("mentorship", "written_at"), False),)

    def words_for(self, reader: Person) -> str:
        """What was written; a private entry opens for its writer alone. Raises PermissionError."""
        return _words(self, self.words, self.sealed_words, self.written_by_id, reader)


def _words(row, shared: str, sealed: Sealed | None, writer_id: int, reader: Person) -> str:
    if not row.is_private:
        return shared
    if reader.id != writer_id:
        raise PermissionError("Private words open for their writer alone.")
    return sealed.open() if sealed is not None else ""
