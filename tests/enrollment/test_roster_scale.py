"""Twenty thousand people: the pages ask as often as for two hundred, and the site goes on while a file is applied."""
import threading
import time

import pytest

from benchmarks.roster import content
from portal import create_app, migrating
from portal.clock import now
from portal.db import PRAGMAS, connect, db
from portal.enrollment.models import Employee
from portal.enrollment.roster import actions
from portal.enrollment.roster import checking as roster_checking
from portal.enrollment.roster.models import RosterImport, StagedRow
from portal.enrollment.roster.taking_in import check_in
from portal.people.models import Person
from portal.sessions.models import HAPPENED, MentoringSession, SessionLog
from portal.sessions.records import log
from portal.settings import Settings
from tests.enrollment.rosters import csv_of, line, on_file, upload
from tests.faults.crowd import make_crowd

MANY = 20_000


@pytest.fixture
def queries(monkeypatch):
    """The statements that are sent to the database from now on."""
    sent = []
    execute = db.obj.execute_sql

    def counted(sql, *args, **kwargs):
        if sql.startswith("SELECT"):
            sent.append(sql)
        return execute(sql, *args, **kwargs)

    monkeypatch.setattr(db.obj, "execute_sql", counted)
    return sent


def _employees(first: int, last: int) -> None:
    rows = (
        (f"m{n}", f"m{n}@northwind.example", "Given", f"Family {n}", "Title", 1 + n % 9, "Tax", "Paris", "FR", "UTC", '["en"]', "active")
        for n in range(first, last)
    )
    columns = "employee_id, email, given_name, family_name, title, job_level, department, location, country, timezone, languages, status"
    marks = ", ".join([db.obj.param] * 12)
    db.cursor().executemany(f"INSERT INTO employee ({columns}) VALUES ({marks})", list(rows))


def test_the_roster_page_asks_as_often_at_20_000_people_as_at_200(browser, cast, queries):
    asked = {}
    browser.sign_in(cast.carmen)
    for first, last in ((0, 200), (200, MANY)):
        _employees(first, last)
        for path in ("roster", "roster?q=family&sort=-level&page=2"):
            browser.get(f"/desk/programs/{cast.program.id}/{path}")
            queries.clear()
            browser.get(f"/desk/programs/{cast.program.id}/{path}")
            asked.setdefault(path, []).append(len(queries))
    assert all(few == many <= 15 for few, many in asked.values()), asked


def test_the_preview_asks_as_often_for_many_changes_as_for_few(browser, cast, queries):
    asked = []
    browser.sign_in(cast.carmen)
    for count in (2, 300):
        new = (line(n, f"p{n}@northwind.example") for n in range(900, 900 + count))
        upload(browser, cast, csv_of(on_file(cast.ama_employee, title="Lead"), *new))
        browser.follow()
        queries.clear()
        browser.get(browser.response.request.path)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 15, asked


def test_20_000_rows_are_applied_in_one_transaction_of_less_than_two_seconds(cast, clock, settings):
    """Of the processor: by the clock it depends on what else the machine does; the benchmark `roster` tells both."""
    row = check_in(
        content(MANY, "first"), file_name="a.csv", source="hr", folder=settings.rosters_dir, by=cast.carmen, at=clock.at, is_full=False
    )
    assert row.counts["new"] == MANY and StagedRow.select().where(StagedRow.roster_import == row).count() == MANY
    began = time.thread_time()
    actions.apply(row, by=cast.carmen, at=clock.at, folder=settings.rosters_dir)
    assert time.thread_time() - began < 2
    assert Employee.select().count() > MANY


@pytest.mark.usefixtures("elsewhere")
def test_a_session_is_logged_while_20_000_rows_are_checked_and_applied(tmp_path):
    app = create_app(Settings.from_environment({"DATA_DIR": str(tmp_path), "BASE_URL": "http://localhost"}))
    folder, waits, faults, is_over = tmp_path / "rosters", [], [], threading.Event()

    def write_logs(sessions: list[int], person: int) -> None:
        with app.app_context():
            connect()
            for number in sessions:
                began = time.monotonic()
                try:
                    session, by = MentoringSession.get_by_id(number), Person.get_by_id(person)
                    log(session, by=by, at=now(), outcome=HAPPENED, minutes=45, format="video", worth=4)
                except Exception as fault:
                    faults.append(fault)
                waits.append(time.monotonic() - began)
                if is_over.wait(0.02):
                    break
            db.close()

    with app.app_context():
        connect()
        migrating.migrate(tmp_path)
        writer = make_crowd(1)["writers"][0]
        thread = threading.Thread(target=write_logs, args=(writer["sessions"], writer["person"]))
        thread.start()
        row = check_in(content(MANY, "first"), file_name="a.csv", source="hr", folder=folder, by=None, at=now())
        written = len(waits)
        actions.apply(row, by=None, at=now(), folder=folder)
        is_over.set()
        thread.join()
        assert not faults and RosterImport.get_by_id(row.id).applied_at
        assert written > 3 and SessionLog.select().count() == len(waits) > written
        assert max(waits) < PRAGMAS["busy_timeout"] / 1000, "somebody waited for longer than a write may wait"


def test_rows_are_staged_in_batches_each_a_transaction_of_its_own(cast, clock, settings, monkeypatch):
    sizes = []
    put = roster_checking.put_rows
    monkeypatch.setattr(roster_checking, "put_rows", lambda rows: (sizes.append(len(rows)), put(rows)))
    check_in(content(1200, "first"), file_name="a.csv", source="hr", folder=settings.rosters_dir, by=cast.carmen, at=clock.at)
    assert sizes == [500, 500, 200]
