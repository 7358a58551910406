"""One start of the portal: web server and worker as children of this process, until Ctrl-C or until one of them ends."""
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from portal.settings import ROOT, Settings

SECONDS_TO_START = 60
SECONDS_TO_END = 8
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Child:
    """A process of ours: its name for people, and its handle. It leads a process group of its own."""

    name: str
    process: subprocess.Popen

    def signal_all(self, number: int) -> None:
        """Send a signal to the child and everything it started; nothing when they are gone."""
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass

    @property
    def last_words(self) -> str:
        """A sentence about how the child ended."""
        code = self.process.returncode
        how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
        return f"The {self.name} ended by itself ({how}); what it said is above. Ending the rest."


def run(settings: Settings, banner: Callable[[], str]) -> int:
    """Start both, print what `banner` returns once the web server answers, and wait.

    Returns the exit code: 0 after Ctrl-C or SIGTERM, 1 when a child ended by itself.
    """
    asked_to_end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: asked_to_end.set())
    children = [_start("web server", _web_command(settings), settings), _start("worker", _worker_command(), settings)]
    try:
        trouble = _wait_for_answer(settings, children, asked_to_end)
        if not trouble and not asked_to_end.is_set():
            print(banner(), flush=True)
            trouble = _watch(children, asked_to_end)
        print(f"\n{trouble or 'Ending ...'}", file=sys.stderr if trouble else sys.stdout, flush=True)
    finally:
        _end(children)
    return 1 if trouble else 0


def _web_command(settings: Settings) -> list[str]:
    # One thread a worker: with SQLite more threads cost throughput, so it scales by processes.
    options = {
        "--interface": "wsgi",
        "--host": settings.host,
        "--port": settings.port,
        "--workers": 2 * len(os.sched_getaffinity(0)),
        "--blocking-threads": 1,
        "--backpressure": 64,
        "--workers-lifetime": "6h",
        "--workers-max-rss": 400,
        "--workers-kill-timeout": SECONDS_TO_END - 3,
        "--log-level": "error",
    }
    pairs = [str(word) for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *pairs, "--respawn-failed-workers", "--no-ws", "wsgi:app"]


def _worker_command() -> list[str]:
    return [sys.executable, "-m", "portal.cli", "worker"]


def _start(name: str, command: list[str], settings: Settings) -> Child:
    # A session of its own: Ctrl-C reaches this process alone, which then ends the children in order.
    process = subprocess.Popen(
        command, cwd=ROOT, env=_environment(settings), stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_end_with_parent
    )
    return Child(name, process)


def _environment(settings: Settings) -> dict[str, str]:
    """The environment of a child: ours, with what the command line decided."""
    return os.environ | {
        "HOST": settings.host,
        "PORT": str(settings.port),
        "BASE_URL": settings.base_url,
        "DATA_DIR": str(settings.data_dir),
        "DATABASE_URL": settings.database_url,
        "PRIVATE_KEY_FILE": str(settings.private_key_file),
        "MODE": settings.mode,
    }


def _end_with_parent() -> None:
    """Have the kernel end this child when the parent is killed, so that no orphan keeps the port (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_for_answer(settings: Settings, children: list[Child], asked_to_end: threading.Event) -> str:
    """Wait until /healthz answers; the sentence of what went wrong, or an empty one."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if (trouble := _first_end(children)) or asked_to_end.is_set() or _answers(settings):
            return trouble
        asked_to_end.wait(0.1)
    return f"The web server did not answer within {SECONDS_TO_START} seconds."


def _answers(settings: Settings) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)
    connection = HTTPConnection(host, settings.port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _watch(children: list[Child], asked_to_end: threading.Event) -> str:
    """Wait until somebody asks for the end or a child ends by itself; the sentence about the latter, or an empty one."""
    while not asked_to_end.wait(0.5):
        if trouble := _first_end(children):
            return trouble
    return ""


def _first_end(children: list[Child]) -> str:
    return next((child.last_words for child in children if child.process.poll() is not None), "")


def _end(children: list[Child]) -> None:
    """Ask every child to end; after some seconds, or at a second Ctrl-C, make it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: [child.signal_all(signal.SIGKILL) for child in children])
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + SECONDS_TO_END
    for child in children:
        try:
            child.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            pass
        # What a child leaves behind, or the child that would not listen.
        child.signal_all(signal.SIGKILL)
        child.process.wait()
