"""A private PostgreSQL server in a temporary folder: fast, forgetful, gone afterwards."""
import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PR_SET_PDEATHSIG = 1
# Nothing in it outlives the tests, so nothing has to reach the disk.
OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200", "timezone": "UTC"}


def find_binaries() -> Path | None:
    """The folder with initdb and postgres, of the newest version that is installed, or None."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(folders, key=lambda folder: int(folder.parent.name), default=None)


@contextmanager
def running_cluster(binaries: Path) -> Iterator[str]:
    """Make and start a server, yield the URL of an empty database in it, end it."""
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="upward-postgres-"))
    try:
        password = secrets.token_urlsafe(16)
        (folder / "password").write_text(password)
        if account:
            _give(folder, account)
        _make(binaries, folder, account)
        port = _free_port()
        server = _start(binaries, folder, port, account)
        try:
            _wait(binaries, server, port, folder)
            yield f"postgresql://upward:{password}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> str | None:
    """PostgreSQL refuses to run as root: the account to run it as, or None for our own."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _give(folder: Path, account: str) -> None:
    for path in (folder, folder / "password"):
        shutil.chown(path, account)


def _rights(account: str | None) -> dict:
    return {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []} if account else {}


def _make(binaries: Path, folder: Path, account: str | None) -> None:
    command = [binaries / "initdb", "-D", folder / "data", "-U", "upward", "-A", "scram-sha-256", f"--pwfile={folder / 'password'}"]
    command += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, **_rights(account))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def _start(binaries: Path, folder: Path, port: int, account: str | None) -> subprocess.Popen:
    settings = OPTIONS | {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": str(folder)}
    command = [binaries / "postgres", "-D", folder / "data", *[word for pair in settings.items() for word in ("-c", "=".join(pair))]]
    with open(folder / "log", "wb") as log:
        return subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, start_new_session=True, preexec_fn=_end_with_parent, **_rights(account)
        )


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _wait(binaries: Path, server: subprocess.Popen, port: int, folder: Path) -> None:
    for _ in range(300):
        ready = subprocess.run([binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)])
        if ready.returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start:\n" + (folder / "log").read_text())
