"""Pairing rounds, what they propose, and what people say to it."""
from peewee import CharField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment
from portal.people.models import Person
from portal.programs.models import Program
from portal.secrets import SealedField


class Round(Table):
    """One draft of who meets whom: asked for by a coordinator, drawn by a job, released or replaced."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="rounds")
    number = IntegerField()
    asked_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    asked_at = MomentField()
    drawn_at = MomentField(null=True)
    failed_at = MomentField(null=True)
    mentors = IntegerField(default=0)
    mentees = IntegerField(default=0)
    placed = IntegerField(default=0)
    total = IntegerField(default=0)
    # The proof that no assignment under these rules places more or scores higher; see pairing/matching/certify.py.
    certificate = JSONField(null=True)
    # Who has no place, and why: a list of {enrollment, reason}.
    unplaced = JSONField(default=list)
    released_at = MomentField(null=True)
    released_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")

    class Meta:
        indexes = ((("program", "number"), True),)

    @property
    def is_drawn(self) -> bool:
        return self.drawn_at is not None

    @property
    def is_released(self) -> bool:
        return self.released_at is not None


class Proposal(Table):
    """One pair of a round, with its arithmetic."""

    round = ForeignKeyField(Round, on_delete="CASCADE", backref="proposals")
    mentor = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    mentee = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    score = IntegerField()
    # A list of {criterion, points, maximum, facts}; the points add up to the score.
    parts = JSONField()
    # Since when it holds no place any more though nobody declined it: a member left, or the mentorship that it became has ended.
    closed_at = MomentField(null=True)

    class Meta:
        indexes = ((("round", "mentor", "mentee"), True), (("mentor",), False), (("mentee",), False))


class Verdict(Table):
    """A member's yes or no to a released proposal; nobody but its writer reads the reason."""

    proposal = ForeignKeyField(Proposal, on_delete="CASCADE", backref="verdicts")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
    answer = CharField(10)
    reason = SealedField(null=True)
    given_at = MomentField()

    class Meta:
        indexes = ((("proposal", "person"), True),)


class Lock(Table):
    """A coordinator's word that these two stay together in the next rounds."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="+")
    mentor = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    mentee = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    locked_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    locked_at = MomentField()

    class Meta:
        table_name = "pairing_lock"
        indexes = ((("mentor", "mentee"), True),)


class Forbidding(Table):
    """That these two are not to be paired: a coordinator's word, or what follows from a declined proposal."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="+")
    mentor = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    mentee = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    forbidden_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    forbidden_at = MomentField()
    note = TextField(default="")

    class Meta:
        indexes = ((("mentor", "mentee"), True),)
