"""Appointing and dismissing administrators, coordinators and sponsors."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.mail import outbox
from portal.people.actions import find_or_make
from portal.people.models import Administration, Person
from portal.programs import staff_mail  # noqa: F401  (registers the letter)
from portal.programs.models import Coordination, GroupCoordination, OwnerGroup, Program, Staff

# What somebody can be appointed to, and the table that says so. Staff belongs to a program, GroupCoordination to a group.
ADMINISTRATOR, CONVENOR = "administrator", "convenor"
GROUP = "group"
TABLES = {"administrator": Administration, "convenor": Coordination, "staff": Staff, GROUP: GroupCoordination}


def appoint(
    *, role: str, program: Program | None = None, group: OwnerGroup | None = None, given_name: str, family_name: str, email: str,
    by: Person, at: datetime,
) -> Person:
    """Appoint the person with this address, whose account is made when missing; a letter tells, once.

    `role` is administrator, convenor (who may make programs), with a program coordinator or sponsor, or with a group "group".
    """
    with db.atomic():
        person = find_or_make(email, given_name=given_name, family_name=family_name, timezone=by.timezone, at=at)
        row, is_new = _appointment(role, program or group, person, by, at)
        if is_new or _taken_over(row, by, at):
            program_id = program.id if program else None
            record("programs.appointed", by=by, about=f"person/{person.id}", program=program_id, role=role)
            # A database may give an id twice; the moment tells a second appointment from the first.
            key = f"programs.appointed:{role}:{row.id}:{at:%Y%m%d%H%M%S}"
            outbox.post(key, "programs.appointed", person=person.id, role=role, program=program_id, group=group.id if group else None)
    return person


def dismiss(appointment: Administration | Coordination | Staff | GroupCoordination, *, by: Person) -> None:
    """End an appointment; what the person made and wrote stays."""
    role, program = (appointment.role, appointment.program_id) if isinstance(appointment, Staff) else (_role_of(appointment), None)
    with db.atomic():
        appointment.delete_instance()
        record("programs.dismissed", by=by, about=f"person/{appointment.person_id}", program=program, role=role)


def _appointment(role: str, place: Program | OwnerGroup | None, person: Person, by: Person, at: datetime):
    said = {"appointed_by": by, "appointed_at": at}
    if place is None:
        return TABLES[role].get_or_create(person=person, defaults=said)
    if role == GROUP:
        return GroupCoordination.get_or_create(group=place, person=person, defaults=said)
    return Staff.get_or_create(program=place, person=person, role=role, defaults=said)


def _taken_over(row: Administration | Coordination | Staff | GroupCoordination, by: Person, at: datetime) -> bool:
    """Whether a group at the provider had given this, which from now on stands by the word of `by`."""
    if isinstance(row, GroupCoordination):
        return False
    said = {"from_group": False, "appointed_by": by, "appointed_at": at}
    return bool(type(row).update(said).where(type(row).id == row.id, type(row).from_group).execute())


def _role_of(appointment: Administration | Coordination | GroupCoordination) -> str:
    return {Administration: ADMINISTRATOR, Coordination: CONVENOR, GroupCoordination: GROUP}[type(appointment)]
