"""How far somebody has read the orientation of a place."""
from peewee import ForeignKeyField, IntegerField

from portal.db import MomentField, Table
from portal.enrollment.models import Enrollment


class Orientation(Table):
    """That the holder of a place has begun to read its cards, how far, and when it was finished."""

    enrollment = ForeignKeyField(Enrollment, unique=True, on_delete="CASCADE", backref="orientations")
    started_at = MomentField()
    # How many cards were read.
    read = IntegerField(default=0)
    finished_at = MomentField(null=True)
