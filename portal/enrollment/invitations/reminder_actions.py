"""Reminding whoever has not answered: by the clock or by a coordinator, twice at most, and never against that person's wish."""
from datetime import datetime, timedelta

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.invitations.models import Reminder
from portal.enrollment.invitations.reminder_queries import MOST, can_be_reminded
from portal.enrollment.invitations.working_hours import next_working_moment
from portal.enrollment.models import Invitation
from portal.mail import outbox
from portal.people.models import Person
from portal.programs.models import Program

LETTER = "enrollment.reminder"


def remind_the_silent(*, at: datetime) -> int:
    """Remind everybody whose program's days of silence are over; how many. What the clock asks for, however often it does."""
    count = 0
    for program in Program.select().where(Program.reminders > 0).order_by(Program.id):
        before = at - timedelta(days=program.remind_after_days)
        silent = can_be_reminded(program, at, most=min(program.reminders, MOST), unheard_since=before)
        count += remind(program, list(silent), by=None, at=at)
    return count


def remind(program: Program, invitations: list[Invitation], *, by: Person | None, at: datetime) -> int:
    """Send each of these, read by `can_be_reminded`, a reminder in that person's next working hours; how many will go out."""
    with db.atomic():
        count = sum(_remind(row, by, at) for row in invitations)
        if count:
            record("enrollment.reminded", by=by, about=f"program/{program.id}", program=program.id, people=count)
    return count


def _remind(row: Invitation, by: Person | None, at: datetime) -> bool:
    due_at = next_working_moment(at, row.employee.timezone)
    if due_at >= row.expires_at:
        return False
    # Of two who remind at once, the second finds the number taken.
    reminder = {"invitation": row, "number": row.reminded + 1, "asked_by": by, "asked_at": at}
    if not Reminder.insert(reminder).on_conflict_ignore().as_rowcount().execute():
        return False
    number = row.reminded + 1
    outbox.post(_key(row.id, number), LETTER, due_at=due_at, invitation=row.id, number=number)
    return True


def be_quiet(invitation: Invitation, *, at: datetime) -> None:
    """Send this person no more reminders of this invitation; the invitation itself stays as it is."""
    with db.atomic():
        if Invitation.update(quiet_at=at).where(Invitation.id == invitation.id, Invitation.quiet_at.is_null()).execute():
            withdraw_reminders(invitation)
            record("enrollment.reminders_ended", by=None, about=f"invitation/{invitation.id}", program=invitation.program_id)


def withdraw_reminders(invitation: Invitation) -> None:
    """Take back the reminders that have not left yet, in the caller's transaction."""
    for number in range(1, MOST + 1):
        outbox.withdraw(_key(invitation.id, number))


def _key(invitation_id: int, number: int) -> str:
    return f"{LETTER}:{invitation_id}:{number}"
