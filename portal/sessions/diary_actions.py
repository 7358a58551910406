"""Whether an assistant gets calendar entries of their own."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.delegates.models import Delegation
from portal.delegates.queries import led_by
from portal.mail.outbox import post
from portal.people.models import Person
from portal.sessions import diary_mail  # noqa: F401 - registers the letter that is posted here
from portal.sessions.diary_queries import diary_of
from portal.sessions.models import MentoringSession


def want_entries(delegation: Delegation, wants: bool, *, by: Person, at: datetime) -> None:
    """From now on each change of that leader's diary sends an entry, or none; turned on, those that stand there come at once."""
    with db.atomic():
        changes = Delegation.id == delegation.id, Delegation.wants_entries != wants
        if not Delegation.update(wants_entries=wants).where(*changes).execute():
            return
        record("sessions.want_entries" if wants else "sessions.want_no_entries", by=by, about=f"delegation/{delegation.id}")
        for session in _to_come(delegation, by, at) if wants else ():
            key = f"session-entry:{session.id}:{session.sequence}:diary:{delegation.id}:{at:%Y%m%d%H%M%S}"
            post(key, "sessions.diary", session=session.id, delegation=delegation.id, sequence=session.sequence)


def _to_come(delegation: Delegation, by: Person, at: datetime) -> list:
    """What is to come in the diary of this delegation's leader."""
    theirs = led_by([delegation.leader_id])
    return list(diary_of(by, at).where(MentoringSession.mentorship.in_(theirs), MentoringSession.starts_at > at))
