"""What somebody was told and when, on which days a letter was counted, how many letters a person wants, and closes that were proposed."""
from peewee import BooleanField, CharField, DateField, ForeignKeyField

from portal.db import MomentField, Table
from portal.mentorships.models import Mentorship
from portal.people.models import Person

# Every reminder, only what has a date, none.
ALL, DATED, NONE = CHOICES = ("all", "dated", "none")


class LetterChoice(Table):
    """How many reminders a person wants; without a row it is every one."""

    person = ForeignKeyField(Person, unique=True, on_delete="CASCADE", backref="letter_choices")
    choice = CharField(5)
    chosen_at = MomentField()


class Told(Table):
    """That the turn of one reminder came for one person: it comes once, also for whoever does not want it and gets no letter."""

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="told")
    # A name of the schedule: see ladder.py.
    step = CharField(20)
    # What it is about, such as session/7/2026-10-14.
    about = CharField(80)
    told_at = MomentField()
    has_letter = BooleanField(default=True)

    class Meta:
        indexes = ((("person", "step", "about"), True),)


class LetterDay(Table):
    """The one counted letter of a person's day; the database refuses a second one. `key` is the letter's in the outbox."""

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="letter_days")
    # On that person's own calendar.
    on = DateField()
    key = CharField(200)

    class Meta:
        indexes = ((("person", "on"), True),)


class ProposedClose(Table):
    """That a silent mentorship is to be closed, unless a member keeps it open; who of them did is kept nowhere."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="proposed_closes")
    proposed_at = MomentField()
    closes_at = MomentField()
    kept_at = MomentField(null=True)
    closed_at = MomentField(null=True)

    @classmethod
    def waits(cls):
        """The condition that nobody has kept it open and it has not closed."""
        return cls.kept_at.is_null() & cls.closed_at.is_null()
