"""When somebody is asked what: the days of one place, without a database."""
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.surveys.occasions import ASKED_WITHIN, Own, Place, Together, occasions_of, open_at

BEGAN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ENDS = date(2026, 7, 5)


def place(*together: Together, role: str = "mentor") -> Place:
    return Place(7, role, ENDS, together or (Together(3, role, BEGAN, BEGAN + timedelta(days=9)),))


def moments(one: Place, *own: Own) -> dict[tuple[str, str], datetime]:
    return {(found.kind, found.occasion): found.at for found in occasions_of(one, own)}


def test_the_pulse_comes_after_thirty_days_and_then_every_sixty_until_the_end_asks():
    days = [(at - BEGAN).days for (kind, _occasion), at in moments(place()).items() if kind == "pulse"]
    assert days == [30, 90, 150]


def test_the_start_comes_with_the_first_mentorship_and_the_end_two_weeks_before_the_last_day():
    found = moments(place())
    assert found["start", "start"] == BEGAN
    assert found["end", "end"] == datetime(2026, 6, 21, tzinfo=UTC)
    assert found["close", "close"] == datetime(2026, 6, 28, tzinfo=UTC)


def test_half_way_comes_with_the_pulse_that_is_near_so_that_one_letter_holds_both():
    found = moments(place())
    assert found["middle", "middle"] == found["pulse", "day-90"]


def test_half_way_has_its_own_day_where_no_pulse_is_near():
    found = moments(place(Together(3, "mentor", BEGAN + timedelta(days=60))))
    assert found["middle", "middle"] == BEGAN + timedelta(days=60) + (datetime(2026, 7, 5, tzinfo=UTC) - BEGAN - timedelta(days=60)) / 2


def test_who_begins_late_is_asked_for_no_half_way_and_who_begins_last_for_no_end():
    late, last = (set(moments(place(Together(3, "mentor", BEGAN + timedelta(days=days))))) for days in (125, 150))
    assert ("middle", "middle") not in late and ("end", "end") in late
    assert not {("end", "end"), ("close", "close")} & last


def test_the_fit_check_waits_for_a_session_that_was_held():
    assert ("fit", "first") not in moments(place(Together(3, "mentor", BEGAN)))
    assert moments(place())["fit", "first"] == BEGAN + timedelta(days=9)


def test_two_mentorships_have_a_pulse_each_and_one_start():
    found = list(occasions_of(place(Together(3, "mentor", BEGAN), Together(4, "mentor", BEGAN + timedelta(days=20)))))
    assert {one.mentorship for one in found if one.kind == "pulse"} == {3, 4}
    assert [one.at for one in found if one.kind == "start"] == [BEGAN]
    assert len({one.about for one in found}) == len(found)


def test_a_mentorship_that_was_finished_early_brings_the_end_then_and_no_further_pulse():
    finished = BEGAN + timedelta(days=100)
    found = moments(place(Together(3, "mentor", BEGAN, BEGAN, finished)))
    assert found["end", "end"] == finished and found["close", "close"] == finished + timedelta(days=7)
    assert not [kind for kind, _occasion in found if kind in ("pulse", "fit")]


def test_what_somebody_could_not_be_asked_for_two_weeks_is_asked_no_more():
    kinds = lambda at: {one.kind for one in open_at(place(), (), at)}  # noqa: E731
    assert "start" in kinds(BEGAN) and "start" in kinds(BEGAN + ASKED_WITHIN - timedelta(seconds=1))
    assert "start" not in kinds(BEGAN + ASKED_WITHIN) and not kinds(BEGAN - timedelta(seconds=1))


@pytest.mark.parametrize(("role", "asked"), [("mentor", True), ("mentee", False)])
def test_an_added_set_asks_those_whom_it_is_for_on_its_occasions_and_its_day(role, asked):
    own = Own(5, "own-x", ("mentor",), ("start", "end"), date(2026, 3, 2))
    found = [one for one in occasions_of(place(role=role), (own,)) if one.instrument]
    assert [one.occasion for one in found] == (["start", "end", "2026-03-02"] if asked else [])
