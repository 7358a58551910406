"""Short lists, and what people wish for on them."""
from peewee import ForeignKeyField, IntegerField, JSONField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment
from portal.programs.models import Program


class ListDraw(Table):
    """When a program's short lists were last asked for, and when the worker made them for that."""

    program = ForeignKeyField(Program, unique=True, on_delete="CASCADE", backref="+")
    # The first wish that no run of the worker has taken up; those after it wait with it.
    asked_at = MomentField()
    # Since when the worker is at it; null again as soon as somebody wishes for more than it reads.
    begun_at = MomentField(null=True)
    drawn_at = MomentField(null=True)
    failed_at = MomentField(null=True)
    # How many people it made lists for, and how many of them found nobody.
    people = IntegerField(default=0)
    without = IntegerField(default=0)

    @property
    def waits(self) -> bool:
        """Whether the worker has yet to make what was asked for."""
        return self.failed_at is None and self.drawn_at is None


class Shortlisted(Table):
    """That a candidate stands on somebody's short list, with the arithmetic that its reader may see."""

    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="shortlist")
    candidate = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    position = IntegerField()
    # In hundredths, of the parts that are shown to partners.
    score = IntegerField()
    parts = JSONField()
    drawn_at = MomentField()

    class Meta:
        indexes = ((("enrollment", "candidate"), True),)


class Preference(Table):
    """Somebody's first, second or third choice; for pairing alone."""

    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="preferences")
    candidate = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="+")
    rank = IntegerField()
    said_at = MomentField()

    class Meta:
        indexes = ((("enrollment", "rank"), True), (("enrollment", "candidate"), True))
