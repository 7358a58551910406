"""Signing in by a password, and setting, changing and removing one's own. Nobody else can do either."""
from datetime import datetime, timedelta

from portal.audit.actions import record
from portal.db import db
from portal.mail import outbox
from portal.people import hashing
from portal.people.actions import end_other_devices, open_device
from portal.people.methods import PASSWORD, switched_on
from portal.people.models import Device, Password, Person
from portal.people.queries import password_at, password_of
from portal.people.sign_in_actions import note_denial
from portal.web.limits import spend

# For so long after a letter, a passkey or the company's sign-in a new password needs no current one.
FRESH = timedelta(minutes=10)


class NotTheCurrent(Exception):
    """The current password was asked for, and something else was typed."""


class NotFresh(Exception):
    """A first password needs a letter, a passkey or the company's sign-in of the last minutes: there is no current one to ask for."""


def sign_in_by_password(
    email: str, password: str, *, label: str, earlier: str | None, at: datetime
) -> tuple[Person, str] | None:
    """Whoever it is, and the token for the device's cookie; None when the two do not go together.

    An address without an account, one without a password, and passwords switched off take the same query and the same hash.
    """
    is_on, kept = PASSWORD in switched_on(), password_at(email)
    counts = hashing.fits(password, kept.hash if kept else None) and is_on
    # Outside of the transaction: whoever writes meanwhile would wait for it.
    renewed = hashing.hash_of_password(password) if counts and hashing.is_outdated(kept.hash) else None
    with db.atomic():
        if not counts:
            note_denial("password", kept.person if kept else None)
            if kept is None:
                # Elsewhere a row of the trail is written: who waits less shall not know by it that nobody is there.
                spend("passwords of nobody", "", limit=1, seconds=1)
            return None
        if renewed:
            Password.update(hash=renewed).where(Password.id == kept.id).execute()
        return kept.person, open_device(kept.person, way=PASSWORD, label=label, earlier=earlier, at=at)


def needs_current(person: Person, device: Device, at: datetime) -> bool:
    """Whether `person` has to type the current password: not after another proof of the last minutes, nor without one to type."""
    return password_of(person) is not None and not is_fresh(device, at)


def is_fresh(device: Device, at: datetime) -> bool:
    """Whether its person proved who they are a moment ago, by something else than a password."""
    return device.way != PASSWORD and at - device.proved_at <= FRESH


def set_password(
    device: Device, password: str, *, current: str | None, end_others: bool, by: Person, at: datetime
) -> None:
    """Let `by` sign in by this password from now on, and by no older one; a letter tells.

    Sent twice, it is set once. Raises NotTheCurrent, NotFresh.
    """
    kept = password_of(by)
    if kept is None and not is_fresh(device, at):
        raise NotFresh
    if needs_current(by, device, at) and not hashing.fits(current or "", kept.hash):
        note_denial("password", by)
        raise NotTheCurrent
    if kept and hashing.fits(password, kept.hash):
        return
    hashed = hashing.hash_of_password(password)
    with db.atomic():
        row = {"hash": hashed, "set_at": at}
        Password.insert(person=by, **row).on_conflict(conflict_target=[Password.person], update=row).execute()
        if end_others:
            end_other_devices(device, by=by, at=at)
        _tell("changed" if kept else "set", by, at)


def remove_password(*, by: Person, at: datetime) -> None:
    """From now on `by` signs in by the other ways alone; a letter tells."""
    with db.atomic():
        if Password.delete().where(Password.person == by).execute():
            _tell("removed", by, at)


def _tell(what: str, person: Person, at: datetime) -> None:
    record(f"people.password_{what}", by=person, about=f"person/{person.id}")
    key = f"people.password:{person.id}:{what}:{at:%Y%m%d%H%M%S}"
    outbox.post(key, "people.password", person=person.id, what=what, at=at.isoformat())
