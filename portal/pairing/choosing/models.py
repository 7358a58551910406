"""Short lists, and what people wish for on them."""
from peewee import ForeignKeyField, IntegerField, JSONField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment


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
