"""The stage of the gallery: the real server in a child process, with the cast and the scenes, on loopback.

`python -m tests.gallery.stage FOLDER PORT` prepares the database, writes FOLDER/names.json and becomes the web server.
"""
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from portal.settings import ROOT, Settings

SECONDS_TO_START = 60
# The portal's own settings of the person who runs the tests stay out.
OURS = ("DATA_DIR", "DATABASE_URL", "SECRET_KEY", "SMTP_URL", "BASE_URL", "MODE", "PRIVATE_KEY_FILE", "HOST", "TRUSTED_PROXIES")


@dataclass(frozen=True)
class Stage:
    """A portal that runs: its address, the cookie of each person, and the ids and tokens that addresses are made of."""

    url: str
    cookies: dict[str, str]
    names: dict[str, str]

    def address(self, path: str) -> str:
        """The whole address of a window's path, in which {name} stands for a row's id or a token."""
        return self.url + path.format(**self.names)


@contextmanager
def open_stage(folder: Path):
    """Start the portal in `folder`; it ends with the block, or with this process."""
    port = _free_port()
    environ = {name: value for name, value in os.environ.items() if name not in OURS}
    environ |= {"MODE": "development", "PORT": str(port), "DATA_DIR": str(folder / "data"), "TZ": "UTC"}
    # Nobody listens there: the door of the company is shown, and what it says when it does not answer.
    environ |= {"OIDC_ISSUER": "http://127.0.0.1:9", "OIDC_CLIENT_ID": "upward", "OIDC_CLIENT_SECRET": "none", "OIDC_LABEL": "Northwind"}
    words = folder / "server.txt"
    with words.open("w") as said:
        command = [sys.executable, "-m", "tests.gallery.stage", str(folder), str(port)]
        child = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=said, stderr=said, stdin=subprocess.PIPE)
    try:
        _wait(child, port, words)
        told = json.loads((folder / "names.json").read_text())
        yield Stage(f"http://127.0.0.1:{port}", told["cookies"], told["names"])
    finally:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(child: subprocess.Popen, port: int, words: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        assert child.poll() is None, f"the stage did not open:\n{words.read_text()}"
        if _answers(port):
            return
        time.sleep(0.05)
    raise AssertionError(f"the stage did not open within {SECONDS_TO_START} seconds:\n{words.read_text()}")


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def prepare(folder: Path, settings: Settings) -> None:
    """Make the database with the cast and the scenes, and tell the names in them."""
    from portal import create_app, migrating
    from portal.db import db
    from portal.people.devices import sign_in_device
    from portal.people.models import Device, Person
    from tests.cast import CAST, make_cast
    from tests.gallery.scenes import make_scenes

    app = create_app(settings)
    # Rounded, so that times of day look the same on every page of a run.
    at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    with app.app_context():
        db.connect()
        migrating.migrate(settings.data_dir)
        with db.atomic():
            make_cast(at)
            make_scenes(at, settings)
            people = {name: row for name, row in vars(CAST).items() if isinstance(row, Person)}
            ways = defaultdict(lambda: "demo", greta="link", hugo="link", irma="link")
            cookies = {name: sign_in_device(person, label="Chrome, Android", way=ways[name]) for name, person in people.items()}
            # However long the run lasts, one of the two has signed in just now, and the other a while ago.
            for name, proved_at in (("greta", at + timedelta(days=1)), ("hugo", at - timedelta(days=1))):
                Device.update(proved_at=proved_at).where(Device.person == people[name]).execute()
        names = {name: str(getattr(value, "id", value)) for name, value in vars(CAST).items()}
        db.close()
    (folder / "names.json").write_text(json.dumps({"cookies": cookies, "names": names}))


def _become_the_server(settings: Settings) -> None:
    """The server as `portal run` starts it, with one process of it: a window is looked at by one person at a time."""
    from portal.running import _end_with_parent, _web_command

    _end_with_parent()
    command = _web_command(settings)
    command[command.index("--workers") + 1] = "1"
    command[-1] = "tests.gallery.served:app"
    os.execv(command[0], command)


if __name__ == "__main__":
    where, settings = Path(sys.argv[1]), Settings.from_environment(dict(os.environ, PORT=sys.argv[2]))
    shutil.rmtree(where / "names.json", ignore_errors=True)
    prepare(where, settings)
    _become_the_server(settings)
