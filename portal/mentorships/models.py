"""Mentorships, their members and how they ended."""
from peewee import CharField, DateField, ForeignKeyField, IntegerField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment
from portal.pairing.models import Proposal
from portal.people.models import Person
from portal.programs.models import Program

# By a member or because one left the program; finished; by a coordinator; because a member left the company; after a long silence.
ENDED, FINISHED, COORDINATOR, GONE, SILENT = HOW = ("ended", "finished", "coordinator", "gone", "silent")


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

    @property
    def has_ended(self) -> bool:
        return self.ended_at is not None


class Member(Table):
    """One person's part in a mentorship."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="members")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="memberships")
    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="memberships")
    role = CharField(10)
    # In a circle: the proposal by which this member came; a pair's is on the mentorship.
    proposal = ForeignKeyField(Proposal, null=True, on_delete="SET NULL", backref="+")

    class Meta:
        indexes = ((("mentorship", "person"), True), (("person",), False))


class Ending(Table):
    """How a mentorship ended; when is its `ended_at`. Which of its two members ended it is kept nowhere."""

    mentorship = ForeignKeyField(Mentorship, unique=True, on_delete="CASCADE", backref="endings")
    # One of HOW.
    how = CharField(12)
    # A coordinator who ended it. Of the members, only one who left the company is named: HR says so, not the member.
    ended_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    gone = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
