"""Pairing rounds, what they propose, and what people say to it."""
from collections.abc import Iterable

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment
from portal.pairing.rules.models import RuleSet
from portal.people.models import Person
from portal.programs.models import Program
from portal.secrets import SealedField

# How the pairs of a round came about: drawn by the optimizer, made by hand, or asked for by one of the two.
DRAWN, BY_HAND, ASKED_FOR = WAYS = ("drawn", "hand", "asked")

# Why a proposal holds no place any more: a place ended or rests, its mentorship ended, nobody answered in time, the asker took it back,
# or, of what one of the two asked for: all places are taken by now, or the coordinator did not let it through.
LEFT, ENDED, SILENT, TAKEN_BACK, FULL, HELD_BACK = CLOSED_HOW = ("left", "ended", "silent", "back", "full", "held")


class Round(Table):
    """One draft of who meets whom: asked for by a coordinator, drawn by a job, released or replaced."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="rounds")
    number = IntegerField()
    # One of WAYS.
    way = CharField(8, default=DRAWN)
    # The rules that it was drawn under; null for pairs by hand or asked for, and for rounds from before every round kept a version.
    rules = ForeignKeyField(RuleSet, null=True, on_delete="SET NULL", backref="rounds")
    # The draft whose pairs it keeps as far as it can, and how many of them it kept.
    base = ForeignKeyField("self", null=True, on_delete="SET NULL", backref="+")
    kept = IntegerField(null=True)
    # How it treats them where its coordinator chose otherwise than the rules: one of KEEPS, with the bonus in whole points.
    keep = CharField(8, default="")
    keep_points = IntegerField(default=0)
    asked_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    asked_at = MomentField()
    drawn_at = MomentField(null=True)
    failed_at = MomentField(null=True)
    # How far the worker is, of a hundred.
    progress = IntegerField(default=0)
    mentors = IntegerField(default=0)
    mentees = IntegerField(default=0)
    placed = IntegerField(default=0)
    total = IntegerField(default=0)
    # The proof that no assignment under these rules places more or scores higher; see pairing/matching/certify.py.
    certificate = JSONField(null=True)
    # Who has no place, and why: a list of {enrollment, reason}.
    unplaced = JSONField(default=list)
    # Which mentors have nobody, and why: a list of {enrollment, removed} or {enrollment, reason}.
    spare = JSONField(default=list)
    # What the coordinator's locks cost: {placed, points}, in pairs and hundredths; null without locks.
    lock_price = JSONField(null=True)
    # What it was drawn from, packed; null once somebody in it has erased their data, or before the first draw.
    inputs = SealedField(null=True)
    # When it was last drawn again from its inputs, with the same pairs and the same proof.
    reproduced_at = MomentField(null=True)
    # When its first pairs went out; each pair has its own moment.
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
    # The points, in hundredths, of the criteria that coordinators may read; what is kept for pairing is not written down here.
    score = IntegerField()
    # A list of {criterion, points, maximum, facts, shown_to}; the points add up to the score.
    parts = JSONField()
    # Whether answers kept for pairing counted, too.
    has_kept = BooleanField(default=False)
    # Why a coordinator should look at it: a list of keys, the weightiest first; see looks.py.
    looks = JSONField(default=list)
    # How much these weigh together, for the order of a list.
    weight = IntegerField(default=0)
    # Who asked for it, where one of the two did.
    asked_by = ForeignKeyField(Enrollment, null=True, on_delete="CASCADE", backref="+")
    # Since when its two members see it, and until when they may answer.
    released_at = MomentField(null=True)
    answer_by = MomentField(null=True)
    # Since when it holds no place any more though nobody declined it, and why: one of CLOSED_HOW.
    closed_at = MomentField(null=True)
    closed_how = CharField(8, default="")

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


def both_said_yes(answers: Iterable[str | None]) -> bool:
    """Whether these answers to one proposal are the yes of both its members; as a condition of a query, `queries.is_agreed`."""
    return list(answers).count("accept") == 2


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
