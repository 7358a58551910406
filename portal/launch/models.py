"""The kick-off event of a program, and whom its letter was sent to."""
from datetime import datetime, timedelta

from peewee import CharField, ForeignKeyField, IntegerField, TextField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.models import Program

LONGEST = timedelta(minutes=480)


class Kickoff(Table):
    """One event; after one that was called off, another. Its entry keeps one uid, each change after the launch raises the sequence."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="kickoffs")
    uid = CharField(80, unique=True)
    sequence = IntegerField(default=0)
    starts_at = MomentField()
    minutes = IntegerField()
    place = CharField(200, default="")
    join_link = CharField(500, default="")
    words = TextField(default="")
    written_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    written_at = MomentField()
    launched_at = MomentField(null=True)
    called_off_at = MomentField(null=True)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def changed_at(self) -> datetime:
        """When the entry in calendars last became another."""
        return self.called_off_at or max(self.written_at, self.launched_at or self.written_at)

    @property
    def is_launched(self) -> bool:
        return self.launched_at is not None

    @property
    def is_called_off(self) -> bool:
        return self.called_off_at is not None

    def has_begun(self, at: datetime) -> bool:
        """Whether it is on or over at `at`: one that was launched and not called off."""
        return self.is_launched and not self.is_called_off and self.starts_at <= at

    def is_to_come(self, at: datetime) -> bool:
        """Whether its entry still belongs into calendars at `at`."""
        return self.is_launched and not self.is_called_off and self.ends_at > at


class Guest(Table):
    """That somebody was sent the calendar entry, and so is told of a change, as long as that person meets somebody."""

    kickoff = ForeignKeyField(Kickoff, on_delete="CASCADE", backref="guests")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="+")
    asked_at = MomentField()

    class Meta:
        table_name = "kickoff_guest"
        indexes = ((("kickoff", "person"), True), (("person",), False))
