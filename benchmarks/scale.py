"""Whether a page costs more when the program has twenty thousand people instead of two hundred: two databases, one run."""
import tempfile
from pathlib import Path

from benchmarks.house import another_database, asked, environ_of, filled, open_portal, side_by_side
from portal.db import connect, db

SMALL, LARGE = 200, 20_000


def measure(small: int = SMALL, large: int = LARGE) -> list[tuple[str, str]]:
    """Return (name, figure) rows."""
    with tempfile.TemporaryDirectory() as folder:
        app, few = open_portal(Path(folder), small)
        first = db.obj
        second = another_database(Path(folder))
        many = filled(app, large)
        rows = []
        for name, path, who in (
            ("participant's home", "/", "mentor"),
            ("participant's mentorship", "/mentorships/1", "mentor"),
            ("desk's first page", "/desk/programs/1", "coordinator"),
            ("desk's mentorships", "/desk/programs/1/mentorships", "coordinator"),
            ("desk's health page", "/desk/programs/1/health", "coordinator"),
        ):
            in_small = _visit(app, first, environ_of(path, few[who]))
            in_large = _visit(app, second, environ_of(path, many[who]))
            before, after = side_by_side(in_small, in_large, rounds=25, batch=8)
            rows += [
                (f"{name}: {large:,} people to {small}, CPU", f"{after / before:.2f}"),
                (f"{name}: {small} people; {large:,} people", f"{before:.2f} ms; {after:.2f} ms"),
            ]
        return rows


def _visit(app, database, environ: dict):
    """A request to the portal with this database as the open one."""

    def visit() -> None:
        if db.obj is not database:
            db.initialize(database)
        connect()
        status, _body = asked(app, environ)
        assert status == "200 OK", status

    return visit
