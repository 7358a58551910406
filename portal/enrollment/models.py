"""The roster, invitations with their replies, places in a program, and the questionnaire that a profile is made of."""
from peewee import BooleanField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField

from portal.db import MomentField, Table
from portal.people.models import Person
from portal.programs.models import Program

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


class RosterImport(Table):
    """One file from HR: read, looked at, then applied or discarded."""

    file_name = CharField(200)
    read_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    read_at = MomentField()
    counts = JSONField()
    applied_at = MomentField(null=True)
    discarded_at = MomentField(null=True)


class StagedRow(Table):
    """A row of a file that was read but not yet applied: what it says, or what is wrong with it."""

    roster_import = ForeignKeyField(RosterImport, on_delete="CASCADE", backref="rows")
    line = IntegerField()
    # The RosterRow as JSON; null for a refused line.
    row = JSONField(null=True)
    # good, warned or refused
    verdict = CharField(10, default="good")
    # A list of {column, verdict, reason}.
    problems = JSONField(default=list)

    class Meta:
        indexes = ((("roster_import", "line"), True), (("roster_import", "verdict", "line"), False))


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
    # What the program asked for when this was sent: see terms_of in invitation_text_queries.py.
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

    class Meta:
        indexes = ((("program", "person", "role"), True), (("program", "role", "completed_at"), False))

    @property
    def is_complete(self) -> bool:
        return self.completed_at is not None


class Question(Table):
    """One step of a program's questionnaire for one role."""

    program = ForeignKeyField(Program, on_delete="CASCADE", backref="questions")
    role = CharField(10)
    position = IntegerField()
    # What pairing reads it by: topics, interests, languages, hours, why_joined, capacity, about, or empty.
    key = CharField(40, default="")
    # How its answer looks: one "key"; many ["key", ...]; rated {"key": 1 to 3}; text "words";
    # hours {"mon": ["09:00", "17:00"], ...}, local (see portal/week.py); empty ones are "", [], {}.
    kind = CharField(10)
    prompt = CharField(200)
    hint = CharField(300, default="")
    options = JSONField(default=list)
    is_required = BooleanField(default=True)
    # Who reads the answer beside its writer: partners (and coordinators), coordinators, or pairing (nobody).
    shown_to = CharField(15, default="partners")

    class Meta:
        indexes = ((("program", "role", "position"), True),)


class Answer(Table):
    """What one person answered to one question."""

    enrollment = ForeignKeyField(Enrollment, on_delete="CASCADE", backref="answers")
    question = ForeignKeyField(Question, on_delete="CASCADE", backref="answers")
    value = JSONField()
    answered_at = MomentField()

    class Meta:
        indexes = ((("enrollment", "question"), True),)
