"""Ten thousand garbage requests: no crash, no half page, no word of the inside."""
import traceback
from collections import Counter

import pytest
from werkzeug.test import EnvironBuilder

from portal.db import db
from portal.people.devices import COOKIE, sign_in_device
from tests.faults.garbage import Garbage, Request

pytestmark = pytest.mark.faults

# Ten thousand in the long run, three thousand each day.
SEEDS = [seed if seed < 3 else pytest.param(seed, marks=pytest.mark.long) for seed in range(10)]
EACH = 1000
# What no answer may give away.
INSIDE = (b"Traceback", b"site-packages", b"peewee", b"sqlite3", b"psycopg", b"werkzeug", b".py\"")


@pytest.fixture
def visitors(cast) -> list[str]:
    """The cookies of several people, and of nobody."""
    people = (cast.ama, cast.ama, cast.benoit, cast.carmen, cast.carmen, cast.sofia, cast.adam, cast.zoe, cast.jonas)
    return ["", *(f"{COOKIE}={sign_in_device(person, label='Test', way='demo')}" for person in people)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_thousand_garbage_requests_crash_nothing(app, cast, visitors, caplog, seed):
    garbage = Garbage(app, seed, _ids(cast), [cast.ines_token])
    statuses, wrong = Counter(), {}
    for number in range(EACH):
        request = garbage.request()
        caplog.clear()
        status, headers, body = _asked(app, request, visitors[(number + seed) % len(visitors)])
        statuses[status] += 1
        if problem := _problem(request, status, headers, body):
            # Each kind once, with where it broke and one request that broke it.
            places = tuple(getattr(record, "place", record.exc_text) for record in caplog.records if record.levelname == "ERROR")
            wrong.setdefault((problem, places), request)
    assert not wrong, "\n".join(f"{problem} at {places}: {str(request)[:600]}" for (problem, places), request in wrong.items())
    # Much of it gets past the front door, else nothing was tried.
    assert statuses[200] >= EACH * 0.05 and statuses[422] + statuses[303] >= EACH * 0.02, statuses


def _problem(request: Request, status: int, headers: dict, body: bytes) -> str:
    """What is wrong with an answer, or nothing."""
    if not 200 <= status < 500:
        return str(status) + (body[-1500:].decode() if b"Traceback" in body else "")
    if words := [word for word in INSIDE if word in body]:
        return f"{status} says {words}"
    if "default-src 'none'" not in headers.get("Content-Security-Policy", "") and not request.path.startswith(b"/static/"):
        return f"{status} without a policy"
    return ""


def _ids(cast) -> dict[str, list[int]]:
    """Ids of rows of the cast by their name in an address, and of one that belongs to nobody."""
    rows = {
        "mentorship_id": (cast.ama_and_benoit, cast.ama_and_benoit, cast.chidi_and_delphine),
        "session_id": (cast.planned, cast.held, cast.cancelled),
        "goal_id": (cast.shared_goal, cast.private_goal),
        "milestone_id": (cast.milestone,),
        "program_id": (cast.program, cast.program, cast.other_program),
        "enrollment_id": (cast.jonas_enrollment, cast.ama_enrollment),
        "round_id": (cast.round,),
        "person_id": (cast.ama, cast.carmen, cast.gus),
    }
    return {name: [*(row.id for row in those), 10**9] for name, those in rows.items()}


def _asked(app, request: Request, cookie: str) -> tuple[int, dict, bytes]:
    """The answer to one request; whatever it did to the database is undone, so that each stands for itself."""
    environ = EnvironBuilder(data=request.body).get_environ() | request.environ()
    if cookie and "HTTP_COOKIE" not in environ:
        environ["HTTP_COOKIE"] = cookie
    seen = []
    with app.app_context(), db.atomic() as all_of_it:
        try:
            parts = app(environ, lambda status, headers, exc_info=None: seen.append((status, headers)))
            body = b"".join(parts)
            getattr(parts, "close", lambda: None)()
        except Exception:
            return 500, {}, traceback.format_exc().encode()
        finally:
            all_of_it.rollback()
    status, headers = seen[-1]
    return int(status[:3]), dict(headers), body
