"""Imports the portal once and forks a server for each life, so that a hundred kills cost no hundred imports.

A program of its own, told what to do by lines on standard input; every line is answered by one line of JSON. It never opens
the database itself: what it forks does.
"""
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from werkzeug.serving import WSGIRequestHandler, make_server

WORKERS = 2


class Quiet(WSGIRequestHandler):
    """A request handler that writes no log and gives up on a silent client."""

    timeout = 5

    def log(self, *_args) -> None:
        """Nothing: the log of a killed server is noise."""


def main() -> None:
    """Build the application, listen, and do what standard input says until it ends."""
    from portal import create_app
    from portal.db import db

    app = create_app()
    if os.environ.get("FAULTS_GUARD") == "off":
        switch_the_guard_off()
    accept_earlier_forms()
    if patience := os.environ.get("FAULTS_BUSY_MS"):
        # Five seconds a try would make these tests slow; that the portal waits at all is what matters.
        db.obj.pragma("busy_timeout", int(patience), permanent=True)
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _say({"port": listener.getsockname()[1]})
    for line in sys.stdin:
        order, _, argument = line.strip().partition(" ")
        if order == "live":
            _say({"pid": _fork(lambda: _live(app, listener))})
        elif order == "work":
            _say({"pid": _fork(lambda argument=argument: _work_for_ever(Path(json.loads(argument))))})
        else:
            _say(_answer_of(lambda order=order, argument=argument: _do(app, order, json.loads(argument or "null"))))


def switch_the_guard_off() -> None:
    """Replace `only_once`, wherever it was imported, by a plain call: what the suite must notice."""
    from portal.web.once import only_once

    def unguarded(form, do, *, by, **more):
        return do().get_id()

    for name, module in list(sys.modules.items()):
        if name.startswith("portal.") and getattr(module, "only_once", None) is only_once:
            module.only_once = unguarded


def accept_earlier_forms() -> None:
    """As if the forms had had another version until lately, whose pages are still open, and one long ago."""
    from datetime import date, timedelta

    from portal.web.kept import EARLIER, Earlier

    today = date.today()
    EARLIER["lately"] = Earlier(today + timedelta(days=90), {"goals.write_entry": {"entry-text": "entry-words"}})
    EARLIER["long ago"] = Earlier(today - timedelta(days=1))


def _live(app, listener: socket.socket) -> None:
    """A server of some single-threaded workers in a process group of its own, as the portal is run."""
    os.setpgid(0, 0)
    for _ in range(WORKERS - 1):
        if os.fork() == 0:
            break
    server = make_server("127.0.0.1", listener.getsockname()[1], app, request_handler=Quiet, fd=listener.fileno())
    server.serve_forever()


def _work_for_ever(started: Path) -> None:
    """A worker whose first round takes for ever."""
    from portal.jobs.worker import work
    from portal.pairing import jobs

    def draw(*_args, **_kwargs) -> None:
        started.touch()
        time.sleep(600)

    jobs.draw = draw
    work()


def _do(app, order: str, argument) -> object:
    """One task in a process of its own: `tests.faults.tasks.<order>` called with the argument."""
    from portal.jobs.queue import surroundings
    from tests.faults import tasks

    with surroundings():
        return getattr(tasks, order)(app, **(argument or {}))


def _fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        work()
        os._exit(0)
    # In both processes, so that the group exists whoever comes first.
    try:
        os.setpgid(pid, pid)
    except OSError:
        pass
    return pid


def _answer_of(work: Callable[[], object]) -> object:
    """What `work` answers, done in a fork; its traceback goes to standard error."""
    reader, writer = os.pipe()

    def answer() -> None:
        os.close(reader)
        with os.fdopen(writer, "w") as pipe:
            json.dump(work(), pipe)

    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        try:
            answer()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    return json.loads(text) if text else {"failed": order_failed()}


def order_failed() -> str:
    """What the parent is told when a task ended without an answer."""
    return "the task ended without an answer; its traceback is above"


def _say(answer: object) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
