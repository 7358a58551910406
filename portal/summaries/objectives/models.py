"""Figures of objectives that the portal does not compute: entered by a coordinator, each with its day and its source."""
from peewee import CharField, DateField, FloatField, ForeignKeyField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.models import Objective


class EnteredFigure(Table):
    """What an objective's figure was on a day, who says so, and who entered it. Rows stay; of one day the newest holds."""

    objective = ForeignKeyField(Objective, on_delete="CASCADE", backref="entered_figures")
    value = FloatField()
    as_of = DateField()
    source = CharField(120)
    entered_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    entered_at = MomentField()

    class Meta:
        indexes = ((("objective", "as_of"), False),)
