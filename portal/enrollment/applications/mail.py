"""The letters about applying: the link that proves a mailbox, or kindly why there is none; and how an application stands."""
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.enrollment.applications.eligibility_words import reasons
from portal.enrollment.applications.models import Application, ApplicationStart, Opening
from portal.enrollment.applications.queries import (
    applications,
    enrollment_of,
    may_apply,
    open_application_of,
    open_invitation_of,
    opening_of,
    openings,
)
from portal.enrollment.applications.standing import open_offer_of, standing_of
from portal.enrollment.models import MENTOR, Employee
from portal.mail.letters import letter
from portal.mail.message import Message
from portal.web.letters import compose
from portal.web.links import absolute, derive


class _Stranger:
    """An address that nobody on the roster has: a mailbox, and no name."""

    name = given_name = ""
    timezone = "UTC"

    def __init__(self, email: str):
        self.email = email


@letter("enrollment.application_link", is_pressing=True)
def application_link(start: int) -> Message | None:
    """The link, or kindly what stands in its way; nothing for a mailbox outside the program's domains, or once the link ran out."""
    row = ApplicationStart.get_or_none(ApplicationStart.id == start)
    if row is None or row.used_at or row.expires_at <= now():
        return None
    opening, employee = openings().where(Opening.program == row.program_id).get(), row.employee
    if not takes_letters(opening, row.email):
        return None
    found = _what_holds(opening, employee)
    return compose(
        "enrollment/mail/application_link",
        to=employee or _Stranger(row.email),
        subject=_("Your application to %(program)s", program=opening.program.name),
        gist=_GISTS[found],
        found=found,
        opening=opening,
        program=opening.program,
        expires_at=row.expires_at,
        unmet=reasons(opening.program, employee, now().date()) if found == "rules" else {},
        link=_link(found, opening, row),
    )


@letter("enrollment.application")
def application(application: int, told: str) -> Message | None:
    """How an application stands; nothing when that is no longer so, or its writer has left."""
    row = applications().where(Application.id == application).first()
    if row is None or row.person.left_at or (row.ended_at is not None) != (told in ("place", "no", "late")):
        return None
    offered, opening = open_offer_of(row), opening_of(row.program)
    if told == "offered" and offered is None:
        return None
    place, of = standing_of(row) if row.ended_at is None else (0, 0)
    return compose(
        "enrollment/mail/application",
        to=row.person,
        subject=_subject(told, row),
        gist=_("Where your application stands, and what comes next."),
        told=told,
        application=row,
        program=row.program,
        is_mentor=row.role == MENTOR,
        place=place,
        of=of,
        expires_at=offered.expires_at if offered else None,
        days=opening.offer_days if opening else None,
        contact=opening.contact if opening else "",
        link=absolute("enrollment.application", application_id=row.id),
    )


def takes_letters(opening: Opening, email: str) -> bool:
    """Whether this mailbox lies in a domain that the program writes to: those that it names, else those of the roster."""
    domain = email.rpartition("@")[2]
    if opening.domains:
        return domain in opening.domains
    return Employee.select().where(Employee.email.endswith(f"@{domain}")).exists()


def _what_holds(opening: Opening, employee: Employee | None) -> str:
    """Which letter it is: nobody, place, applied, invited, closed, rules, or link."""
    program, at = opening.program, now()
    if employee is None or employee.status == "gone":
        return "nobody"
    if enrollment_of(program, employee):
        return "place"
    if open_application_of(program, employee):
        return "applied"
    if open_invitation_of(program, employee, at):
        return "invited"
    if not may_apply(opening, employee, at):
        return "closed"
    return "rules" if all(reasons(program, employee, at.date()).values()) else "link"


_GISTS = {
    "nobody": _l("This address is not on the list of people that the company keeps here."),
    "place": _l("You have a place in this program already."),
    "applied": _l("You have applied already. Sign in to see how it stands."),
    "invited": _l("You are invited to this program already. Answer the invitation."),
    "closed": _l("The program no longer takes applications."),
    "rules": _l("Who can take part, and what that means for you."),
    "link": _l("Open the link and say how you want to take part. It works once, for ten minutes."),
}


def _link(found: str, opening: Opening, row: ApplicationStart) -> str | None:
    if found == "link":
        return absolute("enrollment.application_link", slug=opening.slug, token=derive("application", row.nonce))
    if found == "invited":
        return absolute("enrollment.invitation", token=derive("invitation", open_invitation_of(opening.program, row.employee, now()).nonce))
    return absolute("people.sign_in") if found in ("place", "applied") else None


def _subject(told: str, row: Application) -> str:
    name = {"program": row.program.name}
    return {
        "received": _("Your application to %(program)s has arrived", **name),
        "waits": _("You are on the waiting list of %(program)s", **name),
        "place": _("You have a place in %(program)s", **name),
        "no": _("Your application to %(program)s", **name),
        "late": _("The place in %(program)s went to the next", **name),
        "asked": _("A question about your application to %(program)s", **name),
        "offered": _("A place in %(program)s is free for you", **name),
    }[told]
