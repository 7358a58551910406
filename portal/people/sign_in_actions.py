"""Signing in by a mailed link or the code beside it; each counts once and for ten minutes."""
import hmac
import logging
from datetime import datetime, timedelta

from portal.audit.actions import record
from portal.db import db
from portal.mail import outbox
from portal.people import mail  # noqa: F401  (registers the letters)
from portal.people.actions import open_device, prove
from portal.people.models import Device, Person, SignIn
from portal.people.queries import MOST_TRIES, person_at, sign_in_asked_by, sign_in_behind
from portal.web.links import derive, derive_code, hash_of, new_nonce

log = logging.getLogger("portal.people")

PURPOSE = "sign-in"
# OWASP ASVS 6.5.5: what is sent out of band counts for at most ten minutes.
LIFE = timedelta(minutes=10)


def ask_to_sign_in(email: str, *, browser: str, next_path: str | None, at: datetime, said_yes: bool = False) -> SignIn:
    """Open a one-time sign-in for the person with this address and queue its letter; earlier ones no longer count.

    With `said_yes` the letter says that an invitation was accepted: whoever has a forwarded link can do so, too.

    An address without an account gets the same rows, and no letter leaves: neither page nor time tells who has one.
    """
    person, nonce = person_at(email), new_nonce()
    same_person = SignIn.person == person if person else SignIn.person.is_null()
    with db.atomic():
        SignIn.update(expires_at=at).where(same_person, SignIn.used_at.is_null(), SignIn.expires_at > at).execute()
        row = SignIn.create(
            person=person,
            nonce=nonce,
            token_hash=hash_of(derive(PURPOSE, nonce)),
            browser_hash=hash_of(browser),
            next_path=next_path,
            asked_at=at,
            expires_at=at + LIFE,
        )
        outbox.post(f"people.sign_in:{row.id}", "people.sign_in", sign_in=row.id, said_yes=said_yes)
    return row


def sign_in_by_link(token: str, *, is_on: bool, label: str, earlier: str | None, at: datetime) -> tuple[SignIn, str] | None:
    """Use a mailed link: the sign-in it was, and the token for the device's cookie; None when it does not count.

    While letters are switched off (`is_on`), those count that the operator printed.
    """
    with db.atomic():
        row = sign_in_behind(token, at, is_on=is_on)
        return _use(row, "link", label, earlier, at)


def sign_in_by_code(
    code: str, *, is_on: bool, browser: str, label: str, earlier: str | None, at: datetime
) -> tuple[SignIn, str] | None:
    """Use a typed code in the browser that asked for it; None when it is wrong or does not count. Each call is one of five tries."""
    with db.atomic():
        row, is_right = _tried(code, browser, at) if is_on else (None, False)
        return _use(row if is_right else None, "code", label, earlier, at, row.person if row else None)


def prove_by_code(code: str, *, device: Device, browser: str, at: datetime) -> str | None:
    """Prove who one is on one's device by the code of a letter; the device's new token, or None. Each call is one of five tries."""
    with db.atomic():
        row, is_right = _tried(code, browser, at)
        if not is_right or row.person != device.person or not _use_up(row, at):
            note_denial("code", device.person)
            return None
        return prove(device, way="code", at=at)


def _tried(code: str, browser: str, at: datetime) -> tuple[SignIn | None, bool]:
    """The sign-in that this browser asked for, and whether this is its code."""
    row = sign_in_asked_by(browser, at)
    if row and not _take_a_try(row):
        row = None
    return row, row is not None and hmac.compare_digest(derive_code(PURPOSE, row.nonce).encode(), code.encode())


def _take_a_try(row: SignIn) -> bool:
    """Counted before it is compared, in one statement, so that many at once get no more than their five."""
    return bool(SignIn.update(tries=SignIn.tries + 1).where(SignIn.id == row.id, SignIn.tries < MOST_TRIES).execute())


def _use(row: SignIn | None, way: str, label: str, earlier: str | None, at: datetime, person: Person | None = None):
    if not row or not _use_up(row, at):
        note_denial(way, person)
        return None
    return row, open_device(row.person, way=way, label=label, earlier=earlier, at=at)


def _use_up(row: SignIn, at: datetime) -> bool:
    return bool(SignIn.update(used_at=at).where(SignIn.id == row.id, SignIn.used_at.is_null()).execute())


def note_denial(way: str, person: Person | None) -> None:
    """Every denial is logged; on the audit trail stand those that are somebody's, or guesses without end would fill it."""
    log.warning("sign-in denied", extra={"way": way, "person": person.id if person else None})
    if person:
        record("people.sign_in_denied", by=person, about=f"person/{person.id}", way=way)
