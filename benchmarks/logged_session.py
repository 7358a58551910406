"""A logged session, durable before the answer: its price beside the bare program, and how many sixteen processes get acknowledged."""
import os
import tempfile
import time
from collections import Counter
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlencode

from peewee import sqlite3

from benchmarks.company import HELD
from benchmarks.house import asked, database_file, environ_of, open_portal, side_by_side, statements
from portal.db import PRAGMAS, connect, db

PROCESSES, SECONDS = 16, 5.0
FORM = {"outcome": "happened", "worth": "4", "minutes": "45", "format": "video", "shared_note": "It went well.", "takeaway_circle": "kept"}


def measure(processes: int = PROCESSES, seconds: float = SECONDS) -> list[tuple[str, str]]:
    """Return (name, figure) rows."""
    with tempfile.TemporaryDirectory() as folder:
        app, tokens = open_portal(Path(folder), 200)
        requests = [_request(tokens["mentor"], place) for place in range(HELD)]
        rows = _price(app, requests)
        file = database_file()
        # No connection crosses a fork.
        db.close()
        return rows + _storm(app, requests, file, processes, seconds)


def _request(token: str, place: int) -> tuple[dict, bytes]:
    body = urlencode(FORM).encode()
    return environ_of(f"/sessions/{10 + place}/log", token, body=body), body


def _ask(app, request: tuple[dict, bytes]) -> str:
    from io import BytesIO

    environ, body = request
    return asked(app, environ | {"wsgi.input": BytesIO(body)})[0]


def _price(app, requests) -> list[tuple[str, str]]:
    """One logged session beside its statements alone, in one transaction, by sqlite3."""
    assert _ask(app, requests[0]) == "303 SEE OTHER", "the log was refused"
    with statements() as captured:
        _ask(app, requests[0])
    bare = sqlite3.connect(database_file(), isolation_level=None)
    for name, value in {"journal_mode": "wal", **PRAGMAS}.items():
        bare.execute(f"PRAGMA {name} = {value}")

    def alone() -> None:
        for sql, params in captured:
            cursor = bare.execute(sql, tuple(params or ()))
            if cursor.description:
                cursor.fetchall()

    portal, least = side_by_side(lambda: _ask(app, requests[0]), alone)
    bare.close()
    return [
        ("logged session: portal to its statements alone, CPU", f"{portal / least:.2f}"),
        ("logged session: portal, CPU", f"{portal:.2f} ms"),
        ("logged session: statements alone, CPU", f"{least:.2f} ms"),
        ("logged session: statements", f"{len(captured)}"),
    ]


def _storm(app, requests, file: str, processes: int, seconds: float) -> list[tuple[str, str]]:
    """So many processes log at once, each durable before its answer."""
    context = get_context("fork")
    results = context.Queue()
    workers = [context.Process(target=_write, args=(app, requests, seconds, results)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    found = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    statuses = sum((counts for counts, _longest in found), Counter())
    acknowledged = statuses.pop("303 SEE OTHER", 0)
    check = sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone()[0]
    return [
        (f"logged session, {processes} writing processes: acknowledged a second", f"{acknowledged / seconds:.0f}"),
        (f"logged session, {processes} writing processes: refused because the database was locked", f"{sum(statuses.values())}"),
        (f"logged session, {processes} writing processes: longest wait for an answer", f"{max(longest for _, longest in found):.1f} s"),
        (f"logged session, {processes} writing processes: integrity afterwards", check),
    ]


def _write(app, requests, seconds: float, results) -> None:
    connect()
    statuses, longest = Counter(), 0.0
    mine = cycle(requests[os.getpid() % len(requests) :] + requests[: os.getpid() % len(requests)])
    end = time.perf_counter() + seconds
    while (started := time.perf_counter()) < end:
        statuses[_ask(app, next(mine))] += 1
        longest = max(longest, time.perf_counter() - started)
    results.put((statuses, longest))
