"""Keys are made once, as a whole, and kept."""
import subprocess
import sys
import time

import pytest

from portal.keys import kept_bytes
from portal.secrets import SecretsError, use_key_file

# Each start waits for the others at a moment of the clock, so that they meet.
START = """
import sys, time
from pathlib import Path
from portal.keys import kept_bytes
time.sleep(max(0, float(sys.argv[2]) - time.time()))
print(kept_bytes(Path(sys.argv[1]), lambda: str(time.perf_counter_ns()).encode() * 400).decode())
"""


def test_starts_at_once_agree_on_one_key_and_none_reads_half_of_it(tmp_path):

    meet = str(time.time() + 3)
    starts = [
        subprocess.Popen([sys.executable, "-c", START, str(tmp_path / "a.key"), meet], stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    said = {start.communicate()[0] for start in starts}
    assert said == {(tmp_path / "a.key").read_text() + "\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["a.key"]


def test_a_key_is_for_its_owner_alone_and_never_made_anew(tmp_path):
    first = kept_bytes(tmp_path / "a.key", lambda: b"first")
    assert kept_bytes(tmp_path / "a.key", lambda: b"second") == first == b"first"
    assert (tmp_path / "a.key").stat().st_mode & 0o077 == 0


@pytest.fixture(autouse=True)
def _the_suites_key_comes_back(app):
    yield
    use_key_file(app.config["SETTINGS"].private_key_file)


def test_an_emptied_key_of_the_private_words_is_refused_and_not_replaced(tmp_path):
    (tmp_path / "private.key").write_bytes(b"")
    with pytest.raises(SecretsError, match="Restore it from where it is kept apart"):
        use_key_file(tmp_path / "private.key")
    assert (tmp_path / "private.key").read_bytes() == b""
