"""What a member records after a session: the verbs log, answer and log past, each one transaction with its audit line and its news."""
from datetime import datetime
from uuid import uuid4

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.secrets import Sealed
from portal.sessions import to_do as agreed
from portal.sessions.actions import Refused, alone_with, alone_with_open, hold_unoccupied
from portal.sessions.models import HAPPENED, Cancellation, MentoringSession, SessionLog
from portal.sessions.news import SessionLogged
from portal.words import lazy as _


class Changed(Exception):
    """The log was written anew since `by` looked at it; `stored` is what it says now."""

    def __init__(self, stored: SessionLog):
        super().__init__()
        self.stored = stored


def log(session: MentoringSession, *, by: Person, at: datetime, seen: int | None = None, to_do: dict | None = None, **said) -> SessionLog:
    """Note how `by` saw the session, or correct it: one log a member. Raises Refused before it begins or when it was cancelled.

    `seen` is the version that `by` looked at, 0 for none yet. Raises Changed when a later one says something that would be lost.
    `to_do` is an action that goes with it: words, owner and due_on.
    """
    with db.atomic():
        row = _own_log(session, by, at)
        if row.id and seen not in (None, row.version) and lost_of(row, said):
            raise Changed(row)
        if to_do:
            agreed.add(session, by=by, at=at, **to_do)
        return _written(row, by, at, by_link=False, **said)


def answer(
    session: MentoringSession, *, by: Person, at: datetime, outcome: str, by_link: bool = False, seen: int | None = None
) -> SessionLog:
    """Note whether the session happened as `by` saw it, or correct that alone: whatever else the log says stays. Raises as `log` does.

    `by_link` says that it came through the one-tap link: whoever holds it answers from that person's side.
    """
    with db.atomic():
        row = _own_log(session, by, at)
        if row.id and row.outcome == outcome:
            return row
        if row.id and seen not in (None, row.version):
            raise Changed(row)
        return _written(row, by, at, by_link=by_link, outcome=outcome)


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


def _own_log(session: MentoringSession, by: Person, at: datetime) -> SessionLog:
    """The one log of `by`, or a new one that is not saved, with the mentorship held until this transaction ends."""
    alone_with(session.mentorship)
    _hold_loggable(session, at)
    row = SessionLog.get_or_none(SessionLog.session == session, SessionLog.written_by == by)
    return row or SessionLog(session=session, written_by=by, logged_at=at, version=0)


def _written(row: SessionLog, by: Person, at: datetime, **said) -> SessionLog:
    for name, value in said.items():
        setattr(row, name, value)
    row.changed_at, row.version = at, row.version + 1
    row.save()
    facts = {"outcome": row.outcome, "by_link": True} if row.by_link else {"outcome": row.outcome}
    record("sessions.log", by=by, about=f"session/{row.session_id}", program=row.session.mentorship.program_id, **facts)
    announce(SessionLogged(row, by, at))
    return row


def lost_of(row: SessionLog, said: dict) -> list[str]:
    """The names of what a log says and `said` would drop or change."""
    return [name for name, value in opened(row, said).items() if value and value != said[name]]


def opened(row: SessionLog, names) -> dict:
    """What a log says under these names, private words as its writer reads them."""
    stored = {name: getattr(row, name) for name in names}
    return {name: value.open() if isinstance(value, Sealed) else value for name, value in stored.items()}
