"""What the zygote's forks are asked to do beside serving: fill the database, and say what is in it."""
from pathlib import Path

from peewee import fn

from portal import migrating
from portal.audit.models import Entry
from portal.db import db, is_postgresql
from portal.goals.models import JournalEntry
from portal.mail.outbox import Letter
from portal.sessions.models import MentoringSession, SessionLog
from portal.web.once import Once
from tests.faults.crowd import make_crowd


def fill(app, pairs: int, sessions: int) -> dict:
    """Migrate and write the crowd."""
    migrating.migrate(Path(app.config["SETTINGS"].data_dir))
    with db.atomic():
        return make_crowd(pairs, sessions)


def facts(app) -> dict:
    """What the database holds of what the writers wrote, each by its mark."""
    return {
        "sound": _sound(),
        "entry": [row.sealed_words.open() if row.is_private else row.words for row in JournalEntry.select()],
        "plan": [row.agenda for row in MentoringSession.select(MentoringSession.agenda).where(MentoringSession.agenda != "")],
        "log": [row.shared_note for row in SessionLog.select(SessionLog.shared_note)],
        "letters": sorted(row.payload["session"] for row in Letter.select().where(Letter.letter == "sessions.planned")),
        "planned": sorted(row.id for row in MentoringSession.select(MentoringSession.id).where(MentoringSession.agenda != "")),
        "audited": {verb: _count(Entry, Entry.verb == verb) for verb in ("sessions.plan", "goals.write_entry")},
        "keys": _count(Once, True),
        "keys_without_row": _count(Once, Once.made.is_null()),
    }


def _count(model, condition) -> int:
    return model.select(fn.COUNT(model.id)).where(condition).scalar()


def _sound() -> list:
    """What the database itself finds wrong; PostgreSQL holds its keys at each commit."""
    if is_postgresql():
        return []
    found = [row[0] for row in db.execute_sql("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    return found + [list(row) for row in db.execute_sql("PRAGMA foreign_key_check").fetchall()]
