"""Meetings: planned, moved or cancelled, and what each member logs."""
from datetime import datetime, timedelta

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.secrets import SealedField

HAPPENED, MOVED, DID_NOT = "happened", "moved", "did_not"
# The side of a cancellation that neither made: its mentorship ended.
ENDING = "ending"
VIDEO, IN_PERSON, PHONE = "video", "in_person", "phone"
LONGEST = timedelta(minutes=240)


class MentoringSession(Table):
    """One meeting. Its calendar entry keeps one uid; each change raises the sequence (RFC 5545)."""

    mentorship = ForeignKeyField(Mentorship, on_delete="CASCADE", backref="sessions")
    uid = CharField(80, unique=True)
    sequence = IntegerField(default=0)
    starts_at = MomentField(index=True)
    minutes = IntegerField()
    # video, in_person or phone
    format = CharField(12, default="video")
    join_link = CharField(500, default="")
    agenda = TextField(default="")
    planned_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    planned_at = MomentField()

    class Meta:
        indexes = ((("mentorship", "starts_at"), False),)

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    def has_begun(self, at: datetime) -> bool:
        """Whether its time has come at `at`: from then on it can be logged, and no longer moved."""
        return self.starts_at <= at


class Move(Table):
    """A session that got another time: from when, from which side, why (partners only)."""

    session = ForeignKeyField(MentoringSession, on_delete="CASCADE", backref="moves")
    from_at = MomentField()
    to_at = MomentField()
    side = CharField(10)
    moved_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    moved_at = MomentField()
    reason = TextField(default="")

    class Meta:
        table_name = "session_move"


class Cancellation(Table):
    """A session that will not take place."""

    session = ForeignKeyField(MentoringSession, unique=True, on_delete="CASCADE", backref="cancellations")
    side = CharField(10)
    cancelled_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    cancelled_at = MomentField()
    reason = TextField(default="")


class SessionLog(Table):
    """What one member records after a session; each member confirms on their own."""

    session = ForeignKeyField(MentoringSession, on_delete="CASCADE", backref="logs")
    written_by = ForeignKeyField(Person, on_delete="CASCADE", backref="session_logs")
    outcome = CharField(10)
    # Which side moved it or let it fall, "mentor" or "mentee" or not said; and why, for partners only.
    side = CharField(10, default="")
    reason = TextField(default="")
    minutes = IntegerField(null=True)
    format = CharField(12, default="")
    topics = JSONField(default=list)
    worth = IntegerField(null=True)
    shared_note = TextField(default="")
    private_note = SealedField(null=True)
    # A kept take-away is private words, a shared one is not.
    takeaway = SealedField(null=True)
    takeaway_is_shared = BooleanField(default=False)
    logged_at = MomentField()
    changed_at = MomentField()
    # How often it was written: who corrects an older version sees both first.
    version = IntegerField(default=1)
    # Whether the outcome was last said through the one-tap link, which an assistant may hold.
    by_link = BooleanField(default=False)

    class Meta:
        indexes = ((("session", "written_by"), True),)


class Action(Table):
    """What somebody is to do after a session, and by when; its members alone read it."""

    session = ForeignKeyField(MentoringSession, on_delete="CASCADE", backref="actions")
    words = CharField(300)
    # Whose it is; None once that person is gone.
    owner = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    due_on = DateField(null=True)
    made_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    made_at = MomentField()
    done_at = MomentField(null=True)
    done_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")

    class Meta:
        table_name = "session_action"


class SessionQuestion(Table):
    """Something that a member wants to ask in a session; all its members read it."""

    session = ForeignKeyField(MentoringSession, on_delete="CASCADE", backref="questions")
    written_by = ForeignKeyField(Person, on_delete="CASCADE", backref="session_questions")
    words = CharField(300)
    added_at = MomentField()


class CalendarFeed(Table):
    """The private address at which a calendar reads one person's times; derived from the nonce, and only the hash is looked up."""

    person = ForeignKeyField(Person, unique=True, on_delete="CASCADE", backref="calendar_feeds")
    nonce = CharField(64)
    token_hash = CharField(64, unique=True)
    made_at = MomentField()
