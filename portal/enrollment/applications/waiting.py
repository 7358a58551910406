"""Putting somebody on the waiting list, and the letters that tell how an application stands."""
from datetime import datetime

from portal.audit.actions import record
from portal.enrollment.applications.models import Application, Opening
from portal.enrollment.applications.standing import hold, open_applications, places_in
from portal.enrollment.models import Employee
from portal.mail import outbox
from portal.people.models import Person
from portal.programs.models import Program

# What an application letter tells.
RECEIVED, WAITS, PLACE, NO, LATE, ASKED, OFFERED = "received", "waits", "place", "no", "late", "asked", "offered"


def wait_instead(program: Program, employee: Employee, *, by: Person, role: str, at: datetime) -> bool:
    """Let a yes to an invitation wait, in the caller's transaction, where the program wants that and every place is taken.

    Whether it does. What is kept for open invitations counts as free here: this one was kept for whoever says yes now.
    """
    if not Opening.select().where(Opening.program == program, Opening.invited_wait).exists():
        return False
    now = places_in(hold(program), at)[role]
    if now.taken + now.offered < now.wanted:
        return False
    if not open_applications(program).where(Application.employee == employee).exists():
        row = Application.create(program=program, employee=employee, person=by, role=role, applied_at=at, approved_at=at)
        record("enrollment.waits", by=by, about=about(row), program=program.id, role=role)
        tell(row, WAITS)
    return True


def tell(application: Application, told: str, mark: object = "") -> None:
    """Queue the letter that says how an application stands; `mark` tells two of a kind apart."""
    key = f"enrollment.application:{application.id}:{told}:{mark}"
    outbox.post(key, "enrollment.application", application=application.id, told=told)


def about(application: Application) -> str:
    """How the audit trail names it."""
    return f"application/{application.id}"
