"""A backup is whole, restores with its key and not without, and never holds that key."""
import dataclasses
import tarfile
import threading
from pathlib import Path

import pytest

from portal import backup, create_app, migrating
from portal.db import connect, db
from portal.people.models import Person
from portal.secrets import Sealed
from portal.settings import Settings
from tests.cast import CANARIES, make_cast
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def live(tmp_path) -> Settings:
    return _portal(tmp_path / "live", filled=True)


def _portal(folder: Path, *, filled: bool = False) -> Settings:
    settings = Settings.from_environment({"DATA_DIR": str(folder), "PRIVATE_KEY_FILE": str(folder.parent / "apart.key"), "BASE_URL": "http://localhost"})
    app = create_app(settings)
    if filled:
        with app.app_context():
            connect()
            migrating.migrate(settings.data_dir)
            make_cast(NOW)
    return settings


def test_the_restore_drill_a_backup_and_its_key_bring_everything_back(live, tmp_path):
    made = backup.back_up(live, tmp_path / "upward.tar.gz")
    assert made.rows["journal_entry"] == 2
    db.close()
    settings = _portal(tmp_path / "new")
    restored = backup.restore(settings, tmp_path / "upward.tar.gz")
    assert restored == made
    [sealed] = db.execute_sql("SELECT sealed_words FROM journal_entry WHERE sealed_words IS NOT NULL").fetchone()
    assert Sealed(sealed).open() == CANARIES.private_journal
    assert (settings.data_dir / "secret.key").read_text() == (live.data_dir / "secret.key").read_text()


def test_a_backup_never_holds_the_key_of_the_private_words(live, tmp_path):
    backup.back_up(live, tmp_path / "upward.tar.gz")
    key = live.private_key_file.read_bytes().strip()
    with tarfile.open(tmp_path / "upward.tar.gz") as archive:
        for member in archive.getmembers():
            if member.isfile():
                assert key not in archive.extractfile(member).read(), member.name


def test_without_its_key_a_backup_is_refused_and_nothing_is_changed(live, tmp_path):
    backup.back_up(live, tmp_path / "upward.tar.gz")
    db.close()
    settings = Settings.from_environment({"DATA_DIR": str(tmp_path / "new"), "PRIVATE_KEY_FILE": str(tmp_path / "other.key")})
    create_app(settings)
    with pytest.raises(backup.BackupError, match="key"):
        backup.restore(settings, tmp_path / "upward.tar.gz")
    assert not (settings.data_dir / "portal.db").exists()


def test_a_portal_with_data_is_never_written_over(live, tmp_path):
    backup.back_up(live, tmp_path / "upward.tar.gz")
    with pytest.raises(backup.BackupError, match="empty DATA_DIR"):
        backup.restore(live, tmp_path / "upward.tar.gz")


def test_a_database_outside_the_data_folder_is_never_written_over_either(live, tmp_path):
    backup.back_up(live, tmp_path / "upward.tar.gz")
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_text("somebody's data")
    other = dataclasses.replace(live, data_dir=tmp_path / "new", database_url=f"sqlite:///{elsewhere}")
    other.data_dir.mkdir()
    with pytest.raises(backup.BackupError, match="holds a database already"):
        backup.restore(other, tmp_path / "upward.tar.gz")
    assert elsewhere.read_text() == "somebody's data"


@pytest.mark.parametrize("harm", ["cut", "garbage", "missing"])
def test_half_a_backup_is_refused_with_a_sentence(live, tmp_path, harm):
    target = tmp_path / "upward.tar.gz"
    backup.back_up(live, target)
    content = target.read_bytes()
    target.write_bytes({"cut": content[: len(content) // 2], "garbage": b"PK" + content, "missing": b""}[harm])
    db.close()
    with pytest.raises(backup.BackupError, match="not a whole backup"):
        backup.restore(_portal(tmp_path / "new"), target)


@pytest.mark.faults
def test_a_backup_under_writers_holds_every_row_that_was_there_before_it_began(live, tmp_path):
    stop = threading.Event()

    def write(number: int) -> None:
        count = 0
        connect()
        while not stop.is_set():
            count += 1
            Person.create(email=f"w{number}-{count}@x.example", given_name="W", family_name="R", joined_at=NOW)
        db.close()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for writer in writers:
        writer.start()
    try:
        for number in range(5):
            before = Person.select().count()
            made = backup.back_up(live, tmp_path / f"{number}.tar.gz")
            assert made.rows["person"] >= before
    finally:
        stop.set()
        for writer in writers:
            writer.join()
