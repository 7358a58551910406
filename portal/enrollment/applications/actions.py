"""Applying: a mailbox is proved, a role is asked for, and a place follows at once, after a decision, or in turn."""
from datetime import datetime, timedelta

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.applications import mail  # noqa: F401  (registers the letters)
from portal.enrollment.applications.eligibility_queries import eligible_roles
from portal.enrollment.applications.models import PLACED, WITHDRAWN, Application, ApplicationStart, Opening, PlaceOffer
from portal.enrollment.applications.queries import enrollment_of, may_apply, open_application_of, open_invitation_of, start_behind
from portal.enrollment.applications.standing import hold, is_in_turn
from portal.enrollment.applications.waiting import RECEIVED, WAITS, about, tell
from portal.enrollment.invitations.actions import account_of
from portal.enrollment.models import Employee, Enrollment
from portal.enrollment.places import actions as place_actions
from portal.mail import outbox
from portal.people.actions import open_device
from portal.people.models import Person
from portal.programs.formats import fewest_partners
from portal.programs.models import Program
from portal.web.links import derive, hash_of, new_nonce

PURPOSE = "application"
# OWASP ASVS 6.5.5: what is sent out of band counts for at most ten minutes.
LIFE = timedelta(minutes=10)


class Refused(Exception):
    """The application cannot be made any more: the program closed, the rules changed, or something else stands for it meanwhile."""


class Closed(Exception):
    """The offer was answered, ran out or was taken back meanwhile."""


def begin(opening: Opening, email: str, *, at: datetime) -> ApplicationStart:
    """Queue the letter that proves this mailbox; the same rows for every address. What holds for it, the letter alone says."""
    nonce, employee = new_nonce(), Employee.get_or_none(Employee.email == email)
    mine = (ApplicationStart.program == opening.program_id) & (ApplicationStart.email == email) & ApplicationStart.used_at.is_null()
    with db.atomic():
        ApplicationStart.update(expires_at=at).where(mine, ApplicationStart.expires_at > at).execute()
        row = _start(opening, employee, email, nonce, at, expires_at=at + LIFE)
        outbox.post(f"enrollment.application_link:{row.id}", "enrollment.application_link", start=row.id)
    return row


def begin_signed_in(opening: Opening, employee: Employee, *, at: datetime) -> ApplicationStart:
    """The same for whoever is signed in: the mailbox is proved already."""
    return _start(opening, employee, employee.email, new_nonce(), at, expires_at=at, used_at=at)


def use_link(token: str, program: Program, *, is_on: bool, label: str, earlier: str | None, at: datetime) -> str | None:
    """Use a mailed link: its owner has an account from now on and is signed in; the token for the device's cookie, or None.

    With letters switched off (`is_on` false) it opens nothing, as with a link to sign in.
    """
    with db.atomic():
        row = start_behind(token, program, at) if is_on else None
        unused = (ApplicationStart.id == row.id) & ApplicationStart.used_at.is_null() if row else None
        if row is None or not ApplicationStart.update(used_at=at).where(unused).execute():
            return None
        return open_device(account_of(row.employee, at), way="link", label=label, earlier=earlier, at=at)


def apply(opening: Opening, employee: Employee, *, by: Person, role: str, why: str, at: datetime) -> Application:
    """Ask for a place; it is there at once if it is this one's turn and nobody has to decide. Raises Refused."""
    with db.atomic():
        program = hold(opening.program)
        _refuse_what_cannot_be(opening, employee, role, at)
        approved = None if opening.needs_approval else at
        facts = {"program": program, "employee": employee, "person": by, "role": role}
        row = Application.create(**facts, why=why, applied_at=at, approved_at=approved)
        record("enrollment.applied", by=by, about=about(row), program=program.id, role=role)
        settle(row, at=at, placed=None, by=None)
    return row


def answer(application: Application, words: str, *, by: Person, at: datetime) -> None:
    """Answer what a coordinator asked; a new answer replaces the one before."""
    with db.atomic():
        still = (Application.id == application.id) & Application.ended_at.is_null() & Application.asked_at.is_null(False)
        if Application.update(answer=words, answered_at=at).where(still).execute():
            record("enrollment.application_answered", by=by, about=about(application), program=application.program_id)


def withdraw(application: Application, *, by: Person, at: datetime) -> None:
    """Step back, by one's own choice; an offered place goes to the next."""
    with db.atomic():
        if end(application, WITHDRAWN, by=by, at=at):
            record("enrollment.application_withdrawn", by=by, about=about(application), program=application.program_id)


def take(offer: PlaceOffer, *, by: Person, at: datetime) -> None:
    """Say yes to an offered place. Raises Closed."""
    with db.atomic():
        hold(offer.application.program)
        open_still = (PlaceOffer.id == offer.id) & PlaceOffer.ended_at.is_null() & (PlaceOffer.expires_at > at)
        if not PlaceOffer.update(ended_at=at, ended_as=PLACED).where(open_still).execute():
            raise Closed
        place(offer.application, by=by, at=at)


def settle(application: Application, *, at: datetime, placed: str | None, by: Person | None) -> None:
    """Give an application what is its turn, in the caller's transaction: a place, or a letter that says how it stands."""
    if application.approved_at is None:
        tell(application, RECEIVED)
    elif is_in_turn(application, at):
        place(application, by=by, at=at)
        if placed:
            tell(application, placed)
    else:
        tell(application, WAITS)


def place(application: Application, *, by: Person | None, at: datetime) -> None:
    """A place in the program, in the caller's transaction."""
    if end(application, PLACED, by=by, at=at):
        facts = {"program": application.program_id, "person": application.person_id, "employee": application.employee_id}
        fewest = fewest_partners(application.program, application.role)
        Enrollment.insert(**facts, role=application.role, capacity=fewest, enrolled_at=at).on_conflict_ignore().execute()
        whose = {"program": application.program_id, "person": application.person_id, "role": application.role}
        place_actions.reopen_if_ended(Enrollment.get(**whose), by=by, at=at)
        record("enrollment.placed", by=by, about=about(application), program=application.program_id)


def end(application: Application, how: str, *, by: Person | None, at: datetime) -> bool:
    """End an application and what it was offered, in the caller's transaction; whether this call did."""
    still = (Application.id == application.id) & Application.ended_at.is_null()
    if not Application.update(ended_at=at, ended_by=by, ended_as=how).where(still).execute():
        return False
    PlaceOffer.update(ended_at=at, ended_as=how).where(PlaceOffer.application == application.id, PlaceOffer.ended_at.is_null()).execute()
    return True


def _start(opening: Opening, employee: Employee | None, email: str, nonce: str, at: datetime, **times) -> ApplicationStart:
    facts = {"program": opening.program_id, "employee": employee, "email": email, "nonce": nonce}
    return ApplicationStart.create(**facts, token_hash=hash_of(derive(PURPOSE, nonce)), begun_at=at, **times)


def _refuse_what_cannot_be(opening: Opening, employee: Employee, role: str, at: datetime) -> None:
    program = opening.program
    stands = enrollment_of(program, employee) or open_application_of(program, employee) or open_invitation_of(program, employee, at)
    if stands or not may_apply(opening, employee, at) or role not in eligible_roles(program, employee, at.date()):
        raise Refused
