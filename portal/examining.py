"""What `portal doctor` looks at: what the portal stands on, and what wants attention."""
from collections.abc import Iterator
from dataclasses import dataclass

from peewee import PeeweeException
from peewee import sqlite3 as driver

from portal import migrating
from portal.clock import now
from portal.db import db, is_postgresql
from portal.mail import outbox
from portal.settings import Settings

# Earlier versions could lose committed pages when two connections write to one write-ahead log.
SOUND_SQLITE = (3, 51, 3)
ALSO_SOUND = ((3, 50, 7), (3, 44, 6))


@dataclass(frozen=True)
class Line:
    """One thing that was looked at."""

    text: str
    is_trouble: bool = False


def examine(settings: Settings) -> Iterator[Line]:
    """Every line of the doctor's report."""
    yield Line(f"Data folder     {settings.data_dir}")
    yield Line(f"Private key     {settings.private_key_file} (keep a copy apart from the backups)")
    yield _database()
    yield from _migrations()
    yield _letters(settings)
    if not settings.is_https and not settings.on_loopback:
        yield Line("BASE_URL is plain http: cookies are not Secure, and passkeys do not work. Put a proxy with https before it.", True)


def _database() -> Line:
    if is_postgresql():
        return Line(f"Database        PostgreSQL {db.server_version}")
    try:
        state = db.execute_sql("PRAGMA quick_check").fetchone()[0]
    except PeeweeException as error:
        return Line(f"Database        cannot be read: {error}", True)
    version = driver.sqlite_version
    sound = driver.sqlite_version_info >= SOUND_SQLITE or driver.sqlite_version_info in ALSO_SOUND
    words = f"Database        SQLite {version}, quick check: {state}"
    return Line(words if sound else f"{words}; this version has a fault in its write-ahead log, 3.51.3 has not", state != "ok" or not sound)


def _migrations() -> Iterator[Line]:
    try:
        migrating.refuse_newer()
    except migrating.NewerDatabase as error:
        yield Line(str(error), True)
    waiting = migrating.pending()
    yield Line(f"Migrations      waiting: {', '.join(waiting)}" if waiting else "Migrations      all applied", bool(waiting))


def _letters(settings: Settings) -> Line:
    if not settings.smtp_url and not settings.shows_letters:
        return Line("Letters         no SMTP_URL is set: letters wait", True)
    since = outbox.oldest_waiting()
    failed = outbox.failed_count()
    minutes = int((now() - since).total_seconds() // 60) if since else 0
    return Line(f"Letters         oldest waits {minutes} minutes; {failed} gave up", minutes > 10 or failed > 0)
