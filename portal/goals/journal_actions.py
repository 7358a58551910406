"""The verbs of journals: write, change, delete. What an entry said before a change stays for its writer."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.goals.actions import Stale, both_columns, sealed_if
from portal.goals.models import EntryVersion, JournalEntry
from portal.mentorships.models import Mentorship
from portal.people.models import Person


def write_entry(mentorship: Mentorship, *, by: Person, at: datetime, words: str, is_private: bool, goal_id: int | None) -> JournalEntry:
    """Write into the journal; a private entry is sealed."""
    with db.atomic():
        entry = JournalEntry.create(
            mentorship=mentorship,
            goal=goal_id,
            written_by=by,
            is_private=is_private,
            written_at=at,
            **sealed_if(is_private, words=words),
        )
        record("goals.write_entry", by=by, about=f"entry/{entry.id}", program=mentorship.program_id, private=is_private)
    return entry


def change_entry(
    entry: JournalEntry, *, by: Person, at: datetime, words: str, is_private: bool, goal_id: int | None, seen: int
) -> JournalEntry:
    """Change an entry and keep what it said. Raises Stale, and changes nothing, when `seen` is no longer its version."""
    with db.atomic():
        before = JournalEntry.get_by_id(entry.id)
        columns = both_columns(is_private, words=words)
        change = JournalEntry.update(is_private=is_private, goal=goal_id, changed_at=at, version=JournalEntry.version + 1, **columns)
        if not change.where(JournalEntry.id == entry.id, JournalEntry.version == seen).execute():
            raise Stale(JournalEntry.get_by_id(entry.id))
        if before.words_for(by) != words:
            EntryVersion.create(entry=entry, sealed_words=before.words_for(by), was_private=before.is_private, changed_at=at)
        record("goals.change_entry", by=by, about=f"entry/{entry.id}", program=before.mentorship.program_id, private=is_private)
        return JournalEntry.get_by_id(entry.id)


def delete_entry(entry: JournalEntry, *, by: Person, at: datetime) -> None:
    """Delete an entry with all that it ever said."""
    with db.atomic():
        JournalEntry.delete().where(JournalEntry.id == entry.id).execute()
        record("goals.delete_entry", by=by, about=f"entry/{entry.id}", program=entry.mentorship.program_id)
