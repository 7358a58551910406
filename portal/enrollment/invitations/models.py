"""What follows an invitation: reminders to the silent, and colleagues whom invitees suggest."""
from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from portal.db import MomentField, Table
from portal.enrollment.models import Invitation
from portal.people.models import Person
from portal.programs.models import Program


class Reminder(Table):
    """One reminder to somebody who has not answered: asked for by a coordinator, or by nobody, that is by the clock."""

    invitation = ForeignKeyField(Invitation, on_delete="CASCADE", backref="reminders")
    number = IntegerField()
    asked_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    asked_at = MomentField()

    class Meta:
        indexes = ((("invitation", "number"), True),)


class Nomination(Table):
    """A colleague whom an invitee suggests for the same role, by address; a coordinator decides."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="nominations")
    # Of whoever suggests; the suggestion goes with it.
    invitation = ForeignKeyField(Invitation, on_delete="CASCADE", backref="nominations")
    role = CharField(10)
    email = CharField(254, index=True)
    why = TextField(default="")
    may_name = BooleanField(default=False)
    suggested_at = MomentField()
    approved_at = MomentField(null=True)
    approved_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    declined_at = MomentField(null=True)
    declined_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    # The invitation that it led to.
    led_to = ForeignKeyField(Invitation, null=True, on_delete="SET NULL", backref="suggestions")

    class Meta:
        indexes = ((("invitation", "email"), True),)
