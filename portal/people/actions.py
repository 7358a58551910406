"""Accounts and devices: the first administrator, a device opened and ended, a zone changed."""
import secrets
from datetime import datetime, timedelta

from portal.audit.actions import record
from portal.clock import now
from portal.db import db
from portal.people.devices import sign_in_device
from portal.people.methods import STRONG
from portal.people.models import Administration, Challenge, CompanyIdentity, Device, HeldForm, Person, Setup, SignIn
from portal.people.queries import open_devices_of, setup_behind
from portal.web.links import hash_of

SETUP_LIFE = timedelta(days=7)


def open_device(person: Person, *, way: str, label: str, earlier: str | None, at: datetime) -> str:
    """Sign `person` in on a new device in the caller's transaction; the device that this browser had before ends.

    Returns the token for the cookie.
    """
    if earlier:
        Device.update(ended_at=at).where(Device.token_hash == hash_of(earlier), Device.ended_at.is_null()).execute()
    record("people.signed_in", by=person, about=f"person/{person.id}", way=way)
    return sign_in_device(person, label=label, way=way)


def prove(device: Device, *, way: str, at: datetime) -> str:
    """Note in the caller's transaction that somebody proved who they are on their device, and by which way.

    Returns the token that the device has from now on (OWASP ASVS 7.2.4): whoever copied the older one is out.
    """
    token = secrets.token_urlsafe(32)
    strong = {"strongly_proved_at": at, "strong_way": way} if way in STRONG else {}
    Device.update(token_hash=hash_of(token), proved_at=at, seen_at=at, **strong).where(Device.id == device.id).execute()
    record("people.proved", by=device.person, about=f"device/{device.id}", way=way)
    return token


def sign_out(device: Device, *, at: datetime) -> None:
    """End the device that somebody signs out on."""
    with db.atomic():
        Device.update(ended_at=at).where(Device.id == device.id, Device.ended_at.is_null()).execute()
        record("people.signed_out", by=device.person, about=f"device/{device.id}")


def end_device(device: Device, *, by: Person, at: datetime) -> None:
    """End one of one's own devices from another one."""
    with db.atomic():
        Device.update(ended_at=at).where(Device.id == device.id, Device.ended_at.is_null()).execute()
        record("people.device_ended", by=by, about=f"device/{device.id}")


def end_other_devices(kept: Device, *, by: Person, at: datetime) -> None:
    """End every device of `by` but the one in hand."""
    others = open_devices_of(by, at).select(Device.id).order_by().where(Device.id != kept.id)
    with db.atomic():
        ended = Device.update(ended_at=at).where(Device.id.in_(others)).execute()
        record("people.devices_ended", by=by, about=f"person/{by.id}", ended=ended)


def change_timezone(person: Person, timezone: str) -> None:
    """Show every time in another zone."""
    with db.atomic():
        Person.update(timezone=timezone).where(Person.id == person.id).execute()
        record("people.timezone_changed", by=person, about=f"person/{person.id}")


def unlink_company(*, by: Person) -> None:
    """Let no subject at the company's provider be `by` any longer."""
    with db.atomic():
        if CompanyIdentity.delete().where(CompanyIdentity.person == by).execute():
            record("people.company_unlinked", by=by, about=f"person/{by.id}")


def make_setup_link() -> str:
    """The token of a new first-administrator link (7 days, once); earlier ones no longer count. Only its hash is stored."""
    token, at = secrets.token_urlsafe(32), now()
    with db.atomic():
        Setup.update(expires_at=at).where(Setup.used_at.is_null(), Setup.expires_at > at).execute()
        Setup.create(token_hash=hash_of(token), made_at=at, expires_at=at + SETUP_LIFE)
    return token


def make_first_administrator(
    token: str, *, given_name: str, family_name: str, email: str, label: str, earlier: str | None, at: datetime
) -> str | None:
    """The account, its appointment and its device in one transaction; the device's token, or None when the link does not count."""
    with db.atomic():
        setup = setup_behind(token, at)
        if not setup or not Setup.update(used_at=at).where(Setup.id == setup.id, Setup.used_at.is_null()).execute():
            return None
        person = find_or_make(email, given_name=given_name, family_name=family_name, timezone="UTC", at=at)
        Administration.create(person=person, appointed_by=None, appointed_at=at)
        record("people.first_administrator_made", by=person, about=f"person/{person.id}")
        return open_device(person, way="setup", label=label, earlier=earlier, at=at)


def forget_old_sign_ins(before: datetime) -> None:
    """Delete what ended before this moment: one-time sign-ins, setup links, and devices nobody can be signed in on any more."""
    SignIn.delete().where(SignIn.expires_at < before).execute()
    Setup.delete().where(Setup.expires_at < before).execute()
    Device.delete().where((Device.ends_at < before) | (Device.ended_at < before)).execute()
    Challenge.delete().where(Challenge.expires_at < before).execute()
    # Minutes are enough for what somebody typed; what was not sent again by then stays with its page.
    HeldForm.delete().where(HeldForm.kept_until < now()).execute()


def find_or_make(email: str, *, given_name: str, family_name: str, timezone: str, at: datetime) -> Person:
    """The person with this address, made when missing. An account that exists keeps its name."""
    names = {"given_name": given_name, "family_name": family_name, "timezone": timezone, "joined_at": at}
    person, _made = Person.get_or_create(email=email.lower(), defaults=names)
    return person
