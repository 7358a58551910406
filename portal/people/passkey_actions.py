"""Passkeys: what one is asked to sign, one added, shown, named, removed, and halted when there seem to be two of it."""
import secrets
from datetime import datetime, timedelta

from portal.audit.actions import record
from portal.db import db
from portal.people.actions import open_device, prove
from portal.people.factor_actions import tell
from portal.people.factor_queries import challenge_behind, passkey_behind
from portal.people.methods import PASSKEY
from portal.people.models import Challenge, Device, Passkey, Person
from portal.people.passkeys import Shown, added, count_of, handle_of, read
from portal.people.sign_in_actions import note_denial
from portal.web.links import hash_of

LIFE = timedelta(minutes=5)
ADD, SHOW = "add", "show"


def ask(purpose: str, *, browser: str, at: datetime) -> bytes:
    """A new challenge for this browser, to "add" or to "show" a passkey; only its hash is kept."""
    challenge = secrets.token_bytes(32)
    Challenge.create(
        challenge_hash=hash_of(challenge.hex()), browser_hash=hash_of(browser), purpose=purpose, made_at=at, expires_at=at + LIFE
    )
    return challenge


def add(answer: str, name: str, *, device: Device, browser: str, at: datetime) -> str | None:
    """Keep a new passkey of the device's person; the device's new token, or None when the answer does not hold.

    Whoever adds a passkey has it in hand: the device counts as proved by it.
    """
    shown = read(answer)
    with db.atomic():
        made = added(shown) if shown and _use_up(shown, ADD, browser, at) else None
        if made is None or Passkey.select().where(Passkey.credential_id == made["credential_id"]).exists():
            return None
        row = Passkey.create(person=device.person, user_handle=handle_of(device.person), name=name, added_at=at, **made)
        record("people.passkey_added", by=device.person, about=f"passkey/{row.id}")
        tell(device.person, "passkey_added", at=at)
        return prove(device, way=PASSKEY, at=at)


def sign_in(answer: str, *, browser: str, label: str, earlier: str | None, at: datetime) -> tuple[Person, str] | None:
    """Sign its person in by a passkey: who it is, and the token for the device's cookie; None in every other case."""
    with db.atomic():
        row = _shown(answer, None, browser, at)
        return row and (row.person, open_device(row.person, way=PASSKEY, label=label, earlier=earlier, at=at))


def prove_by(answer: str, *, device: Device, browser: str, at: datetime) -> str | None:
    """Prove who one is on one's device by a passkey of one's own; the device's new token, or None."""
    with db.atomic():
        return prove(device, way=PASSKEY, at=at) if _shown(answer, device.person, browser, at) else None


def rename(passkey: Passkey, name: str, *, by: Person) -> None:
    """Call one's passkey something else."""
    with db.atomic():
        Passkey.update(name=name).where(Passkey.id == passkey.id).execute()
        record("people.passkey_named", by=by, about=f"passkey/{passkey.id}")


def remove(passkey: Passkey, *, by: Person, at: datetime) -> None:
    """Let a passkey count no more; it stays in the device that keeps it, and opens nothing."""
    with db.atomic():
        passkey.delete_instance()
        record("people.passkey_removed", by=by, about=f"passkey/{passkey.id}")
        tell(by, "passkey_removed", at=at)


def _shown(answer: str, person: Person | None, browser: str, at: datetime) -> Passkey | None:
    """The passkey that signed this browser's challenge, its counter moved on; of `person`, if one is given."""
    shown = read(answer)
    row = passkey_behind(shown.credential_id) if shown and _use_up(shown, SHOW, browser, at) else None
    count = count_of(shown, row) if row and person in (None, row.person) else None
    if count is None:
        note_denial(PASSKEY, person or (row and row.person))
        return None
    return row if _moved_on(row, count, at) else None


def _use_up(shown: Shown, purpose: str, browser: str, at: datetime) -> bool:
    """Whether the challenge was this browser's and open; from now on it is used."""
    row = challenge_behind(shown.challenge, purpose=purpose, browser=browser, at=at)
    return bool(row and Challenge.update(used_at=at).where(Challenge.id == row.id, Challenge.used_at.is_null()).execute())


def _moved_on(row: Passkey, count: int, at: datetime) -> bool:
    """Note the counter; one that does not rise belongs to a copy, and halts the passkey (those that always say 0 have none)."""
    rises = (Passkey.sign_count < count) if count else (Passkey.sign_count == 0)
    if Passkey.update(sign_count=count, used_at=at).where(Passkey.id == row.id, rises).execute():
        return True
    Passkey.update(halted_at=at).where(Passkey.id == row.id).execute()
    record("people.passkey_halted", by=row.person, about=f"passkey/{row.id}")
    tell(row.person, "passkey_halted", at=at)
    return False
