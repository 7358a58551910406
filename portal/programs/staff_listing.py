"""Who runs what, as a list: every appointment with what it is about, searched, narrowed and ordered."""
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from portal.people.models import Person
from portal.programs.group_queries import group_coordinations
from portal.programs.models import OwnerGroup, Program
from portal.programs.staff_actions import ADMINISTRATOR, CONVENOR, GROUP
from portal.programs.staff_queries import administrations, coordinations
from portal.web.listing import Column, Filter, Listing

ROLES = (ADMINISTRATOR, CONVENOR, GROUP, "coordinator", "sponsor")


@dataclass(frozen=True)
class Appointment:
    """One appointment: the kind and id that end it, who, as what, in which program or group (or none), since when."""

    kind: str
    id: int
    person: Person
    role: str
    program: Program | None
    since: datetime
    from_group: bool
    group: OwnerGroup | None = None


def role_words() -> dict[str, str]:
    """{role: what somebody with it is called}"""
    words = _("Administrator"), _("Makes programs"), _("Coordinates for a group"), _("Coordinator"), _("Sponsor")
    return dict(zip(ROLES, words, strict=True))


def appointments(staff: list[tuple]) -> list[Appointment]:
    """Every appointment; `staff` is what `staff_by_program` gives."""
    def one(kind: str, row, role: str, program: Program | None = None) -> Appointment:
        return Appointment(kind, row.id, row.person, role, program, row.appointed_at, row.from_group)

    found = [one("administrator", row, ADMINISTRATOR) for row in administrations()]
    found += [one("convenor", row, CONVENOR) for row in coordinations()]
    found += [Appointment(GROUP, row.id, row.person, GROUP, None, row.appointed_at, False, row.group) for row in group_coordinations()]
    return found + [one("staff", row, row.role, program) for program, people in staff for row in people]


def staff_listing(staff: list[tuple]) -> Listing:
    """The list as the request's address wants it."""
    columns = [
        Column("name", _("Name"), (_name,)),
        Column("role", _("May do"), (lambda one: ROLES.index(one.role),), ends=(_("administrators first"), _("sponsors first"))),
        Column("program", _("Program or group"), (_about,)),
        Column("since", _("Since"), (lambda one: one.since,), falls=True, ends=(_("oldest first"), _("newest first"))),
        Column("do", _("Action")),
    ]
    filters = [
        Filter("role", _("May do"), list(role_words().items())),
        Filter("program", _("Program"), [(program.id, program.name) for program, _people in staff], _("All programs")),
    ]
    values = {"region": "appointments", "columns": columns, "first": "role", "filters": filters, "search": _("Name or e-mail")}
    return Listing("staff.index", {}, **values).read()


def shown(every: list[Appointment], listing: Listing) -> list[Appointment]:
    """The appointments that the list shows, in its order."""
    fitting = [one for one in every if _fits(one, listing)]
    return listing.in_order(fitting, tie=lambda one: (_name(one), ROLES.index(one.role), one.id))


def _fits(one: Appointment, listing: Listing) -> bool:
    told = f"{one.person.name} {one.person.email}".lower()
    in_program = not listing["program"] or (one.program is not None and str(one.program.id) == listing["program"])
    return in_program and listing["role"] in ("", one.role) and all(word in told for word in listing.words.lower().split())


def _name(one: Appointment) -> tuple[str, str]:
    return one.person.family_name.lower(), one.person.given_name.lower()


def _about(one: Appointment) -> str:
    about = one.program or one.group
    return about.name.lower() if about else ""
