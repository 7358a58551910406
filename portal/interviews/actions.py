"""Conversations: adding one, who was asked, who came, the notes, and reading those. The trail never says whom a conversation was with."""
from collections.abc import Collection, Iterable
from datetime import date, datetime

from portal.audit.actions import record
from portal.db import db
from portal.interviews.models import Asked, Conversation, Guide, Notes, Voice
from portal.people.models import Person

READ = "interviews.notes_read"


def add(guide: Guide, *, by: Person, at: datetime, on_day: date, people: Iterable[Person]) -> Conversation:
    """A conversation with these people, held or to be held."""
    with db.atomic():
        made = Conversation.create(guide=guide, on_day=on_day, added_by=by, added_at=at)
        _ask(made, {person.id for person in people})
        _note("interviews.conversation_added", made, by)
    return made


def change(conversation: Conversation, *, by: Person, on_day: date, people: Iterable[Person]) -> None:
    """Another day, or others who were asked; whoever stays keeps whether they came, and what they said."""
    wanted = {person.id for person in people}
    with db.atomic():
        Conversation.update(on_day=on_day).where(Conversation.id == conversation.id).execute()
        mine = Asked.conversation == conversation
        there = {number for (number,) in Asked.select(Asked.person).where(mine).tuples()}
        Asked.delete().where(mine, Asked.person.in_(there - wanted)).execute()
        _ask(conversation, wanted - there)
        _note("interviews.conversation_changed", conversation, by)


def mark_came(conversation: Conversation, came: Collection[int], *, by: Person) -> None:
    """These of who was asked (ids of Asked) came, and the others did not; who did not come said nothing."""
    mine = Asked.conversation == conversation
    with db.atomic():
        Asked.update(came=Asked.id.in_(list(came))).where(mine).execute()
        absent = Asked.select(Asked.id).where(mine, ~Asked.came)
        Voice.delete().where(Voice.asked.in_(absent)).execute()
        _note("interviews.conversation_attendance", conversation, by)


def remove(conversation: Conversation, *, by: Person) -> None:
    """Take it away, with its notes and who was asked; themes that rest on it lose these people."""
    with db.atomic():
        if Conversation.delete().where(Conversation.id == conversation.id).execute():
            _note("interviews.conversation_removed", conversation, by)


def read(conversation: Conversation, *, by: Person) -> Notes | None:
    """The notes, or None before there are any; that they were read is noted."""
    with db.atomic():
        notes = Notes.get_or_none(Notes.conversation == conversation)
        if notes is not None:
            record(READ, by=by, about=_about(conversation), program=conversation.guide.program_id)
    return notes


class Meanwhile(Exception):
    """Somebody else saved notes since they were opened; they stand at `version`."""

    def __init__(self, version: int):
        super().__init__(version)
        self.version = version


def write(conversation: Conversation, words: str, *, by: Person, at: datetime, seen: int) -> None:
    """Keep the notes, which stood at version `seen` when they were opened (0: there were none). Raises Meanwhile."""
    with db.atomic():
        if seen:
            facts = {"sealed_words": words, "version": seen + 1, "written_by": by, "written_at": at}
            saved = Notes.update(**facts).where(Notes.conversation == conversation, Notes.version == seen).execute()
        else:
            row = Notes.insert(conversation=conversation, sealed_words=words, written_by=by, written_at=at)
            saved = row.on_conflict_ignore().as_rowcount().execute()
        if not saved:
            kept = Notes.get_or_none(Notes.conversation == conversation)
            raise Meanwhile(kept.version if kept else 0)
        Conversation.update(is_to_be_gone_through=False).where(Conversation.id == conversation.id).execute()
        record("interviews.notes_written", by=by, about=_about(conversation), program=conversation.guide.program_id)


def _ask(conversation: Conversation, people: Iterable[int]) -> None:
    for person in sorted(people):
        Asked.create(conversation=conversation, person=person)


def _note(verb: str, conversation: Conversation, by: Person) -> None:
    record(verb, by=by, about=_about(conversation), program=conversation.guide.program_id)


def _about(conversation: Conversation) -> str:
    return f"conversation/{conversation.id}"
