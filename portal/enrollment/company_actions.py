"""Signing in through the company: for whoever is on the roster or has an account, and works here."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.invitations.actions import Closed, account_of
from portal.enrollment.models import Employee
from portal.mail import outbox
from portal.people.actions import open_device
from portal.people.company import Arrival
from portal.people.methods import COMPANY
from portal.people.models import CompanyIdentity, Person
from portal.people.queries import company_identity, person_at
from portal.people.sign_in_actions import note_denial
from portal.programs.company_group_actions import follow_groups


class Refused(Exception):
    """The company knows who came, and the portal does not let them in; `cause` says why in a word, for the log."""

    def __init__(self, cause: str, person: Person | None = None):
        super().__init__(cause)
        self.cause, self.person = cause, person


def sign_in_through_company(arrival: Arrival, *, label: str, earlier: str | None, at: datetime) -> tuple[Person, str]:
    """Who came, with the roles that their groups give, and the token for the device's cookie. Raises Refused."""
    try:
        with db.atomic():
            link = company_identity(arrival.issuer, arrival.subject)
            person = link.person if link else _link(arrival, at)
            if person.left_at is not None:
                raise Refused("left", person)
            follow_groups(person, arrival.groups, at=at)
            return person, open_device(person, way=COMPANY, label=label, earlier=earlier, at=at)
    except Refused as refusal:
        note_denial(COMPANY, refusal.person)
        raise


def _link(arrival: Arrival, at: datetime) -> Person:
    """From now on this subject is the person with its verified address, if no other subject is; a letter tells."""
    if not arrival.is_verified or not arrival.email:
        raise Refused("unverified")
    person = _person_with(arrival.email, at)
    row = {"person": person, "issuer": arrival.issuer, "subject": arrival.subject, "linked_at": at}
    if not CompanyIdentity.insert(**row).on_conflict_ignore().as_rowcount().execute():
        raise Refused("another subject", person)
    record("people.company_linked", by=person, about=f"person/{person.id}")
    outbox.post(f"people.company_linked:{person.id}:{at:%Y%m%d%H%M%S}", "people.company_linked", person=person.id, at=at.isoformat())
    return person


def _person_with(email: str, at: datetime) -> Person:
    """Whoever has this address on the roster, with an account made if there is none, or else in the portal."""
    employee = Employee.get_or_none(Employee.email == email)
    person = person_at(email)
    if employee is None:
        return person or _refuse("unknown")
    # HR gave the address of somebody to somebody else: whose account that is, no machine decides.
    if person and Employee.select().where(Employee.person == person, Employee.id != employee.id).exists():
        raise Refused("another employee", person)
    if employee.status == "gone":
        raise Refused("left")
    try:
        return account_of(employee, at)
    except Closed:
        return _refuse("left")


def _refuse(cause: str):
    raise Refused(cause)
