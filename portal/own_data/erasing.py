"""Erasing oneself: what is one's own goes, what others still need stays without a name."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Employee, Enrollment
from portal.enrollment.news import PeopleLeft
from portal.own_data.holdings.every import HOLDINGS
from portal.own_data.holdings.kinds import EMPTIED, ERASED
from portal.own_data.holdings.people import ACCOUNT
from portal.own_data.models import Erasure
from portal.own_data.queries import hindrances
from portal.pairing.rounds.forgetting import drop_inputs_with, forget_trials_with
from portal.people.models import Person
from portal.words import lazy as _

# The roster's line that all erased places lead to: lists of pairs go on without a name, a department or a level.
STAND_IN = "upward:former"
# One name of two words: whoever is called by the given name alone is called by all of it.
GIVEN, FAMILY = _("Former member"), ""


class Hindered(Exception):
    """Somebody else has to take something over first; the page says what."""


def erase(person: Person, *, by: Person, at: datetime) -> None:
    """Erase what is `person`'s, for good, in one transaction. Raises Hindered while somebody else has to take something over.

    Whoever they met is told in the words for everybody who leaves, and sees "Former member" from then on.
    """
    with db.atomic():
        if hindrances(person):
            raise Hindered
        announce(PeopleLeft((person.id,), at))
        drop_inputs_with(person)
        forget_trials_with(person)
        for holding in HOLDINGS:
            mine = holding.mine(person)
            if holding.fate == ERASED:
                holding.table.delete().where(mine).execute()
            elif holding.fate == EMPTIED and holding.emptied:
                holding.table.update(**holding.emptied).where(mine).execute()
        Enrollment.update(employee=_stand_in()).where(Enrollment.person == person).execute()
        ACCOUNT.table.update(**_nameless(person), left_at=at).where(Person.id == person.id).execute()
        Erasure.create(person=person, erased_at=at)
        record("own_data.erased", by=by, about=f"person/{person.id}")


def _nameless(person: Person) -> dict[str, str]:
    """The columns that named this person."""
    address = f"former-{person.id}@erased.invalid"
    return {"given_name": str(GIVEN), "family_name": str(FAMILY), "email": address, "timezone": "UTC"}


def _stand_in() -> Employee:
    facts = {"email": "former@erased.invalid", "given_name": str(GIVEN), "family_name": str(FAMILY), "job_level": 9, "status": "gone"}
    row, _made = Employee.get_or_create(employee_id=STAND_IN, defaults=facts)
    return row
