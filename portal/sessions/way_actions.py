"""How a session is held, and by which link: changed after it was planned, and the entries follow."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.mentorships.queries import side_of
from portal.people.models import Person
from portal.sessions.actions import alone_with, hold_changeable, tell_assistants, tell_members
from portal.sessions.models import MentoringSession


def arrange(session: MentoringSession, *, by: Person, at: datetime, format: str, join_link: str) -> None:
    """Meet another way, or by another link; the same one changes nothing. Raises Refused once it has begun or is cancelled."""
    with db.atomic():
        mentorship = session.mentorship
        alone_with(mentorship)
        session = MentoringSession.get_by_id(session.id)
        hold_changeable(session, at)
        if (session.format, session.join_link) == (format, join_link):
            return
        session.format, session.join_link, session.sequence = format, join_link, session.sequence + 1
        session.save(only=[MentoringSession.format, MentoringSession.join_link, MentoringSession.sequence])
        record("sessions.arrange", by=by, about=f"session/{session.id}", program=mentorship.program_id, side=side_of(mentorship, by))
        key = f"session-arranged:{session.id}:{session.sequence}"
        tell_members(session, key, "sessions.arranged", by=by.id, at=at.isoformat())
        tell_assistants(session, key)
