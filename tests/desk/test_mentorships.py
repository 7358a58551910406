"""The desk's list of mentorships says the same as the summaries."""
from datetime import UTC, datetime, timedelta

import pytest

from portal.desk.mentorship_queries import lines, mentorships_of
from portal.sessions.models import SessionLog
from portal.summaries.counting import dormant
from portal.summaries.facts import facts_of
from portal.web.paging import paged_rows
from tests.conftest import NOW
from tests.summaries.random_programs import make_program


def silent(program, at) -> int:
    return sum(line.state in ("silent", "unconfirmed") for line in lines(list(mentorships_of(program)), at))


@pytest.mark.parametrize("days", [0, 30, 59, 60, 61, 90])
def test_the_list_finds_as_many_silent_mentorships_as_the_summary_finds_dormant(cast, days):
    at = NOW + timedelta(days=days)
    assert silent(cast.program, at) == dormant(facts_of(cast.program, at)).numerator


@pytest.mark.parametrize("seed", range(6))
def test_in_any_program_the_list_and_the_summary_agree_to_the_second(cast, seed):
    at = datetime(2028, 2, 29, 12, tzinfo=UTC)
    program = make_program(seed, at)
    for moment in (at - timedelta(seconds=1), at, at + timedelta(seconds=1)):
        assert silent(program, moment) == dormant(facts_of(program, moment)).numerator


def test_a_long_list_comes_in_pages_and_is_counted_as_a_whole(browser, cast, monkeypatch):
    monkeypatch.setattr("portal.desk.mentorship_views.paged_rows", lambda rows: paged_rows(rows, per=1))
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/mentorships?page=2")
    assert len(page.select("tbody tr")) == 1 and "All (2)" in browser.text and "Page 2 of 2" in browser.text


def test_a_session_that_one_alone_reports_is_no_silence_and_not_confirmed_either(browser, cast, clock):
    SessionLog.delete().where(SessionLog.written_by == cast.benoit).execute()
    clock.forward(days=20)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/mentorships?state=unconfirmed")
    row = next(row for row in page.select("tbody tr") if cast.ama.name in row.text)
    assert row.select_one("[data-label='Last held']").text != "none"
    assert row.select_one("[data-label='Last reported by both']").text == "none"
    assert "A summary counts both as dormant." in browser.text
