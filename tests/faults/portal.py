"""A portal in processes of its own, to be broken: started, visited, killed, asked what it holds."""
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import sleep
from urllib.parse import urlencode

from portal.people.devices import COOKIE
from portal.settings import ROOT


@dataclass(frozen=True)
class Answer:
    """What a visit got."""

    status: int
    headers: dict[str, str]
    text: str


class Portal:
    """A zygote and the server that it forked last."""

    def __init__(self, process: subprocess.Popen):
        self.process = process
        self.port = self._hear()["port"]
        self.address = f"http://127.0.0.1:{self.port}"
        self.server: int | None = None

    def live(self) -> None:
        """Start a server; it answers as soon as somebody asks."""
        self.server = self._tell("live")["pid"]

    def work(self, started: Path) -> None:
        """Start a worker that never ends its first round; it makes the file `started` when it begins it."""
        self.server = self._tell(f"work {json.dumps(str(started))}")["pid"]

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End the server and its workers with a signal."""
        os.killpg(self.server, number)
        self.server = None

    def visit(self, path: str, token: str = "", form: dict | None = None, **headers: str) -> "Answer":
        """Open a page as whoever the device's `token` belongs to, or send a form as a page of ours would."""
        sent = {"Cookie": f"{COOKIE}={token}", "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request("GET" if form is None else "POST", path, urlencode(form or {}), sent | headers)
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read().decode())
        finally:
            connection.close()

    def workers(self) -> list[int]:
        """The processes that answer."""
        running = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
        return [pid for pid in running if _group_of(pid) == self.server]

    @contextmanager
    def meanwhile(self, visit: Callable[[], Answer]) -> Iterator[Callable[[], Answer]]:
        """Let a visit wait for its answer while the block runs; the answer is read afterwards."""
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(visit)
            sleep(0.1)
            yield waiting.result

    def do(self, task: str, **arguments):
        """Have a function of `tests.faults.tasks` done in a process of its own; its answer."""
        return self._tell(f"{task} {json.dumps(arguments)}")

    def end(self) -> None:
        """End everything."""
        if self.server is not None:
            self.kill()
        self.process.stdin.close()
        self.process.wait(10)

    def _tell(self, line: str):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._hear()

    def _hear(self):
        line = self.process.stdout.readline()
        answer = json.loads(line) if line else {"no_answer": "the zygote ended"}
        if isinstance(answer, dict) and "no_answer" in answer:
            raise AssertionError(answer["no_answer"])
        return answer


def _group_of(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return None


@contextmanager
def portal_in(folder: Path, *, database_url: str = "", guard: bool = True, **environment: str) -> Iterator[Portal]:
    """A portal whose data lie in `folder`, or in the PostgreSQL database named."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.zygote"],
        cwd=ROOT,
        env=environment_of(folder, database_url) | {"FAULTS_GUARD": "on" if guard else "off"} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    portal = Portal(process)
    try:
        yield portal
    finally:
        portal.end()


def environment_of(folder: Path, database_url: str = "") -> dict[str, str]:
    """The environment of a portal of its own, whatever the person who runs the tests has set."""
    ours = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH")}
    return ours | {
        "MODE": "development",
        "DATA_DIR": str(folder / "data"),
        "DATABASE_URL": database_url,
        "PRIVATE_KEY_FILE": str(folder / "private.key"),
        "SECRET_KEY": "a key for tests alone, long enough to be taken",
        "BASE_URL": "http://upward.invalid",
    }
