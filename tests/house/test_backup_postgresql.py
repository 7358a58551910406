"""A backup of PostgreSQL, made and brought back by the commands that an operator types."""
import os

import pytest

from portal.settings import Settings
from tests.house.test_operating import _command
from tests.postgres import fresh_database


@pytest.mark.postgres
@pytest.mark.skipif("TEST_DATABASE_URL" not in os.environ, reason="needs a PostgreSQL server")
def test_a_backup_of_postgresql_is_made_and_brought_back_with_the_password_of_its_address(tmp_path):
    server = os.environ["TEST_DATABASE_URL"]
    live, empty = (fresh_database(server, purpose) for purpose in ("backup", "restore"))
    common = {"DATA_DIR": str(tmp_path / "data"), "PRIVATE_KEY_FILE": str(tmp_path / "apart.key"), "PATH": os.environ["PATH"]}
    target = tmp_path / "upward.tar.gz"
    assert _command({**common, "DATABASE_URL": live}, "migrate").returncode == 0
    made = _command({**common, "DATABASE_URL": live}, "backup", str(target))
    assert made.returncode == 0, made.stderr
    restored = _command({**common, "DATABASE_URL": empty, "DATA_DIR": str(tmp_path / "new")}, "restore", str(target))
    assert restored.returncode == 0 and "Every count is as the backup says" in restored.stdout, restored.stderr
    assert Settings.from_environment({**common, "DATABASE_URL": empty}).database_url == empty
