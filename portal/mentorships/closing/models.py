"""What each member writes when looking back; what is private is sealed."""
from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from portal.db import MomentField, Table
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.secrets import Sealed, SealedField


class Reflection(Table):
    """One member's look back; both answers have the same readers."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="reflections")
    written_by = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
    is_private = BooleanField(default=True)
    # The words of a shared one; empty for a private one, whose words are in the sealed columns.
    useful = TextField(default="")
    taking = TextField(default="")
    sealed_useful = SealedField(null=True)
    sealed_taking = SealedField(null=True)
    written_at = MomentField()
    # How often it was changed: what a form has seen.
    number = IntegerField(default=1)

    class Meta:
        indexes = ((("mentorship", "written_by"), True), (("written_by",), False))

    def useful_for(self, reader: Person) -> str:
        """What was most useful; a private answer opens for its writer alone. Raises PermissionError."""
        return self._words(self.useful, self.sealed_useful, reader)

    def taking_for(self, reader: Person) -> str:
        """What the writer takes along; as private as the other answer. Raises PermissionError."""
        return self._words(self.taking, self.sealed_taking, reader)

    def _words(self, shared: str, sealed: Sealed | None, reader: Person) -> str:
        if not self.is_private:
            return shared
        if reader.id != self.written_by_id:
            raise PermissionError("Private words open for their writer alone.")
        return sealed.open() if sealed is not None else ""
