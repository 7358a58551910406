"""What every test stands on: a migrated database, the cast, an inspecting browser, a clock that can be held still."""
import gc
import os
import sys
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from portal import clock as portal_clock
from portal import create_app, migrating
from portal.db import db
from portal.jobs import queue
from portal.jobs.queue import huey
from portal.secrets import use_key_file
from portal.settings import Settings
from tests.browser import Browser
from tests.cast import CAST, make_cast
from tests.chromium import CHROMIUM, open_chromium
from tests.postgres import fresh_database

# A Wednesday in the middle of the cast's program, outside any change of summer time.
NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


class Clock:
    """The portal's clock, held still at a moment of the test's choice."""

    def __init__(self):
        self.at = NOW

    def set(self, *parts: int) -> None:
        self.at = datetime(*parts, tzinfo=UTC)

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The clock of this test; it stands at NOW until the test moves it."""
    held = Clock()
    _hold(held, monkeypatch.setattr)
    return held


def _hold(held: Clock, setattr_) -> None:
    """Every module that took `now` or `today` by name gets the held one."""
    stand_in = {"now": lambda: held.at, "today": lambda: held.at.date()}
    for module, name in _readers_of_the_clock(len(sys.modules)):
        setattr_(module, name, stand_in[name])


@cache
def _readers_of_the_clock(_loaded: int) -> list[tuple]:
    """(module, name under which it reads the clock) of every module, looked up once for as many as are loaded."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("portal.")]
    real = {"now": portal_clock.now, "today": portal_clock.today}
    return [(module, name) for module in modules for name, reader in real.items() if getattr(module, name, None) is reader]


@pytest.fixture(scope="session")
def settings(tmp_path_factory) -> Settings:
    """Settings of a portal of this test run alone, on SQLite, or on PostgreSQL when TEST_DATABASE_URL names a server."""
    folder = tmp_path_factory.mktemp("portal")
    url = fresh_database(os.environ["TEST_DATABASE_URL"]) if os.environ.get("TEST_DATABASE_URL") else ""
    return Settings.from_environment(
        {
            "MODE": "development",
            "DATA_DIR": str(folder / "data"),
            "DATABASE_URL": url,
            "SECRET_KEY": "a key for tests alone, long enough to be taken",
            "BASE_URL": "http://localhost",
        }
    )


@pytest.fixture(scope="session")
def app(settings):
    """The application, its tables migrated and the cast in them."""
    app = create_app(settings)
    app.testing = True
    # A crash in a test shall show itself, not the human page; the tests of that page switch it back.
    app.config["PROPAGATE_EXCEPTIONS"] = True
    huey.immediate_use_memory, huey.immediate = False, True
    with app.app_context():
        db.connect(reuse_if_open=True)
        migrating.migrate(settings.data_dir)
        with pytest.MonkeyPatch.context() as patch:
            _hold(Clock(), patch.setattr)
            make_cast(NOW)
            # As the database gives them: reading them anew for each test would take a tenth of the suite.
            app.cast = CAST.again()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
    yield app
    db.close()


@pytest.fixture
def cast(app, monkeypatch):
    """The named people and things, as rows; whatever a test does to the database is undone after it."""
    # The end of a request must not end the transaction that the test lives in.
    monkeypatch.setattr("portal.db.release", lambda: None)
    with app.app_context(), db.atomic() as everything:
        yield app.cast.copied()
        everything.rollback()


@pytest.fixture
def elsewhere(app):
    """For a test that opens a portal of its own: the suite's database, key and queue come back afterwards."""
    database, key, cast = db.obj, app.config["SETTINGS"].private_key_file, vars(CAST).copy()
    queued = huey.storage, queue._enter, queue._drain_with
    yield
    if not db.is_closed():
        db.close()
    db.initialize(database)
    use_key_file(key)
    huey.storage, queue._enter, queue._drain_with = queued
    vars(CAST).update(cast)


@pytest.fixture
def browser(app, cast):
    """A browser that inspects every page it opens. `browser.sign_in(cast.ama)` makes it that person's."""
    return Browser(app)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """A real browser. One for all tests of a process: a second Playwright cannot run beside it."""
    if not os.path.exists(CHROMIUM):
        pytest.skip("Chromium is not installed")
    with open_chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture
def letters(app, cast):
    """Send what is due and read it: `letters()` gives the messages, newest last."""
    from tests.mailbox import deliver

    return deliver


@pytest.fixture(scope="session", autouse=True)
def _no_stray_environment():
    """Settings of the person who runs the tests stay out of them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA_DIR", "DATABASE_URL", "SECRET_KEY", "SMTP_URL", "BASE_URL", "MODE", "PRIVATE_KEY_FILE", "OIDC_ISSUER"):
            patch.delenv(name, raising=False)
        yield


