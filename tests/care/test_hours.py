"""When somebody is at work, on that person's own clock, whatever the clock does."""
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.care.hours import Hours, hours_from
from tests.care.pairs import local

PARIS = Hours("Europe/Paris")


def test_without_an_answer_it_is_monday_to_friday_nine_to_five():
    assert PARIS.on(date(2026, 10, 16)) == (local("Europe/Paris", 2026, 10, 16, 9), local("Europe/Paris", 2026, 10, 16, 17))
    assert PARIS.on(date(2026, 10, 17)) is None


def test_an_answer_about_hours_counts_on_the_persons_own_clock():
    hours = hours_from({"mon": ["10:00", "12:30"], "zone": "America/New_York"}, "Asia/Kolkata")
    assert hours.on(date(2026, 10, 12)) == (local("Asia/Kolkata", 2026, 10, 12, 10), local("Asia/Kolkata", 2026, 10, 12, 12, 30))
    assert hours.on(date(2026, 10, 13)) is None


@pytest.mark.parametrize("answer", [None, {}, "always", {"mon": ["x", "y"]}, {"mon": ["17:00", "09:00"]}, []])
def test_an_answer_that_says_nothing_leaves_the_usual_hours(answer):
    assert hours_from(answer, "UTC") == Hours("UTC")


def test_a_zone_that_nobody_knows_counts_as_utc():
    assert Hours("Mars/Olympus").on(date(2026, 10, 14))[0] == datetime(2026, 10, 14, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((14, 10, 0), (14, 16, 0)),
        ((14, 16, 30), (14, 16, 30)),
        ((14, 17, 0), (15, 9, 0)),
        ((14, 20, 0), (15, 9, 0)),
        ((16, 17, 30), (19, 9, 0)),
        ((17, 11, 0), (19, 9, 0)),
    ],
    ids=["in the morning", "in the last hour", "as work ends", "in the evening", "on Friday evening", "on a Saturday"],
)
def test_the_end_of_a_sessions_day_is_the_last_working_hour_or_the_next_morning(ends, expected):
    at = local("Europe/Paris", 2026, 10, *ends)
    assert PARIS.last_hour_after(at) == local("Europe/Paris", 2026, 10, *expected)


def test_the_day_before_a_monday_is_a_friday():
    assert PARIS.opening_before(date(2026, 10, 19)) == local("Europe/Paris", 2026, 10, 16, 9)


@pytest.mark.parametrize("day", [date(2026, 3, 30), date(2026, 10, 26), date(2028, 2, 29), date(2028, 3, 1)])
def test_work_begins_at_nine_also_after_a_change_of_the_clock_and_in_a_leap_year(day):
    begins, ends = PARIS.on(day)
    assert begins.astimezone(local("Europe/Paris", 2026, 1, 1).tzinfo).hour == 9
    assert ends - begins == timedelta(hours=8)
    assert PARIS.opening_before(day).astimezone(begins.tzinfo) < begins


def test_hours_in_the_night_in_which_the_clock_changes_are_no_trap():
    nights = Hours("Europe/Paris", hours_from({"sun": ["01:00", "04:00"]}, "Europe/Paris").week)
    begins, ends = nights.on(date(2027, 3, 28))
    assert ends - begins == timedelta(hours=2)
    assert nights.are_open(begins) and not nights.are_open(ends)
    assert nights.next_open(ends) == nights.on(date(2027, 4, 4))[0]
