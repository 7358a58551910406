"""Starting and ending: web server and worker live and die together, and what keeps them from starting is said in a sentence."""
import errno
import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from portal import preflight
from portal.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

# A start with stand-ins: a web server that answers everything with 200, and a worker of the test's choice.
START = """
import os, sys
from portal import running
from portal.settings import Settings

WEB = '''
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *words): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
'''
pids = []
start = running._start
def noted(*words):
    child = start(*words)
    pids.append(child.process.pid)
    return child
running._start = noted
running._web_command = lambda settings: [sys.executable, "-c", WEB, str(settings.port)]
running._worker_command = lambda: [sys.executable, "-c", sys.argv[1]]
running.SECONDS_TO_END = 1
sys.exit(running.run(Settings.from_environment(), lambda: "up " + " ".join(map(str, pids))))
"""
PATIENT = "import time; time.sleep(600)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1]
    return number


@pytest.fixture
def start(tmp_path, port):
    """Start with the given worker; returns the process."""
    started = []

    def start(worker):
        environment = os.environ | {"PORT": str(port), "DATA_DIR": str(tmp_path / "data"), "BASE_URL": "", "MODE": "development"}
        process = subprocess.Popen(
            [sys.executable, "-c", START, worker], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def plain_settings(tmp_path, port):
    return Settings.from_environment({"DATA_DIR": str(tmp_path / "data"), "PORT": str(port)})


def children_of(process):
    """The process ids in the banner of a start."""
    words = process.stdout.readline().split()
    while words[0] != "up":
        words = process.stdout.readline().split()
    return [int(word) for word in words[1:]]


def is_gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")")[1].split()[0] in "ZX"
    except FileNotFoundError:
        return True


def wait_until_gone(pid):
    """Wait for a process that is not our child; the test's time limit is the bound."""
    while not is_gone(pid):
        signal.sigtimedwait([], 0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_ends_both(start, number):
    process = start(PATIENT)
    pids = children_of(process)
    assert not any(is_gone(pid) for pid in pids)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert all(is_gone(pid) for pid in pids)


def test_a_child_that_does_not_listen_is_made_to_end(start):
    process = start(DEAF)
    pids = children_of(process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert all(is_gone(pid) for pid in pids)


def test_when_one_dies_the_other_ends_and_a_sentence_says_so(start):
    process = start("raise SystemExit(3)")
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "The worker ended by itself (with exit code 3)" in err
    assert "Traceback" not in err


def test_no_orphan_keeps_the_port_when_the_start_is_killed(start, port):
    process = start(PATIENT)
    pids = children_of(process)
    process.kill()
    process.communicate()
    for pid in pids:
        wait_until_gone(pid)
    socket.create_server(("127.0.0.1", port)).close()


def test_a_taken_port_is_a_sentence(plain_settings):
    with socket.create_server((plain_settings.host, plain_settings.port)):
        with pytest.raises(preflight.CannotStart, match=f"^Port {plain_settings.port} is taken .* PORT={plain_settings.port + 1}"):
            preflight.check(plain_settings)


@pytest.mark.parametrize("number, sentence", [
    (errno.EACCES, "needs a right that this account lacks"),
    (socket.EAI_NONAME, "HOST 127.0.0.1 is no address of this machine"),
    (errno.EMFILE, "cannot listen on 127.0.0.1"),
])
def test_each_way_a_port_can_be_refused_is_a_sentence(plain_settings, monkeypatch, number, sentence):
    def refuse(*_, **__):
        raise OSError(number, "refused")

    monkeypatch.setattr(socket, "create_server", refuse)
    with pytest.raises(preflight.CannotStart, match=sentence):
        preflight.check(plain_settings)


def test_an_address_of_another_machine_is_a_sentence(plain_settings):
    with pytest.raises(preflight.CannotStart, match="HOST 192.0.2.1 is no address of this machine"):
        preflight.check(replace(plain_settings, host="192.0.2.1"))


def test_a_folder_that_cannot_be_written_to_is_a_sentence(plain_settings):
    with pytest.raises(preflight.CannotStart, match="^DATA_DIR /proc cannot be written to: "):
        preflight.check(replace(plain_settings, data_dir=Path("/proc")))
    assert not list(plain_settings.data_dir.glob("tmp*"))


def test_a_check_that_passes_leaves_the_port_free(plain_settings):
    preflight.check(plain_settings)
    preflight.check(plain_settings)
