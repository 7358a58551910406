"""A portal of its own to measure: opened in a folder, asked through WSGI, timed by the processor's clock, side by side."""
import logging
import re
from collections.abc import Callable
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import process_time

from flask import Flask

from benchmarks.bare import Bare
from benchmarks.company import fill
from portal import create_app, migrating
from portal.db import connect, db, open_database
from portal.people.devices import COOKIE
from portal.settings import Settings

# Many short batches: on a busy machine some of them run undisturbed.
ROUNDS, BATCH = 50, 8


def open_portal(folder: Path, people: int) -> tuple[Flask, dict[str, str]]:
    """A portal with so many participants in `folder`, and the tokens of a mentor and of the coordinator."""
    app = opened(folder)
    return app, filled(app, people)


def opened(folder: Path) -> Flask:
    """A portal in `folder`, its database not yet migrated."""
    return create_app(Settings.from_environment({"DATA_DIR": str(folder), "SECRET_KEY": "k" * 40, "BASE_URL": "http://localhost"}))


def filled(app: Flask, people: int) -> dict[str, str]:
    """Migrate the open database and write the company; the tokens."""
    with app.app_context():
        connect()
        migrating.migrate(app.config["SETTINGS"].data_dir)
        return fill(people)


def another_database(folder: Path):
    """A second database beside the first; it is the open one from now on."""
    return open_database(f"sqlite:///{folder / 'another.db'}")


def environ_of(path: str, token: str, headers: dict[str, str] | None = None, body: bytes = b"") -> dict:
    """What a WSGI server hands over for one request of a signed-in person."""
    return {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": f"{COOKIE}={token}",
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.version": (1, 0),
        **{"HTTP_" + name.upper().replace("-", "_"): value for name, value in (headers or {}).items()},
    }


def asked(program: Callable, environ: dict) -> tuple[str, bytes]:
    """The status and body of one request to a WSGI program."""
    seen = []
    parts = program(dict(environ), lambda status, headers, exc_info=None: seen.append(status))
    body = b"".join(parts)
    getattr(parts, "close", lambda: None)()
    return seen[-1], body


def side_by_side(*works: Callable[[], object], rounds: int = ROUNDS, batch: int = BATCH) -> list[float]:
    """CPU milliseconds of one call of each work: batches in turn, the fastest of the rounds for each."""
    best = [float("inf")] * len(works)
    for work in works:
        work()
    for _ in range(rounds):
        for place, work in enumerate(works):
            started = process_time()
            for _ in range(batch):
                work()
            best[place] = min(best[place], (process_time() - started) / batch * 1000)
    return best


@contextmanager
def statements():
    """What peewee executes in the block, as a list of (sql, params)."""
    found: list[tuple[str, tuple]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.msg)

    logger, handler = logging.getLogger("peewee"), Keep()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def database_file() -> str:
    """The file of the open database."""
    return db.obj.database


def compared(folder: Path, people: int, name: str, path: str, headers: dict[str, str], answer: Callable) -> list[tuple[str, str]]:
    """(name, figure) rows of one address, the portal beside the bare program; raises AssertionError when their pages differ."""
    app, bare, environ, captured, body = both(folder, people, path, headers, answer)
    portal, least = side_by_side(lambda: asked(app, environ), lambda: asked(bare, environ))
    return [
        (f"{name}: portal to bare program, CPU", f"{portal / least:.2f}"),
        (f"{name}: portal, CPU", f"{portal:.2f} ms"),
        (f"{name}: bare program, CPU", f"{least:.2f} ms"),
        (f"{name}: statements; size", f"{len(captured)}; {len(body) / 1024:.1f} KB"),
    ]


def both(folder: Path, people: int, path: str, headers: dict[str, str], answer: Callable):
    """The portal and the bare program over one database, the request, the statements and the page; AssertionError when the pages differ."""
    app, tokens = open_portal(folder, people)
    environ = environ_of(path, tokens["mentor"], headers)
    asked(app, environ)
    with statements() as captured:
        status, body = asked(app, environ)
    bare = Bare(database_file(), captured, app.jinja_env.globals["asset"], answer)
    assert status == "200 OK" and plain(body) == plain(asked(bare, environ)[1]), "the two programs answer with different pages"
    return app, bare, environ, captured, body


def plain(body: bytes) -> str:
    """A page without form keys, which are new each time, and without the space between its tags."""
    text = re.sub(r'value="[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"', "", body.decode())
    return re.sub(r"\s+", " ", text)
