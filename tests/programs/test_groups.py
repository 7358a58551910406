"""The administrator's page of groups that own programs: what a change of owner means is said before anything changes."""
import pytest

from portal.programs.group_actions import make_group
from portal.programs.models import GroupCoordination, Program

PAGE = "/administration/groups"


@pytest.fixture
def group(cast, clock):
    """Zoe coordinates it."""
    made = make_group(name="Women in tax", about="", by=cast.adam, at=clock.at)
    GroupCoordination.create(group=made, person=cast.zoe, appointed_by=cast.adam, appointed_at=clock.at)
    return made


def owner(program):
    return Program.get_by_id(program.id).owned_by_id


def test_a_change_of_owner_is_looked_at_before_it_is_made(browser, cast, group):
    browser.sign_in(cast.adam).get(f"{PAGE}?program={cast.program.id}&group={group.id}")
    said = browser.page.select_one("#change").text
    assert "Zoe Stranger" in said and "Where the program has no rules, that is everybody." in said
    assert owner(cast.program) is None
    browser.submit("#change form")
    assert owner(cast.program) == group.id
    browser.get(f"{PAGE}?program={cast.program.id}&group=")
    assert "see nothing of it any more" in browser.page.select_one("#change").text
    browser.submit("#change form")
    assert owner(cast.program) is None


@pytest.mark.parametrize("query", ["program=999&group=", "program=x&group=1", "group=1"])
def test_where_nothing_can_be_changed_nothing_is_offered(browser, cast, group, query):
    browser.sign_in(cast.adam).get(f"{PAGE}?{query}")
    assert not browser.page.select("#change")


def test_an_owner_that_a_program_has_already_is_told_as_one(browser, cast, group):
    browser.sign_in(cast.adam).get(f"{PAGE}?program={cast.program.id}&group=")
    assert "That is how it stands already." in browser.page.select_one("#change").text and not browser.page.select("#change form")


def test_a_group_without_a_coordinator_says_so(browser, cast, clock):
    empty = make_group(name="Parents", about="", by=cast.adam, at=clock.at)
    browser.sign_in(cast.adam).get(f"{PAGE}?program={cast.program.id}&group={empty.id}")
    assert "Nobody is appointed there yet." in browser.page.select_one("#change").text
