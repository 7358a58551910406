"""The private address of somebody's calendar: made, renewed, ended; by nobody but that person."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.people.models import Person
from portal.sessions.feed import feed_of, token_of
from portal.sessions.models import CalendarFeed
from portal.web.links import hash_of, new_nonce


def make(*, by: Person, at: datetime) -> None:
    """An address from now on; who has one keeps it."""
    nonce = new_nonce()
    with db.atomic():
        row = CalendarFeed.insert(person=by, nonce=nonce, token_hash=hash_of(token_of(nonce)), made_at=at)
        if row.on_conflict_ignore().as_rowcount().execute():
            record("sessions.feed_made", by=by, about=f"person/{by.id}")


def renew(*, by: Person, at: datetime) -> None:
    """Another address; the one before gives nothing any more."""
    nonce = new_nonce()
    with db.atomic():
        changed = CalendarFeed.update(nonce=nonce, token_hash=hash_of(token_of(nonce)), made_at=at).where(CalendarFeed.person == by)
        if changed.execute():
            record("sessions.feed_renewed", by=by, about=f"person/{by.id}")


def stop(*, by: Person, at: datetime) -> None:
    """No address any more."""
    with db.atomic():
        row = feed_of(by)
        if row is not None:
            row.delete_instance()
            record("sessions.feed_ended", by=by, about=f"person/{by.id}")
