"""A program's own words for agreements, the versions of each mentorship's agreement, and who has signed which of them."""
from peewee import ForeignKeyField, IntegerField, JSONField

from portal.db import MomentField, Table
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.programs.models import Program


class AgreementTemplate(Table):
    """What the agreements of a program start from, where its coordinators changed the portal's own words."""

    program = ForeignKeyField(Program, unique=True, on_delete="CASCADE", backref="+")
    # {key of a clause: words}; of a clause that is missing the portal's own words hold.
    clauses = JSONField()
    # How often it was changed: what a form has seen.
    number = IntegerField()
    changed_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    changed_at = MomentField()


class AgreementVersion(Table):
    """One version of a mentorship's agreement; its words are never changed, a change makes the next version."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="agreement")
    number = IntegerField()
    # {key of a clause: words}; None once the program has let its words go.
    clauses = JSONField(null=True)
    # Nobody for the first one, which the program's words make.
    written_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    written_at = MomentField()

    class Meta:
        indexes = ((("mentorship", "number"), True),)


class Signature(Table):
    """That one member agrees to one version."""

    version = ForeignKeyField(AgreementVersion, on_delete="CASCADE", backref="signatures")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
    signed_at = MomentField()

    class Meta:
        indexes = ((("version", "person"), True), (("person",), False))
