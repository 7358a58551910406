"""Brings the database's tables to this version, one start at a time."""
import fcntl
from contextlib import contextmanager
from pathlib import Path

from playhouse.migrations import Runner

from portal.db import db, is_postgresql, keep_write_ahead_log
from portal.settings import ROOT

FOLDER = ROOT / "migrations"
ADVISORY_LOCK = 7_317_711


class NewerDatabase(Exception):
    """The database was written by a newer version of the portal."""


def migrate(data_dir: Path, target: str | None = None) -> list[str]:
    """Apply what is missing, all or up to `target`, under a lock; the names applied. Raises NewerDatabase."""
    with _alone(data_dir):
        keep_write_ahead_log()
        refuse_newer()
        return _runner().up(target)


def refuse_newer() -> None:
    """Raise NewerDatabase, with a sentence, when the database knows migrations that this version does not."""
    unknown = [row.name for row in _runner().status() if row.path is None]
    if unknown:
        raise NewerDatabase(
            f"This database comes from a newer version of Upward ({unknown[-1]}). Start that version, or restore an older backup."
        )


def newest() -> str:
    """The last migration that this version knows."""
    return _runner().migrations()[-1].name


def applied() -> list[str]:
    """The migrations that this database has seen."""
    return sorted(_runner().applied())


def pending() -> list[str]:
    """The migrations that are still to be applied."""
    return [row.name for row in _runner().status() if row.applied is None]


def _runner() -> Runner:
    return Runner(db.obj, directory=str(FOLDER))


@contextmanager
def _alone(data_dir: Path):
    """One migration at a time: a file lock beside SQLite's file, an advisory lock on PostgreSQL."""
    if is_postgresql():
        db.execute_sql("SELECT pg_advisory_lock(%s)", (ADVISORY_LOCK,))
        try:
            yield
        finally:
            db.execute_sql("SELECT pg_advisory_unlock(%s)", (ADVISORY_LOCK,))
        return
    with open(data_dir / "migrate.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
