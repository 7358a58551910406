"""The real servers, ended and started again under load: every form is answered, or sent again and done once."""
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import sleep

import pytest

from portal.settings import ROOT
from tests.faults.checks import hold_facts
from tests.faults.portal import environment_of, portal_in
from tests.faults.writers import at_work, end_work

pytestmark = pytest.mark.faults


@contextmanager
def running(folder: Path, port: int) -> Iterator[subprocess.Popen]:
    """The portal as an operator starts it, web server and worker, once it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.cli", "run", "--empty"],
        cwd=ROOT,
        env=environment_of(folder) | {"PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield process
    finally:
        process.kill()
        process.wait()


def _wait(port: int, process: subprocess.Popen) -> None:
    for _ in range(600):
        assert process.poll() is None, "the portal ended by itself"
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            return
        except OSError:
            sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("the portal did not answer")


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_ended_under_load_and_started_again_the_portal_loses_and_doubles_nothing(tmp_path, port):
    with portal_in(tmp_path) as house:
        crowd = house.do("fill", pairs=3, sessions=100)
        with running(tmp_path, port) as process:
            tally, stop, threads = at_work(port, crowd["writers"], hangs_up=0.0)
            tally.wait_for(60)
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        with running(tmp_path, port):
            tally.wait_for(tally.number + 60)
            end_work(stop, threads)
        print(f"{tally.number} acknowledged, {tally.lost_answers} answers lost, {tally.refused_connections} refused")
        hold_facts(house.do("facts"), tally)
        assert tally.refused_connections


def test_a_round_whose_worker_died_over_it_is_drawn_by_the_next_one(tmp_path):
    with portal_in(tmp_path) as house:
        house.do("fill", pairs=3, sessions=1)
        round_id = house.do("ask_for_a_round")
        house.work(started := tmp_path / "started")
        _wait_for(started)
        house.kill()
        assert house.do("sweep", round_id=round_id) == {"drawn": True, "failed": False, "again": False}


def _wait_for(path: Path) -> None:
    for _ in range(200):
        if path.exists():
            return
        sleep(0.05)
    raise AssertionError(f"no {path.name}")
