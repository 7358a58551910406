"""What coordinators ask beside the sets that are shipped, what one person is asked on one occasion, and the answers."""
from datetime import datetime

from peewee import CharField, DateField, ForeignKeyField, IntegerField, JSONField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.secrets import SealedField

# What a survey is about; it says which sets it holds: see shipped.py.
KINDS = FIT, PULSE, START, MIDDLE, END, CLOSE, OWN = ("fit", "pulse", "start", "middle", "end", "close", "own")
BOTH = "both"


class Instrument(Table):
    """A set of questions that a coordinator added, in one wording: whoever was asked in it keeps it, and a change is a new version."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="instruments")
    key = CharField(30)
    version = IntegerField(default=1)
    name = CharField(120)
    citation = CharField(500)
    # Who allowed its use, or under which license it stands.
    permission = CharField(500)
    lowest = IntegerField()
    highest = IntegerField()
    lowest_words = CharField(60)
    highest_words = CharField(60)
    # [{"key": ..., "words": ..., "is_reversed": ...}]; an item whose words change gets another key.
    items = JSONField()
    # A role, or "both".
    role = CharField(10)
    # Of start, middle and end; and a day of its own.
    occasions = JSONField(default=list)
    on_day = DateField(null=True)
    made_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    made_at = MomentField()
    # Since when nobody is asked in this wording any more.
    retired_at = MomentField(null=True)

    class Meta:
        table_name = "survey_instrument"
        indexes = ((("program", "key", "version"), True),)

    def is_for(self, role: str) -> bool:
        """Whether people with a place in this role are asked."""
        return self.role in (role, BOTH)


class Survey(Table):
    """What one person is asked on one occasion: it opens once, and closes three weeks later, answered or not."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="+")
    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="surveys")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="surveys")
    # Of questions about the partner, which mentorship they are about.
    mentorship = ForeignKeyField(Mentorship, null=True, on_delete="CASCADE", backref="surveys")
    role = CharField(10)
    kind = CharField(10)
    # first, day-30, start, middle, end, close, or a day such as 2026-10-14.
    occasion = CharField(20)
    instrument = ForeignKeyField(Instrument, null=True, on_delete="CASCADE", backref="surveys")
    # Names the occasion, so that nobody is asked twice.
    about = CharField(80, unique=True)
    # What its link is derived from; the link itself is kept nowhere.
    nonce = CharField(64)
    asked_at = MomentField()
    closes_at = MomentField()
    answered_at = MomentField(null=True)

    class Meta:
        indexes = ((("person", "closes_at"), False), (("program", "kind", "occasion"), False))

    def is_open(self, at: datetime) -> bool:
        """Whether it can be answered, or its answers changed."""
        return at < self.closes_at


class SurveyAnswer(Table):
    """What one person answered to one item: a number, or words that are sealed. An item that was passed over has no row."""

    survey = ForeignKeyField(Survey, on_delete="CASCADE", backref="answers")
    # The key of a set, and that of an item in it.
    instrument = CharField(30)
    item = CharField(30)
    value = IntegerField(null=True)
    sealed_words = SealedField(null=True)

    class Meta:
        table_name = "survey_answer"
        indexes = ((("survey", "instrument", "item"), True),)


class Clearing(Table):
    """That a coordinator went through words that were offered for quoting: what of them may be printed, or that they are left out."""

    answer = ForeignKeyField(SurveyAnswer, unique=True, on_delete="CASCADE", backref="clearings")
    # The writer's words, perhaps with something left out; null for words that are left out whole.
    sealed_words = SealedField(null=True)
    cleared_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    cleared_at = MomentField()
    # Since when they stand in a published summary.
    quoted_at = MomentField(null=True)
    # Since when a version that puts that summary right is to do without them.
    dropped_at = MomentField(null=True)

    class Meta:
        table_name = "survey_clearing"
