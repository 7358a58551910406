"""By what somebody can show that it is them, beside their mail: their passkeys, and their app that makes codes."""
from datetime import datetime

from peewee import ModelSelect

from portal.clock import SKEW
from portal.people.models import Challenge, CodeApp, CompanyIdentity, HeldForm, Passkey, Person
from portal.web.links import hash_of


def passkeys_of(person: Person) -> ModelSelect:
    """The passkeys of `person`, the newest first."""
    return Passkey.select().where(Passkey.person == person).order_by(Passkey.added_at.desc(), Passkey.id.desc())


def app_of(person: Person) -> CodeApp | None:
    """The app of `person`, whether its first code was typed or not."""
    return CodeApp.get_or_none(CodeApp.person == person)


def factors_of(person: Person, ways: set[str]) -> set[str]:
    """Which of `ways`, "passkey", "totp" and "company", `person` has set up so that they count."""
    has = {
        "company": lambda: CompanyIdentity.select().where(CompanyIdentity.person == person).exists(),
        "passkey": lambda: passkeys_of(person).where(Passkey.halted_at.is_null()).exists(),
        "totp": lambda: CodeApp.select().where(CodeApp.person == person, CodeApp.confirmed_at.is_null(False)).exists(),
    }
    return {way for way, is_there in has.items() if way in ways and is_there()}


def challenge_behind(challenge: bytes, *, purpose: str, browser: str, at: datetime) -> Challenge | None:
    """The open challenge of this purpose that this browser asked for; None when it is another's, used, or ran out."""
    mine = (Challenge.challenge_hash == hash_of(challenge.hex())) & (Challenge.browser_hash == hash_of(browser))
    in_time = (Challenge.expires_at > at) & (Challenge.made_at <= at + SKEW)
    return Challenge.get_or_none(mine, Challenge.purpose == purpose, Challenge.used_at.is_null(), in_time)


def passkey_behind(credential_id: str) -> Passkey | None:
    """The passkey of this id that counts, with its person, who has not left; None for every other."""
    counts = Passkey.halted_at.is_null() & Person.left_at.is_null()
    return Passkey.select(Passkey, Person).join(Person).where(Passkey.credential_id == credential_id, counts).first()


def held_form_of(person: Person, number: int, at: datetime) -> HeldForm | None:
    """The form of `person` that waits under this number; None when it waited too long."""
    return HeldForm.get_or_none(HeldForm.id == number, HeldForm.person == person, HeldForm.kept_until > at)
