"""Questions that members prepare for a session: add one, take one's own back; each with its audit line, without its words."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.people.models import Person
from portal.sessions.actions import Refused
from portal.sessions.models import Cancellation, MentoringSession, SessionQuestion
from portal.words import lazy as _

MOST = 30


def add(session: MentoringSession, *, by: Person, at: datetime, words: str) -> SessionQuestion:
    """Note something to ask. Raises Refused once the session is cancelled, and when it would not all fit in."""
    with db.atomic():
        if Cancellation.select().where(Cancellation.session == session).exists():
            raise Refused(_("This session is cancelled."))
        if SessionQuestion.select().where(SessionQuestion.session == session).count() >= MOST:
            raise Refused(_("There are as many questions as a session has room for. Take one back first."))
        made = SessionQuestion.create(session=session, written_by=by, words=words, added_at=at)
        record("sessions.add_question", by=by, about=f"session/{session.id}", program=session.mentorship.program_id)
    return made


def drop(question: SessionQuestion, *, by: Person, at: datetime) -> None:
    """Take a question back; nothing of its words stays."""
    with db.atomic():
        question.delete_instance()
        session = question.session
        record("sessions.drop_question", by=by, about=f"session/{session.id}", program=session.mentorship.program_id)
