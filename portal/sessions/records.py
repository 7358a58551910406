"""What a member records after a session: the verbs log and log past, each one transaction with its audit line and its news."""
from datetime import datetime
from uuid import uuid4

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.sessions.actions import Refused, alone_with, alone_with_open, hold_unoccupied
from portal.sessions.models import HAPPENED, Cancellation, MentoringSession, SessionLog
from portal.sessions.news import SessionLogged
from portal.words import lazy as _


def log(session: MentoringSession, *, by: Person, at: datetime, **said) -> SessionLog:
    """Note how `by` saw the session, or correct it: one log a member. Raises Refused before it begins or when it was cancelled."""
    with db.atomic():
        alone_with(session.mentorship)
        _hold_loggable(session, at)
        row = SessionLog.get_or_none(SessionLog.session == session, SessionLog.written_by == by)
        row = row or SessionLog(session=session, written_by=by, logged_at=at)
        row.changed_at = at
        for name, value in said.items():
            setattr(row, name, value)
        row.save()
        record("sessions.log", by=by, about=f"session/{session.id}", program=session.mentorship.program_id, outcome=row.outcome)
        announce(SessionLogged(row, by, at))
    return row


def log_past(
    mentorship: Mentorship, *, by: Person, at: datetime, starts_at: datetime, minutes: int, format: str, worth: int | None
) -> SessionLog:
    """Log a session that was never planned here: the session and the log of `by` at once. Raises Refused when it is to come or doubled."""
    with db.atomic():
        alone_with_open(mentorship)
        if starts_at > at:
            raise Refused(_("That is still to come. Plan it instead, then log it afterwards."))
        hold_unoccupied(mentorship, by, starts_at, minutes, by=by)
        session = MentoringSession.create(
            mentorship=mentorship, uid=str(uuid4()), starts_at=starts_at, minutes=minutes, format=format, planned_by=by, planned_at=at
        )
        record("sessions.add_past", by=by, about=f"session/{session.id}", program=mentorship.program_id)
        return log(session, by=by, at=at, outcome=HAPPENED, minutes=minutes, format=format, worth=worth)


def _hold_loggable(session: MentoringSession, at: datetime) -> None:
    if not session.has_begun(at):
        raise Refused(_("This session is still to come. Log it once it has begun."))
    if Cancellation.select().where(Cancellation.session == session).exists():
        raise Refused(_("This session was cancelled. If you met after all, log a session that already took place."))
