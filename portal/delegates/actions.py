"""Naming an assistant, answering, and ending it: each is one transaction with its audit line and its letters."""
from collections.abc import Iterable
from datetime import datetime, timedelta

from portal.audit.actions import record
from portal.db import db
from portal.delegates import mail  # noqa: F401  (registers the letters)
from portal.delegates.models import Delegation
from portal.delegates.queries import addressee
from portal.enrollment.models import Employee
from portal.mail import outbox
from portal.people.actions import find_or_make
from portal.people.models import Person
from portal.web.links import derive, hash_of, new_nonce

PURPOSE = "delegation"
# As long as an invitation waits by default.
LIFE = timedelta(days=14)


class Closed(Exception):
    """The question was answered, taken back or ran out meanwhile."""


def name(email: str, *, by: Person, at: datetime) -> Delegation:
    """Ask whoever has this address to keep the diary of `by`.

    A stranger's address gets the same rows, and no letter leaves: neither page nor time tells who works here.
    """
    nonce = new_nonce()
    with db.atomic():
        row = Delegation.create(
            leader=by, email=email, nonce=nonce, token_hash=hash_of(derive(PURPOSE, nonce)), named_at=at, expires_at=at + LIFE
        )
        record("delegates.named", by=by, about=f"delegation/{row.id}")
        outbox.post(_key(row), "delegates.asked", delegation=row.id)
    return row


def accept(delegation: Delegation, *, at: datetime) -> Delegation:
    """Yes: whoever has the address keeps the diary from now on, with an account. Raises Closed."""
    with db.atomic():
        _answer(delegation, accepted_at=at)
        person = _account(delegation.email, at)
        Delegation.update(delegate=person).where(Delegation.id == delegation.id).execute()
        record("delegates.accepted", by=person, about=f"delegation/{delegation.id}")
    return Delegation.get_by_id(delegation.id)


def decline(delegation: Delegation, *, at: datetime) -> Delegation:
    """No; the leader sees it in the list. Raises Closed."""
    with db.atomic():
        _answer(delegation, declined_at=at)
        record("delegates.declined", by=None, about=f"delegation/{delegation.id}")
    return Delegation.get_by_id(delegation.id)


def end(delegation: Delegation, *, by: Person | None, at: datetime) -> None:
    """Access ends with this transaction; the other one is told in neutral words. A second time changes nothing."""
    with db.atomic():
        is_open = Delegation.ended_at.is_null() & Delegation.declined_at.is_null()
        if Delegation.update(ended_at=at, ended_by=by).where(Delegation.id == delegation.id, is_open).execute():
            outbox.withdraw(_key(delegation))
            record("delegates.ended", by=by, about=f"delegation/{delegation.id}")
            _tell_the_other(Delegation.get_by_id(delegation.id), by)


def end_those_for(leader: Person, *, at: datetime) -> None:
    """End every diary that is kept for `leader`, who leads in no program any more."""
    for row in list(Delegation.select().where(Delegation.leader == leader, Delegation.ended_at.is_null()).order_by(Delegation.id)):
        end(row, by=None, at=at)


def end_all_of(person_ids: Iterable[int], *, at: datetime) -> None:
    """End every diary that these people keep or that is kept for them, such as when they have left the company."""
    ids = list(person_ids)
    theirs = Delegation.leader.in_(ids) | Delegation.delegate.in_(ids)
    for row in list(Delegation.select().where(theirs, Delegation.ended_at.is_null()).order_by(Delegation.id)):
        end(row, by=None, at=at)


def end_between(one: Person, other: Person, *, at: datetime) -> None:
    """End what either of two people keeps for the other: they are a pair now, and would read more than they should."""
    for leader, assistant in ((one, other), (other, one)):
        asked = (Delegation.delegate == assistant) | (Delegation.email == assistant.email)
        rows = Delegation.select().where(Delegation.leader == leader, asked, Delegation.ended_at.is_null())
        for row in list(rows.order_by(Delegation.id)):
            end(row, by=None, at=at)


def _answer(delegation: Delegation, **answer: datetime) -> None:
    """One answer alone: of two at the same time, the second is refused."""
    waits = Delegation.accepted_at.is_null() & Delegation.declined_at.is_null() & Delegation.ended_at.is_null()
    if not Delegation.update(**answer).where(Delegation.id == delegation.id, waits).execute():
        raise Closed


def _account(email: str, at: datetime) -> Person:
    """The account of whoever has this address, made if there is none. Raises Closed for somebody who no longer works here."""
    found = addressee(email)
    if found is None:
        raise Closed
    if isinstance(found, Person):
        return found
    person = find_or_make(email, given_name=found.given_name, family_name=found.family_name, timezone=found.timezone, at=at)
    Employee.update(person=person).where(Employee.id == found.id, Employee.person.is_null()).execute()
    return person


def _tell_the_other(delegation: Delegation, by: Person | None) -> None:
    """Nobody is told who never said yes."""
    if delegation.accepted_at is not None:
        for person in {delegation.leader_id, delegation.delegate_id} - {by.id if by else None}:
            outbox.post(f"delegates.ended:{delegation.id}:{person}", "delegates.ended", delegation=delegation.id, person=person)


def _key(delegation: Delegation) -> str:
    return f"delegates.asked:{delegation.id}:{delegation.token_hash[:16]}"
