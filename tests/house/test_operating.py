"""The operator's side: files that are ours alone, commands that ask first, no password on a command line, a worker that ends in peace."""

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from portal import backup
from portal.settings import ROOT

UPWARD = [sys.executable, "-m", "portal.cli"]
# A worker with one job: it says that it has begun, waits until it may end, and then takes a moment longer.
WORKER = """
import time
from pathlib import Path
from portal import create_app
from portal.jobs.queue import job, surroundings
from portal.jobs.worker import work

here = Path({folder!r})

@job
def slow():
    (here / "begun").touch()
    while not (here / "may_end").exists():
        time.sleep(0.01)
    time.sleep(0.5)
    (here / "done").touch()

create_app()
with surroundings():
    slow()
work()
"""


@pytest.fixture
def environment(tmp_path):
    """The environment of a migrated portal of its own, in production."""
    environ = {
        "DATA_DIR": str(tmp_path / "data"),
        "MODE": "production",
        "BASE_URL": "https://mentoring.example",
        "PATH": os.environ["PATH"],
    }
    assert _command(environ, "migrate").returncode == 0
    return environ


def _command(environ, *words, typed=""):
    return subprocess.run([*UPWARD, *words], env=environ, cwd=ROOT, input=typed, capture_output=True, text=True, timeout=60)


def _open_to_others(folder: Path) -> list[str]:
    return [path.name for path in [folder, *folder.rglob("*")] if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]


def test_nobody_else_on_the_machine_reads_what_a_command_or_a_web_server_wrote(environment, tmp_path):
    web = [sys.executable, "-c", "import os; os.umask(0o022); import wsgi; wsgi.app.test_client().get('/sign-in')"]
    data = Path(environment["DATA_DIR"])
    assert (data / "portal.db").exists() and not _open_to_others(data)
    environment["DATA_DIR"] = str(tmp_path / "served")
    subprocess.run(web, env=environment, cwd=ROOT, check=True, capture_output=True, timeout=60)
    assert (tmp_path / "served" / "portal.db").exists() and not _open_to_others(tmp_path / "served")


def test_answering_for_the_people_of_a_real_portal_is_asked_about_first(environment):
    refused = _command(environment, "demo", "--fill", typed="n\n")
    assert refused.returncode == 1 and "with made-up words" in refused.stdout and "Nobody" not in refused.stdout
    assert "Nobody who was invited" in _command(environment, "demo", "--fill", typed="y\n").stdout
    assert "Do it?" not in _command(environment, "demo", "--fill", "--yes").stdout


def test_a_link_for_the_first_administrator_is_printed_until_there_is_one(environment):
    first, second = (_command(environment, "first-administrator").stdout.strip() for _time in range(2))
    assert re.fullmatch(r"https://mentoring\.example/first-administrator/[\w-]{43}", first) and first != second
    visit = f"""
import sys, wsgi
from flask import request
client = wsgi.app.test_client()
form = dict(given_name="Adam", family_name="Novak", email="adam@mentoring.example")
answers = [client.post(path, data=form, headers={{"Sec-Fetch-Site": "same-origin"}}).status_code for path in {[first[25:], second[25:]]!r}]
print(answers)
"""
    done = subprocess.run([sys.executable, "-c", visit], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[404, 303]", done.stderr
    refused = _command(environment, "first-administrator")
    assert refused.returncode == 1 and "Somebody administers this portal already" in refused.stderr and not refused.stdout


def test_a_worker_that_is_told_to_end_finishes_its_job_first(environment, tmp_path):
    process = subprocess.Popen([sys.executable, "-c", WORKER.format(folder=str(tmp_path))], cwd=ROOT, env=environment)
    try:
        while not (tmp_path / "begun").exists():
            assert process.poll() is None
            sleep(0.02)
        process.send_signal(signal.SIGTERM)
        (tmp_path / "may_end").touch()
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
    assert (tmp_path / "done").exists()


def test_no_password_stands_on_a_command_line(monkeypatch, tmp_path):
    """Everybody on the machine can list command lines; the environment is the account's own."""
    asked = []
    monkeypatch.setattr(backup.subprocess, "run", lambda command, **how: asked.append((command, how["env"])))
    for url in (
        "postgresql://upward:p%40ss%2Fword@db.example:5433/upward?sslmode=require",
        "postgresql://upward@/upward?host=/run/postgresql",
    ):
        backup._run(url, "pg_dump", "--no-owner")
    (with_password, first), (without, second) = asked
    assert with_password == ["pg_dump", "--no-owner", "postgresql://upward@db.example:5433/upward?sslmode=require"]
    assert first["PGPASSWORD"] == "p@ss/word" and first["PATH"] == os.environ["PATH"]
    assert without[-1] == "postgresql://upward@/upward?host=/run/postgresql" and "PGPASSWORD" not in second
