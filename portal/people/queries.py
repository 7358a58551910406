"""Who has an account, where they are signed in, and whether anybody administers the portal."""
from datetime import datetime

from peewee import ModelSelect

from portal.clock import SKEW
from portal.people.models import Administration, CompanyIdentity, Device, Password, Person, Setup, SignIn
from portal.web.links import hash_of

MOST_TRIES = 5


def person_at(email: str) -> Person | None:
    """The person with this address who has not left the company."""
    return Person.get_or_none(Person.email == email.lower(), Person.left_at.is_null())


def open_devices_of(person: Person, at: datetime) -> ModelSelect:
    """Where `person` is signed in, the latest visit first."""
    mine = (Device.person == person) & Device.ended_at.is_null() & (Device.ends_at > at)
    return Device.select().where(mine).order_by(Device.seen_at.desc(), Device.id.desc())


def sign_in_behind(token: str, at: datetime, *, is_on: bool = True) -> SignIn | None:
    """The one-time sign-in of a mailed link, with its person; None when the link is wrong, used, expired or unknown.

    While letters are switched off (`is_on`), only a link that the operator printed is found: no browser asked for it.
    """
    mine = SignIn.token_hash == hash_of(token)
    return _usable_sign_ins(at).where(mine if is_on else mine & (SignIn.browser_hash == "")).first()


def sign_in_asked_by(browser: str, at: datetime) -> SignIn | None:
    """The latest one-time sign-in that this browser asked for and that is still open."""
    mine = (SignIn.browser_hash == hash_of(browser)) & (SignIn.tries < MOST_TRIES)
    return _usable_sign_ins(at).where(mine).order_by(SignIn.id.desc()).first()


def setup_behind(token: str, at: datetime) -> Setup | None:
    """The open first-administrator link; None when it does not count, or somebody administers the portal already."""
    if has_administrator():
        return None
    in_time = (Setup.expires_at > at) & (Setup.made_at <= at + SKEW)
    mine = (Setup.token_hash == hash_of(token)) & Setup.used_at.is_null() & in_time
    return Setup.select().where(mine).first()


def has_administrator() -> bool:
    """Whether anybody administers the portal."""
    return Administration.select().exists()


def is_administrator(person: Person) -> bool:
    """Whether `person` administers the portal."""
    return Administration.select().where(Administration.person == person).exists()


def password_at(email: str) -> Password | None:
    """The password of the person with this address who has not left the company, with that person."""
    mine = (Person.email == email.lower()) & Person.left_at.is_null()
    return Password.select(Password, Person).join(Person).where(mine).first()


def password_of(person: Person) -> Password | None:
    """The password of `person`, if there is one."""
    return Password.get_or_none(Password.person == person)


def company_identity_of(person: Person, issuer: str) -> CompanyIdentity | None:
    """Who `person` is at the company's provider."""
    return CompanyIdentity.get_or_none(CompanyIdentity.person == person, CompanyIdentity.issuer == issuer)


def company_identity(issuer: str, subject: str) -> CompanyIdentity | None:
    """The link of a subject at the company's provider, with its person."""
    mine = (CompanyIdentity.issuer == issuer) & (CompanyIdentity.subject == subject)
    return CompanyIdentity.select(CompanyIdentity, Person).join(Person).where(mine).first()


def _usable_sign_ins(at: datetime) -> ModelSelect:
    in_time = (SignIn.expires_at > at) & (SignIn.asked_at <= at + SKEW)
    usable = SignIn.used_at.is_null() & in_time & Person.left_at.is_null()
    return SignIn.select(SignIn, Person).join(Person).where(usable)
