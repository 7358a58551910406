"""Open enrollment: when and for whom a program is open, who applied, who waits, and whom a free place was offered."""
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.enrollment.models import Employee
from portal.people.models import Person
from portal.programs.models import Program

# What an opening is at a moment. Whoever began before it closed may finish for a day.
EARLY, OPEN, FINISHING, CLOSED = "early", "open", "finishing", "closed"
TO_FINISH = timedelta(days=1)
# How an application can end.
PLACED, DECLINED, WITHDRAWN, LAPSED = "placed", "declined", "withdrawn", "lapsed"


class Opening(Table):
    """How people apply to a program: its page, from when until when, and how places are given. Program.is_open says whether at all."""

    program = ForeignKeyField(Program, unique=True, on_delete="CASCADE", backref="openings")
    # Printed on posters, so it never changes.
    slug = CharField(60, unique=True)
    story = TextField(default="")
    contact = CharField(200, default="")
    opens_on = DateField(null=True)
    closes_on = DateField(null=True)
    timezone = CharField(60, default="UTC")
    needs_approval = BooleanField(default=False)
    # A yes to an invitation waits, too, when all places are taken.
    invited_wait = BooleanField(default=False)
    # Where letters may go; empty means the domains of the roster.
    domains = JSONField(default=list)
    offer_days = IntegerField(default=5)

    @property
    def opens_at(self) -> datetime | None:
        """The first moment of the first day, in the program's zone."""
        return self._midnight(self.opens_on) if self.opens_on else None

    @property
    def closes_at(self) -> datetime | None:
        """The end of the last day, in the program's zone: the first moment that is not part of it."""
        return self._midnight(self.closes_on + timedelta(days=1)) if self.closes_on else None

    @property
    def finishes_at(self) -> datetime | None:
        """Until when what was begun in time can be finished."""
        return self.closes_at + TO_FINISH if self.closes_on else None

    def state(self, at: datetime) -> str:
        """EARLY, OPEN, FINISHING or CLOSED."""
        if self.opens_on and at < self.opens_at:
            return EARLY
        if not self.closes_on or at < self.closes_at:
            return OPEN
        return FINISHING if at < self.finishes_at else CLOSED

    def _midnight(self, day: date) -> datetime:
        # Where the clock jumps over midnight, this is the moment of the jump: the day's first that exists.
        return datetime.combine(day, time(), ZoneInfo(self.timezone)).astimezone(UTC)


class Eligibility(Table):
    """Who on the roster may have a place in one role, beside the levels that the program names; empty lists mean everybody."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="eligibilities")
    role = CharField(10)
    departments = JSONField(default=list)
    locations = JSONField(default=list)
    tenure_months = IntegerField(default=0)

    class Meta:
        indexes = ((("program", "role"), True),)


class ApplicationStart(Table):
    """That somebody began to apply: by asking for the letter whose link proves the mailbox, or signed in."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="application_starts")
    email = CharField(254)
    # Null for an address that is not on the roster: the same rows are written, so that the time of the answer tells nothing.
    employee = ForeignKeyField(Employee, null=True, on_delete="CASCADE", backref="application_starts")
    nonce = CharField(64)
    token_hash = CharField(64, unique=True)
    begun_at = MomentField()
    expires_at = MomentField(index=True)
    used_at = MomentField(null=True)

    class Meta:
        indexes = ((("program", "employee"), False),)


class Application(Table):
    """That an employee asks for a place. The list's order is that of `applied_at`; who was approved and has no place waits on it."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="applications")
    employee = ForeignKeyField(Employee, on_delete="CASCADE", backref="applications")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="applications")
    role = CharField(10)
    why = TextField(default="")
    applied_at = MomentField()
    # By nobody where places are given automatically.
    approved_at = MomentField(null=True)
    approved_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    question = TextField(default="")
    asked_at = MomentField(null=True)
    answer = TextField(default="")
    answered_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    ended_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    # One of PLACED, DECLINED, WITHDRAWN, LAPSED
    ended_as = CharField(10, default="")

    class Meta:
        indexes = ((("program", "role", "ended_at", "applied_at"), False), (("person", "ended_at"), False))


class PlaceOffer(Table):
    """A place that became free, offered to one who waits; `reason` says why, when somebody earlier was passed over."""

    application = ForeignKeyField(Application, on_delete="CASCADE", backref="offers")
    # By nobody when the list moved by itself.
    offered_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    offered_at = MomentField()
    expires_at = MomentField(index=True)
    reason = TextField(default="")
    ended_at = MomentField(null=True)
    # How it ended: PLACED, WITHDRAWN or LAPSED
    ended_as = CharField(10, default="")
