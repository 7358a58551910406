"""Programs, their objectives and their staff."""
from datetime import date

from dateutil.relativedelta import relativedelta
from peewee import BooleanField, CharField, DateField, FloatField, ForeignKeyField, IntegerField, TextField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.small_groups import SMALLEST

FORMATS = ("reverse", "one-to-one", "peer", "group")
ROLES = ("coordinator", "sponsor")


class OwnerGroup(Table):
    """An employee resource group that owns programs; its coordinators coordinate those."""

    name = CharField(120, unique=True)
    about = TextField(default="")
    made_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    made_at = MomentField()


class GroupCoordination(Table):
    """That a person coordinates a group's programs, and which administrator said so."""

    group = ForeignKeyField(OwnerGroup, on_delete="CASCADE", backref="coordinations")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="group_coordinations")
    appointed_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    appointed_at = MomentField()

    class Meta:
        indexes = ((("group", "person"), True),)


class Program(Table):
    """One mentoring program: what it is for, its dates and its rules."""

    name = CharField(120)
    purpose = CharField(40)
    format = CharField(20, default="reverse")
    statement = TextField(default="")
    starts_on = DateField()
    months = IntegerField(default=6)
    days_between_sessions = IntegerField(default=30)
    sessions_planned = IntegerField(default=6)
    session_minutes = IntegerField(default=45)
    incentive = TextField(default="")
    is_open = BooleanField(default=False)
    mentors_wanted = IntegerField(default=20)
    mentees_wanted = IntegerField(default=20)
    # Job levels: 1 is the chief executive. Mentors are juniors, from the lower to the higher number.
    mentor_level_from = IntegerField(default=7)
    mentor_level_to = IntegerField(default=9)
    mentee_level_from = IntegerField(default=1)
    mentee_level_to = IntegerField(default=5)
    most_mentees = IntegerField(default=2)
    # Whether one person may be a mentor in one mentorship and a leader in another.
    allows_both = BooleanField(default=False)
    reply_days = IntegerField(default=14)
    # How many reminders go by themselves to somebody who does not answer, and how many days after the letter before.
    reminders = IntegerField(default=1)
    remind_after_days = IntegerField(default=7)
    # How many people a figure for sponsors has to be about; only ever raised once something was published.
    smallest_group = IntegerField(default=SMALLEST)
    first_published_at = MomentField(null=True)
    # What its summaries are printed on ("a4" or "letter"), and whether a draft of one is made each month.
    paper = CharField(10, default="a4")
    drafts_monthly = BooleanField(default=False)
    made_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    made_at = MomentField()
    # RESTRICT: a program that lost its group would show its coordinators nothing, or its roster to all of them.
    owned_by = ForeignKeyField(OwnerGroup, null=True, on_delete="RESTRICT", backref="programs")

    @property
    def ends_on(self) -> date:
        """The last day, by calendar months."""
        return self.starts_on + relativedelta(months=self.months)


class Objective(Table):
    """What the company wants from the program: a measure with a baseline, a target and a date."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="objectives")
    title = CharField(200)
    # The key of a measure of summaries/measures.py, or empty for a figure that a coordinator enters.
    measure = CharField(60, default="")
    unit = CharField(20, default="percent")
    # Where it stood at the start, of which day that is, and who says so.
    baseline = FloatField(null=True)
    baseline_on = DateField(null=True)
    baseline_source = CharField(120, default="")
    target = FloatField()
    less_is_better = BooleanField(default=False)
    due_on = DateField()
    owner = CharField(120, default="")
    position = IntegerField(default=0)
    # Counts its changes, so that a page which shows an older state is known.
    version = IntegerField(default=0)


class Coordination(Table):
    """That a person may make programs, and which administrator said so."""

    person = ForeignKeyField(Person, unique=True, on_delete="CASCADE", backref="coordinations")
    appointed_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    appointed_at = MomentField()
    # As in Administration.
    from_group = BooleanField(default=False)


class Staff(Table):
    """That a person coordinates or sponsors a program, and who said so."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="staff")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="staff")
    role = CharField(20)
    appointed_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    appointed_at = MomentField()
    from_group = BooleanField(default=False)

    class Meta:
        indexes = ((("program", "person", "role"), True), (("person", "role"), False))


class GroupRule(Table):
    """That whoever is in a group at the company's provider gets a role here; without a program it is one of the whole portal."""

    name = CharField(200, index=True)
    role = CharField(20)
    program = ForeignKeyField(Program, null=True, on_delete="CASCADE", backref="group_rules")
    made_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    made_at = MomentField()
