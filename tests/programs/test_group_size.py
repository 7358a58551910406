"""How few people a figure may be about is five, or more where a program says so; once something was published, never less than before."""
from datetime import UTC, datetime

import pytest

from portal.programs.actions import change_program
from portal.programs.models import Program
from portal.programs.small_groups import is_enough

AT = datetime(2026, 10, 14, 9, tzinfo=UTC)


def settings_of(browser, cast):
    return browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/settings")


def size(cast) -> int:
    return Program.get_by_id(cast.program.id).smallest_group


def published(cast, smallest: int) -> None:
    Program.update(smallest_group=smallest, first_published_at=AT).where(Program.id == cast.program.id).execute()


def test_a_program_asks_for_five_people_and_may_ask_for_more(browser, cast):
    assert settings_of(browser, cast).select_one("[name=smallest_group]")["value"] == "5"
    browser.submit("form.form", smallest_group="12")
    assert size(cast) == 12


@pytest.mark.parametrize("typed", ["4", "0", "51", "five", ""])
def test_no_program_asks_for_fewer_than_five(browser, cast, typed):
    settings_of(browser, cast)
    browser.submit("form.form", status=422, smallest_group=typed)
    assert size(cast) == 5


def test_before_anything_was_published_the_number_may_still_be_lowered(browser, cast):
    Program.update(smallest_group=12).where(Program.id == cast.program.id).execute()
    settings_of(browser, cast)
    browser.submit("form.form", smallest_group="6")
    assert size(cast) == 6


def test_once_something_was_published_it_can_only_be_raised(browser, cast):
    published(cast, 8)
    settings_of(browser, cast)
    assert "this number can only be raised" in browser.text
    browser.submit("form.form", status=422, smallest_group="7")
    assert "Enter 8 or more" in browser.text and size(cast) == 8
    browser.submit("form.form", smallest_group="9")
    assert size(cast) == 9


def test_a_form_from_before_the_first_publication_lowers_nothing(cast):
    before = Program.get_by_id(cast.program.id)
    published(cast, 8)
    facts = {"months": before.months, "days_between_sessions": before.days_between_sessions, "smallest_group": 5}
    change_program(before, by=cast.carmen, facts=facts)
    assert size(cast) == 8


def test_a_number_below_five_counts_as_five():
    assert not is_enough(4, 1) and is_enough(5, 1) and not is_enough(6, 7)
