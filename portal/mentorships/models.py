"""Mentorships and their members."""
from peewee import CharField, DateField, ForeignKeyField, IntegerField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment
from portal.pairing.models import Proposal
from portal.people.models import Person
from portal.programs.models import Program


class Mentorship(Table):
    """Two people (or a circle) who meet, under the numbers that they agreed to."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="mentorships")
    proposal = ForeignKeyField(Proposal, null=True, unique=True, on_delete="SET NULL", backref="mentorships")
    started_at = MomentField()
    starts_on = DateField()
    sessions_agreed = IntegerField()
    days_between_sessions = IntegerField()
    session_minutes = IntegerField()
    ended_at = MomentField(null=True)

    class Meta:
        indexes = ((("program", "ended_at"), False),)


class Member(Table):
    """One person's part in a mentorship."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="members")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="memberships")
    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="memberships")
    role = CharField(10)

    class Meta:
        indexes = ((("mentorship", "person"), True), (("person",), False))
