"""What the operator of the machine may do for people: no page leads here, only the command line."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.people.factor_actions import reset
from portal.people.models import SignIn
from portal.people.queries import person_at
from portal.people.sign_in_actions import LIFE, PURPOSE
from portal.web.links import derive, hash_of, new_nonce


def sign_in_token(email: str, *, at: datetime) -> str | None:
    """The token of a one-time sign-in link for the person with this address, for ten minutes; None when there is none."""
    person, nonce = person_at(email), new_nonce()
    if person is None:
        return None
    token = derive(PURPOSE, nonce)
    with db.atomic():
        # No browser asked: the hash of no cookie is empty, so its code counts nowhere.
        SignIn.create(
            person=person, nonce=nonce, token_hash=hash_of(token), browser_hash="", asked_at=at, expires_at=at + LIFE
        )
        record("people.sign_in_printed", by=None, about=f"person/{person.id}")
    return token


def clear_factors(email: str, *, at: datetime) -> bool:
    """Remove the passkeys and the app of the person with this address, and sign them out everywhere; False when there is none."""
    person = person_at(email)
    if person is not None:
        reset(person, by=None, at=at)
    return person is not None
