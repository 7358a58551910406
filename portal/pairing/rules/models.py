"""How a program pairs, in versions."""
from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, JSONField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.models import Program

# The optimizer decides; people rank and it decides; people ask each other.
ROUND, RANKED, CHOICE = WAYS = ("round", "ranked", "choice")
# Place as many as fit; or only pairs with the least score or more.
MOST, ABOVE = AIMS = ("most", "above")
# In later rounds: keep the pairs of the draft first, keep them for a bonus, or begin afresh.
FIRST, BONUS, AFRESH = KEEPS = ("first", "bonus", "afresh")


class RuleSet(Table):
    """How a program pairs, in one version: each change is a new row, so that a round keeps the one it was drawn under."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="rule_sets")
    # From 1 on somebody wrote it; 0 and below is what the program began with, kept for rounds that were asked for before that.
    version = IntegerField()
    # One of WAYS; whether a coordinator looks at what people ask for before the other sees it; how long both may think.
    way = CharField(8, default=ROUND)
    screens_asks = BooleanField(default=False)
    answer_days = IntegerField(default=7)
    # The hard rules; null or 0 switches one off.
    min_level_gap = IntegerField(null=True)
    max_level_gap = IntegerField(null=True)
    common_language = BooleanField(default=True)
    min_shared_minutes = IntegerField(default=0)
    same_department = BooleanField(default=True)
    # Which location earns points, other or same; and the points of each criterion, as they were typed.
    location = CharField(8, default="other")
    weights = JSONField()
    # One of AIMS, with the least score in whole points; one of KEEPS, with the bonus in whole points.
    aim = CharField(8, default=MOST)
    least_points = IntegerField(default=0)
    keep = CharField(8, default=FIRST)
    keep_points = IntegerField(default=3)
    written_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    written_at = MomentField()

    class Meta:
        indexes = ((("program", "version"), True),)
