"""Databases of released migrations, filled with the cast and kept, so that tomorrow's migrations are tried on yesterday's rows.

`python -m tests.house.kept_databases` keeps one of today's migrations; do it once for every version that is released.
"""
import gzip
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "data" / "databases"
# The key that the kept private words are sealed with; it protects nothing else.
KEY = FOLDER / "private.key"
MADE_AT = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


def kept() -> list[Path]:
    """The kept databases, oldest first; each is named after its last migration."""
    return sorted(FOLDER.glob("*.sqlite.gz"))


def unpack(source: Path, target: Path) -> Path:
    """Put a kept database at `target`."""
    with gzip.open(source) as packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file)
    return target


def rows_in(path: Path) -> dict[str, int]:
    """How many rows each table of a database file has."""
    with closing(sqlite3.connect(path)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in named.fetchall()}


def keep() -> Path:
    """Make a database with today's migrations and the cast, and keep it."""
    from portal import create_app, db, migrating
    from portal.settings import Settings
    from tests.cast import make_cast

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_environment({"DATA_DIR": folder, "PRIVATE_KEY_FILE": str(KEY), "BASE_URL": "http://localhost"})
        with create_app(settings).app_context():
            db.connect()
            migrating.migrate(settings.data_dir)
            make_cast(MADE_AT)
            target = FOLDER / f"{migrating.applied()[-1]}.sqlite.gz"
            db.db.execute_sql("VACUUM INTO ?", (f"{folder}/kept.db",))
            db.db.close()
        with open(f"{folder}/kept.db", "rb") as file, gzip.GzipFile(target, "wb", mtime=0) as packed:
            shutil.copyfileobj(file, packed)
    return target


if __name__ == "__main__":
    print(keep())
