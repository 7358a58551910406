"""How long a program keeps what people wrote, and that somebody erased themselves."""
from peewee import ForeignKeyField, IntegerField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.models import Program


class Retention(Table):
    """How many days after its end a program keeps each kind of thing; a program without a row keeps the days of retention.py."""

    program = ForeignKeyField(Program, unique=True, on_delete="CASCADE", backref="+")
    journals_days = IntegerField()
    sessions_days = IntegerField()
    answers_days = IntegerField()
    invitations_days = IntegerField()
    care_days = IntegerField(default=90)
    surveys_days = IntegerField(default=365)
    interviews_days = IntegerField(default=90)
    changed_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    changed_at = MomentField()


class Erasure(Table):
    """That the person behind a number erased themselves, and when; so that a restored backup can be erased again."""

    person = ForeignKeyField(Person, unique=True, on_delete="CASCADE", backref="+")
    erased_at = MomentField()
