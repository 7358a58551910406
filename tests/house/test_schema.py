"""Models and migrations agree, and a migration happens once, wholly, or not."""
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from playhouse.schema_diff import diff_models

from portal import migrating
from portal.audit.actions import record
from portal.audit.models import Entry
from portal.db import db
from portal.schema import MODELS

TWICE = """
import sys
from pathlib import Path
from portal import migrating
from portal.db import connect, open_database
open_database("sqlite:///" + sys.argv[1] + "/portal.db"); connect()
print(len(migrating.migrate(Path(sys.argv[1]))))
"""


def _run(folder, **kwargs):
    return subprocess.Popen([sys.executable, "-c", TWICE, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **kwargs)


def test_models_and_migrations_agree(cast):
    assert not diff_models(db.obj, MODELS), "run the migration generator: docs/architecture.md says how"


def test_every_table_is_listed_lowest_room_first():
    seen = set()
    for model in MODELS:
        missing = {field.rel_model for field in model._meta.refs} - seen - {model}
        assert not missing, f"{model.__name__} stands before {missing}"
        seen.add(model)


def test_starts_at_once_migrate_once(tmp_path, cast):
    starts = [_run(tmp_path) for _ in range(4)]
    said = [start.communicate() for start in starts]
    assert sorted(out.strip() for out, _error in said) == ["0", "0", "0", str(len(migrating.applied()))], said
    with closing(sqlite3.connect(tmp_path / "portal.db")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.faults
def test_a_migration_that_is_killed_leaves_old_or_new_and_runs_again(tmp_path, cast):
    for milliseconds in (0, 15, 40, 90):
        folder = tmp_path / str(milliseconds)
        folder.mkdir()
        start = _run(folder)
        while not (folder / "portal.db").exists() and start.poll() is None:
            time.sleep(0.005)
        time.sleep(milliseconds / 1000)
        start.send_signal(signal.SIGKILL)
        start.wait()
        again = _run(folder)
        _out, error = again.communicate()
        assert again.returncode == 0, error
        with closing(sqlite3.connect(folder / "portal.db")) as database:
            names = [name for (name,) in database.execute("SELECT name FROM schema_migration ORDER BY name")]
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert names == migrating.applied()
        assert {model._meta.table_name for model in MODELS} <= tables


def test_a_database_of_a_newer_version_is_refused_with_a_sentence(tmp_path, cast, monkeypatch):
    monkeypatch.setattr(migrating, "FOLDER", tmp_path)
    with pytest.raises(migrating.NewerDatabase, match="newer version"):
        migrating.refuse_newer()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_audit_trail_takes_new_entries_only(cast, change):
    record("looked", by=cast.carmen, about="program/1")
    with pytest.raises(Exception, match="append-only"), db.atomic():
        (Entry.update(verb="nothing") if change == "update" else Entry.delete()).execute()
    assert Entry.select().where(Entry.verb == "looked").exists()


def test_private_words_are_not_in_the_database_file(settings, cast, app):
    """The canaries of the cast, in the columns themselves."""
    columns = ("journal_entry.sealed_words", "session_log.private_note", "goal.sealed_title", "session_log.takeaway",
               "reflection.sealed_useful")
    for table, column in (name.split(".") for name in columns):
        rows = db.execute_sql(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL").fetchall()
        assert rows and all("canary" not in row[0] for row in rows), f"{table}.{column}"


