"""The roster, invitations with their replies, places in a program, and the questionnaire that a profile is made of."""
from datetime import date

from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.models import Program
from portal.secrets import SealedField

MENTOR, MENTEE = "mentor", "mentee"


class Employee(Table):
    """One person on the company's roster, as HR exports it; most have no account."""

    employee_id = CharField(64, unique=True)
    email = CharField(254, unique=True)
    given_name = CharField(100)
    family_name = CharField(100)
    title = CharField(200, default="")
    job_level = IntegerField(index=True)
    department = CharField(200, default="", index=True)
    location = CharField(200, default="", index=True)
    country = CharField(100, default="")
    timezone = CharField(60, default="UTC")
    languages = JSONField(default=list)
    manager = ForeignKeyField("self", null=True, on_delete="SET NULL", backref="reports")
    hired_on = DateField(null=True)
    # active, leave or gone
    status = CharField(10, default="active", index=True)
    gone_on = DateField(null=True)
    person = ForeignKeyField(Person, null=True, unique=True, on_delete="SET NULL", backref="employees")

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class InvitationText(Table):
    """One version of what a program's invitations to a role say: paragraphs of plain text. A version that was sent never changes."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="invitation_texts")
    role = CharField(10)
    version = IntegerField()
    opening = TextField(default="")
    why = TextField()
    # One point a line.
    gets = TextField()
    manager = TextField()
    incentive = TextField(default="")
    # Empty: whoever sends the invitation signs it.
    signed_by = CharField(120, default="")
    signed_title = CharField(200, default="")
    # What the program asked for when this was sent: see terms_of in invitations/text_queries.py.
    terms = JSONField(default=dict)
    written_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    written_at = MomentField()

    class Meta:
        indexes = ((("program", "role", "version"), True),)


class Invitation(Table):
    """An offer of a place to one employee; its link is derived from the nonce, and only the hash is stored."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="invitations")
    employee = ForeignKeyField(Employee, on_delete="CASCADE", backref="invitations")
    role = CharField(10)
    wave = IntegerField(default=1)
    nonce = CharField(64)
    token_hash = CharField(64, unique=True)
    invited_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    invited_at = MomentField()
    expires_at = MomentField()
    withdrawn_at = MomentField(null=True)
    withdrawn_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    # The words that this person was sent; null for invitations older than such texts.
    text = ForeignKeyField(InvitationText, null=True, on_delete="SET NULL", backref="invitations")
    sent_again_at = MomentField(null=True)
    # Since when this person wants no more reminders.
    quiet_at = MomentField(null=True)

    class Meta:
        indexes = ((("program", "role"), False), (("program", "employee", "role"), False))


class Reply(Table):
    """The answer to an invitation: yes, not now, or no."""

    invitation = ForeignKeyField(Invitation, unique=True, on_delete="CASCADE", backref="replies")
    answer = CharField(10)
    reason = TextField(default="")
    ask_again_on = DateField(null=True)
    replied_at = MomentField()


class Enrollment(Table):
    """A person's place in a program, as mentor or as mentee; capacity is how many partners at once."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="enrollments")
    person = ForeignKeyField(Person, on_delete="CASCADE", backref="enrollments")
    employee = ForeignKeyField(Employee, on_delete="CASCADE", backref="enrollments")
    role = CharField(10)
    capacity = IntegerField(default=1)
    enrolled_at = MomentField()
    # When the questionnaire was started and sent in; a complete profile can be paired.
    started_at = MomentField(null=True)
    completed_at = MomentField(null=True)
    # When the latest round was drawn from this profile.
    drawn_at = MomentField(null=True)
    # A paused place takes no new pairing until that day, or until its holder comes back; its mentorships go on.
    paused_at = MomentField(null=True)
    paused_until = DateField(null=True)
    # An ended place is nobody's until it is opened again; a Leaving says how it ended.
    ended_at = MomentField(null=True)

    class Meta:
        indexes = ((("program", "person", "role"), True), (("program", "role", "completed_at"), False))

    @property
    def is_complete(self) -> bool:
        return self.completed_at is not None

    @property
    def has_ended(self) -> bool:
        return self.ended_at is not None

    def is_paused(self, on: date) -> bool:
        """Whether it rests on this day; from its last day on it does not."""
        return self.paused_at is not None and (self.paused_until is None or self.paused_until > on)


class Leaving(Table):
    """That a place ended, and how. Whoever comes back gets the place again, and the row stays."""

    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="leavings")
    # left: its holder left the program; gone: its holder left the company.
    how = CharField(10)
    left_at = MomentField()
    # Its writer reads it, and coordinators only if it was shared with them.
    reason = SealedField(null=True)
    reason_is_shared = BooleanField(default=False)


class Question(Table):
    """One step of a program's questionnaire for one role; versions that it had before are in questionnaire/models.py."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="questions")
    role = CharField(10)
    # From 1; a question that is no longer asked has its own id below zero.
    position = IntegerField()
    # What pairing reads it by: topics, interests, languages, location, hours, avoid, why_joined, capacity, about, or empty.
    key = CharField(40, default="")
    # How its answer looks (empty ones are "", [], {}): see questionnaire/kinds.py.
    kind = CharField(10)
    prompt = CharField(200)
    hint = CharField(300, default="")
    options = JSONField(default=list)
    is_required = BooleanField(default=True)
    # Who reads the answer beside its writer: partners (and coordinators), coordinators, or pairing (nobody).
    shown_to = CharField(15, default="partners")
    version = IntegerField(default=1)
    retired_at = MomentField(null=True)
    retired_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")

    class Meta:
        indexes = ((("program", "role", "position"), True),)


class Answer(Table):
    """What one person answered to one question, and to which version of it."""

    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="answers")
    question = ForeignKeyField(Question, on_delete="CASCADE", backref="answers")
    value = JSONField()
    answered_at = MomentField()
    version = IntegerField(default=1)
    # Whether the question was passed over: the value is empty.
    is_passed = BooleanField(default=False)
    # How long the question was looked at before its first answer; null after a long break.
    seconds = IntegerField(null=True)

    class Meta:
        indexes = ((("enrollment", "question"), True),)
