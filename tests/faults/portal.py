"""A portal in processes of its own, to be broken: started, killed, asked what it holds."""
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.settings import ROOT


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

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End the server and its workers with a signal."""
        os.killpg(self.server, number)
        self.server = None

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
        answer = json.loads(line) if line else {"failed": "the zygote ended"}
        if isinstance(answer, dict) and "failed" in answer:
            raise AssertionError(answer["failed"])
        return answer


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
    data = {"DATA_DIR": str(folder / "data"), "PRIVATE_KEY_FILE": str(folder / "private.key"), "MODE": "development"}
    return ours | data | {"DATABASE_URL": database_url, "BASE_URL": "http://upward.invalid", "SECRET_KEY": "a key for tests alone, long enough"}
