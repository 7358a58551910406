"""What is to be done after a session: the verbs add, tick and reopen of its actions, each one transaction with its audit line."""
from datetime import date, datetime

from portal.audit.actions import record
from portal.db import db
from portal.people.models import Person
from portal.sessions.models import Action, MentoringSession


def add(session: MentoringSession, *, by: Person, at: datetime, words: str, owner: int, due_on: date | None) -> Action:
    """Note what the member with the id `owner` is to do. The same words once more are the action that stands already."""
    said = {"session": session, "words": words, "owner": owner, "due_on": due_on}
    with db.atomic():
        made, is_new = Action.get_or_create(**said, done_at=None, defaults={"made_by": by, "made_at": at})
        if is_new:
            record("sessions.add_action", by=by, about=f"action/{made.id}", program=session.mentorship.program_id)
    return made


def tick(action: Action, *, by: Person, at: datetime) -> None:
    """Say that it is done; a second time changes nothing."""
    with db.atomic():
        if Action.update(done_at=at, done_by=by).where(Action.id == action.id, Action.done_at.is_null()).execute():
            record("sessions.tick_action", by=by, about=f"action/{action.id}", program=action.session.mentorship.program_id)


def reopen(action: Action, *, by: Person, at: datetime) -> None:
    """Take back that it is done."""
    with db.atomic():
        if Action.update(done_at=None, done_by=None).where(Action.id == action.id, Action.done_at.is_null(False)).execute():
            record("sessions.reopen_action", by=by, about=f"action/{action.id}", program=action.session.mentorship.program_id)
