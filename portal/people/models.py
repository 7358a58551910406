"""People, the devices they are signed in on, their one-time sign-ins, and by what they show that it is them."""
import hashlib
from datetime import date, datetime
from zoneinfo import ZoneInfo

from peewee import BigIntegerField, BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from portal.db import MomentField, Table
from portal.secrets import SealedField


class Person(Table):
    """Anyone with an account."""

    email = CharField(254, unique=True)
    given_name = CharField(100)
    family_name = CharField(100)
    timezone = CharField(60, default="UTC")
    joined_at = MomentField()
    # Set when the company no longer employs this person: access ends at once.
    left_at = MomentField(null=True)

    # What Flask-Login asks of an account; it is read by name only.
    is_authenticated = True
    is_anonymous = False

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def account(self) -> str:
        """Who this is to a device that keeps unsent words: no name, and another one once the database was made anew."""
        return hashlib.sha256(f"{self.id} {int(self.joined_at.timestamp())}".encode()).hexdigest()[:16]

    @property
    def is_active(self) -> bool:
        return self.left_at is None

    def get_id(self) -> int:
        return self.id

    def day_at(self, moment: datetime) -> date:
        """The day that this moment lies in where this person is."""
        return moment.astimezone(ZoneInfo(self.timezone)).date()


class Administration(Table):
    """That a person is an administrator, and who said so; the first one is made by the one-time link."""

    person = ForeignKeyField(Person, unique=True, on_delete="CASCADE", backref="administrations")
    appointed_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    appointed_at = MomentField()
    # Given by a group at the company's provider, and taken when its person is no longer in it.
    from_group = BooleanField(default=False)


class Device(Table):
    """A browser that a person is signed in on; its cookie holds the token, the row only the hash."""

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="devices")
    token_hash = CharField(64, unique=True)
    label = CharField(120)
    signed_in_at = MomentField()
    seen_at = MomentField()
    ends_at = MomentField()
    ended_at = MomentField(null=True)
    # How its person signed in: one of methods.py, or setup or demo.
    way = CharField(10, default="letter")
    # When its person last proved who they are here by any means, and by more than reading their mail.
    proved_at = MomentField()
    strongly_proved_at = MomentField(null=True)
    # By which way that was; null until it was.
    strong_way = CharField(10, null=True)


class Method(Table):
    """That an administrator switched a way to sign in on or off; without a row it is as methods.py has it."""

    key = CharField(10, unique=True)
    is_on = BooleanField()
    switched_by = ForeignKeyField(Person, null=True, on_delete="SET NULL", backref="+")
    switched_at = MomentField()


class SignIn(Table):
    """A mailed one-time sign-in: a link and a code, derived from the nonce; the code is bound to the browser that asked."""

    # Null for an address without an account: the same rows are written, so that the time of the answer tells nothing.
    person = ForeignKeyField(Person, null=True, on_delete="CASCADE", backref="sign_ins")
    nonce = CharField(64)
    token_hash = CharField(64, unique=True)
    browser_hash = CharField(64, index=True)
    next_path = CharField(500, null=True)
    asked_at = MomentField()
    expires_at = MomentField()
    tries = IntegerField(default=0)
    used_at = MomentField(null=True)


class Setup(Table):
    """The one-time link that makes the first administrator."""

    token_hash = CharField(64, unique=True)
    made_at = MomentField()
    expires_at = MomentField()
    used_at = MomentField(null=True)


class Password(Table):
    """That a person signs in by a password, too; the row holds its Argon2id hash."""

    person = ForeignKeyField(Person, unique=True, on_delete="CASCADE", backref="passwords")
    hash = CharField(200)
    set_at = MomentField()


class CompanyIdentity(Table):
    """Who a person is at the company's provider: its address and the subject there, which no other person ever gets."""

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="company_identities")
    issuer = CharField(300)
    subject = CharField(255)
    linked_at = MomentField()

    class Meta:
        indexes = ((("issuer", "subject"), True), (("issuer", "person"), True))


class Passkey(Table):
    """A key that a person's phone, laptop or key ring keeps; here lies its public half."""

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="passkeys")
    credential_id = CharField(1400, unique=True)
    public_key = TextField()
    user_handle = CharField(100)
    name = CharField(100)
    # What its counter said last; most passkeys of phones always say 0.
    sign_count = BigIntegerField(default=0)
    added_at = MomentField()
    used_at = MomentField(null=True)
    # Since when it does not count: its counter went backwards, as that of a copy would.
    halted_at = MomentField(null=True)


class Challenge(Table):
    """What a passkey has to sign: once, within five minutes, in the browser that asked."""

    challenge_hash = CharField(64, unique=True)
    browser_hash = CharField(64)
    # "add" a passkey or "show" one.
    purpose = CharField(10)
    made_at = MomentField()
    expires_at = MomentField()
    used_at = MomentField(null=True)


class CodeApp(Table):
    """An app on a person's phone that makes a code each half minute; it counts once a code of it was typed."""

    person = ForeignKeyField(Person, unique=True, on_delete="CASCADE", backref="code_apps")
    sealed_secret = SealedField()
    started_at = MomentField()
    confirmed_at = MomentField(null=True)
    # The half minute of the last code that counted, so that none counts twice.
    last_step = IntegerField(default=0)


class HeldForm(Table):
    """A form that waits while its sender shows who they are; only they get it back, and for minutes."""

    person = ForeignKeyField(Person, on_delete="CASCADE", backref="held_forms")
    path = CharField(500)
    sealed_fields = SealedField()
    kept_until = MomentField()
