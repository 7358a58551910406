"""An app that makes codes: set up, confirmed by its first code, asked for a code, removed."""
import hmac
from datetime import datetime

import pyotp

from portal.audit.actions import record
from portal.db import db
from portal.people.actions import prove
from portal.people.factor_actions import tell
from portal.people.factor_queries import app_of
from portal.people.methods import TOTP
from portal.people.models import CodeApp, Device, Person
from portal.people.sign_in_actions import note_denial

STEP = 30
# Clocks of phones differ: the code before and the one after count as well.
WINDOW = (-1, 0, 1)


def start(person: Person, *, at: datetime) -> CodeApp:
    """A new secret for an app of `person`, which counts once a code of it was typed; an app that counts already stays as it is."""
    with db.atomic():
        row = app_of(person)
        if row and row.confirmed_at:
            return row
        if row:
            row.delete_instance()
        return CodeApp.create(person=person, sealed_secret=pyotp.random_base32(), started_at=at)


def confirm(code: str, *, device: Device, at: datetime) -> str | None:
    """Let the app count, by its first code; the device's new token, for whoever typed it has the app in hand. None for another code."""
    with db.atomic():
        row = app_of(device.person)
        if row is None or row.confirmed_at or not _counts(row, code, at):
            return None
        CodeApp.update(confirmed_at=at).where(CodeApp.id == row.id).execute()
        record("people.app_added", by=device.person, about=f"person/{device.person_id}")
        tell(device.person, "app_added", at=at)
        return prove(device, way=TOTP, at=at)


def prove_by(code: str, *, device: Device, at: datetime) -> str | None:
    """Prove who one is on one's device by a code of one's app; the device's new token, or None. The caller counts the tries."""
    with db.atomic():
        row = app_of(device.person)
        if row and row.confirmed_at and _counts(row, code, at):
            return prove(device, way=TOTP, at=at)
        note_denial(TOTP, device.person)
        return None


def remove(person: Person, *, at: datetime) -> None:
    """Let the app of `person` count no more."""
    with db.atomic():
        if CodeApp.delete().where(CodeApp.person == person, CodeApp.confirmed_at.is_null(False)).execute():
            record("people.app_removed", by=person, about=f"person/{person.id}")
            tell(person, "app_removed", at=at)


def address_of(row: CodeApp) -> str:
    """What the app reads from the square: for whom its codes are, and the secret."""
    return pyotp.TOTP(row.sealed_secret.open()).provisioning_uri(name=row.person.email, issuer_name="Upward")


def _counts(row: CodeApp, code: str, at: datetime) -> bool:
    """Whether this is a code of now that was not used before; from now on it is (OWASP ASVS 6.5.1)."""
    step, made = int(at.timestamp()) // STEP, pyotp.TOTP(row.sealed_secret.open())
    fitting = [step + shift for shift in WINDOW if hmac.compare_digest(made.generate_otp(step + shift).encode(), code.encode())]
    later = [one for one in fitting if one > row.last_step]
    # The step is taken in one statement: of two who type the same code at once one is let in.
    return bool(later) and bool(CodeApp.update(last_step=later[0]).where(CodeApp.id == row.id, CodeApp.last_step < later[0]).execute())
