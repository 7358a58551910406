"""Making, changing and removing a guide."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.interviews.models import Conversation, Guide
from portal.people.models import Person
from portal.programs.models import Program


class InUse(Exception):
    """Something was held under this guide."""


def add(program: Program, *, by: Person, at: datetime, **facts) -> Guide:
    """A guide with these facts (columns of Guide)."""
    with db.atomic():
        guide = Guide.create(program=program, made_by=by, made_at=at, **facts)
        record("interviews.guide_added", by=by, about=_about(guide), program=program.id)
    return guide


def change(guide: Guide, *, by: Person, **facts) -> None:
    """Give it other facts."""
    with db.atomic():
        Guide.update(**facts).where(Guide.id == guide.id).execute()
        record("interviews.guide_changed", by=by, about=_about(guide), program=guide.program_id)


def remove(guide: Guide, *, by: Person) -> None:
    """Take a guide away under which nothing was held. Raises InUse."""
    with db.atomic():
        if Conversation.select().where(Conversation.guide == guide).exists():
            raise InUse
        if Guide.delete().where(Guide.id == guide.id).execute():
            record("interviews.guide_removed", by=by, about=_about(guide), program=guide.program_id)


def _about(guide: Guide) -> str:
    return f"guide/{guide.id}"
