"""The database: one connection a thread, one base model, moments in UTC."""
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from threading import get_ident
from urllib.parse import unquote, urlsplit

from peewee import Database, DatabaseProxy, DateTimeField, Model, PostgresqlDatabase, SqliteDatabase, Value, fn
from playhouse.pool import PooledPostgresqlDatabase

# FULL: an acknowledged session log survives a power cut, not only a crash of the program.
PRAGMAS = {
    "synchronous": "full",
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "cache_size": -16000,
    "mmap_size": 128 * 2**20,
    "temp_store": "memory",
    "journal_size_limit": 64 * 2**20,
}

db = DatabaseProxy()


class Table(Model):
    """The base of every table: singular, snake-case names, one database."""

    class Meta:
        database = db
        legacy_table_names = False


class MomentField(DateTimeField):
    """A moment: aware and in UTC in the program, without a zone in the column."""

    def db_value(self, value):
        if isinstance(value, datetime):
            if value.tzinfo is None:
                raise ValueError("a moment needs a zone")
            value = value.astimezone(UTC).replace(tzinfo=None)
        return super().db_value(value)

    def python_value(self, value):
        # SQLite keeps text; peewee would try its formats one after the other, at a hundred times the price.
        value = datetime.fromisoformat(value) if isinstance(value, str) else super().python_value(value)
        return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


def open_database(url: str) -> Database:
    """The database behind `url` (sqlite:///file or postgresql://user:password@host/name), bound to every table; not yet connected."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        database = SqliteDatabase(url.removeprefix("sqlite:///"), pragmas=PRAGMAS, lock_type="IMMEDIATE", timeout=5)
    elif parts.scheme in ("postgresql", "postgres"):
        database = PooledPostgresqlDatabase(
            unquote(parts.path.lstrip("/")),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            max_connections=8,
            stale_timeout=300,
            timeout=5,
            prefer_psycopg3=True,
            **_address(parts),
        )
    else:
        raise ValueError("DATABASE_URL has to start with sqlite:/// or postgresql://")
    db.initialize(database)
    return database


def _address(parts) -> dict:
    """Host and port of a PostgreSQL address; `?host=/path` names a socket folder, as libpq writes it."""
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    address = {"host": unquote(query.get("host", parts.hostname or "")), "port": int(query.get("port", parts.port or 5432))}
    return {key: value for key, value in address.items() if value}


def is_postgresql() -> bool:
    """Whether the open database is PostgreSQL."""
    return isinstance(db.obj, PostgresqlDatabase)


def at_one_moment() -> AbstractContextManager:
    """Reads inside see everything as it was at one moment, while others go on writing; within a transaction, as that sees it.

    Nothing may be written inside.
    """
    return db.atomic("REPEATABLE READ" if is_postgresql() else "DEFERRED")


def days_until(column, day: date):
    """The whole number of days from a column of days to `day`, as an expression of the open database."""
    return Value(day) - column if is_postgresql() else (fn.julianday(day.isoformat()) - fn.julianday(column)).cast("INTEGER")


# SQLite's connections by thread. A connection that died with its thread would call back into a Python that has already
# let go of that thread, and take the process down; so each one is held here until its thread's successor replaces it.
_held: dict[int, object] = {}


def connect() -> None:
    """Open this thread's connection if it is not open."""
    if db.connect(reuse_if_open=True) and not is_postgresql():
        _held[get_ident()] = db.connection()


def keep_write_ahead_log() -> None:
    """Let SQLite's file keep a write-ahead log, from now on and for every connection.

    The file remembers it, so it is done once, under the lock of the migrations: two that change it at once do not wait for each other.
    """
    if not is_postgresql():
        db.execute_sql("PRAGMA journal_mode = wal")


def release() -> None:
    """After a request or a job: give a pooled connection back; keep SQLite's open, but never with a transaction in it."""
    if db.is_closed():
        return
    if is_postgresql():
        db.close()
    elif db.in_transaction():
        db.rollback()
