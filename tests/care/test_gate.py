"""One counted letter a day, the most urgent first, in working hours, and only what a person wants."""
from datetime import timedelta

import pytest

from portal.care.gate import is_wanted, pass_through
from portal.care.hours import Hours
from portal.care.ladder import SCHEDULE
from portal.care.models import ALL, DATED, NONE
from portal.care.rules import Due
from tests.care.pairs import local

HOURS = Hours("Europe/Paris")
MORNING = local("Europe/Paris", 2026, 10, 14, 9)


def due(step: str, *, about: str = "x", hours: float = 0, lasts: float | None = None) -> Due:
    from_at = MORNING + timedelta(hours=hours)
    return Due(step, 1, about, from_at, from_at + timedelta(hours=lasts) if lasts is not None else None)


def passed(*dues: Due, at=MORNING, choice=ALL, taken=False) -> list[str]:
    found = pass_through(dues, hours=HOURS, choice=choice, at=at, day_is_taken=taken)
    return [one.step for one in found.letter] if found else []


def test_of_several_the_most_urgent_goes_alone():
    assert passed(due("dormant"), due("plan_next"), due("day_before"), due("goals")) == ["day_before"]


def test_a_day_on_which_one_went_is_over():
    assert passed(due("day_before"), taken=True) == []


def test_a_more_urgent_letter_of_the_afternoon_keeps_the_day_free_for_itself():
    asked = due("did_it_happen", hours=7)
    assert passed(due("plan_next"), asked) == []
    assert passed(due("plan_next"), asked, at=MORNING + timedelta(hours=7)) == ["did_it_happen"]


def test_a_less_urgent_letter_of_the_afternoon_does_not_wait_in_the_way():
    assert passed(due("day_before"), due("dormant", hours=3)) == ["day_before"]


@pytest.mark.parametrize("hours", [-1, 8, 15, 72, 96 - 9])
def test_outside_working_hours_nothing_goes(hours):
    assert passed(due("day_before", hours=-100), at=MORNING + timedelta(hours=hours)) == []


def test_what_was_overtaken_has_lapsed():
    assert passed(due("day_before", hours=-2, lasts=1)) == []


def test_facts_for_a_coordinator_go_as_one_letter():
    assert passed(due("facts", about="a"), due("facts", about="b"), due("facts", about="c", hours=3)) == ["facts", "facts"]


@pytest.mark.parametrize("step", [step.name for step in SCHEDULE])
def test_each_choice_gets_what_it_names(step):
    assert is_wanted(step, ALL)
    assert is_wanted(step, DATED) == (step in ("day_before", "did_it_happen", "closing"))
    assert is_wanted(step, NONE) == (step == "closing")


def test_what_is_not_wanted_passes_unsent_and_takes_no_day():
    found = pass_through([due("plan_next"), due("day_before")], hours=HOURS, choice=DATED, at=MORNING, day_is_taken=False)
    assert [one.step for one in found.letter] == ["day_before"] and [one.step for one in found.unwanted] == ["plan_next"]
