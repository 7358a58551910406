"""Every database that was ever released comes up to today's version with all its rows, on SQLite and on PostgreSQL."""
import os
import sqlite3
from contextlib import closing

import psycopg
import pytest

from portal import create_app, migrating
from portal.db import connect, db
from portal.goals.models import JournalEntry
from portal.people.models import Person
from portal.settings import Settings
from tests.browser import Browser
from tests.cast import CANARIES
from tests.house.kept_databases import KEY, kept, rows_in, unpack
from tests.postgres import fresh_database

pytestmark = pytest.mark.usefixtures("elsewhere")

every_kept = pytest.mark.parametrize("source", kept(), ids=lambda path: path.name.removesuffix(".sqlite.gz"))


def _portal(folder, url=""):
    environ = {"DATA_DIR": str(folder), "DATABASE_URL": url, "PRIVATE_KEY_FILE": str(KEY), "BASE_URL": "http://localhost"}
    settings = Settings.from_environment(environ)
    return create_app(settings), settings


def _holds(app, rows: dict[str, int]) -> None:
    """Every row is there, the pages open, and the private words are their writer's."""
    for table, count in rows.items():
        if table != "schema_migration":
            assert db.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0] == count, table
    assert JournalEntry.get(JournalEntry.is_private).sealed_words.open() == CANARIES.private_journal
    ama = Person.get(Person.given_name == "Ama")
    page = Browser(app).sign_in(ama).get("/")
    assert "Ama" in page.text


def test_a_database_of_todays_migrations_is_kept():
    assert kept() and kept()[-1].name.removesuffix(".sqlite.gz") == migrating.newest(), "python -m tests.house.kept_databases"


@every_kept
def test_a_released_database_comes_up_to_date_with_all_its_rows(tmp_path, source, clock):
    folder = tmp_path / "data"
    folder.mkdir()
    path = unpack(source, folder / "portal.db")
    rows = rows_in(path)
    app, settings = _portal(folder)
    with app.app_context():
        connect()
        migrating.migrate(settings.data_dir)
        assert migrating.pending() == []
        _holds(app, rows)


@pytest.mark.postgres
@every_kept
def test_a_released_database_comes_up_to_date_on_postgresql_too(tmp_path, source, clock):
    if not os.environ.get("TEST_DATABASE_URL"):
        pytest.skip("no PostgreSQL server: TEST_DATABASE_URL is not set")
    path, url = unpack(source, tmp_path / "kept.db"), fresh_database(os.environ["TEST_DATABASE_URL"], "upgrade")
    app, settings = _portal(tmp_path / "data", url)
    with app.app_context():
        connect()
        migrating.migrate(settings.data_dir, target=source.name.removesuffix(".sqlite.gz"))
        _copy(path, url)
        migrating.migrate(settings.data_dir)
        _holds(app, rows_in(path))


def _copy(path, url: str) -> None:
    """Put the rows of a SQLite file into the same tables on PostgreSQL."""
    with closing(sqlite3.connect(path)) as source, psycopg.connect(url) as target:
        target.execute("SET session_replication_role = replica")
        for table in rows_in(path):
            if table == "schema_migration" or table.startswith("huey_"):
                continue
            cursor = source.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            types = dict(target.execute("SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", (table,)))
            marks = ", ".join(f"%s::{types[name]}" for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            for row in cursor:
                values = [bool(value) if types[name] == "boolean" else value for name, value in zip(names, row, strict=True)]
                target.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', values)
            # What is written next gets a number of its own.
            target.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM \"{table}\"))")
