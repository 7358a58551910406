"""The overview of a program: for its coordinators, facts only."""
import pytest

from portal.desk.step import Step
from tests.cast import CANARIES


@pytest.mark.parametrize("name", ["otto", "sofia", "adam", "ama", "benoit", "zoe"])
def test_only_its_coordinator_finds_the_overview(browser, cast, name):
    browser.sign_in(getattr(cast, name)).get(f"/desk/programs/{cast.program.id}", status=404)


def test_the_overview_shows_the_state_the_objectives_and_the_next_step(browser, cast):
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}")
    assert "Upward at Northwind" in page.h1.text
    assert page.select("#next_steps .tasks li")
    assert "Pairs keep meeting" in page.select_one("#objectives").text
    assert "Sessions held 4 of 6 ever planned" in browser.text


def test_the_overview_holds_no_persons_words(browser, cast):
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}")
    for words in vars(CANARIES).values():
        assert words not in browser.response.text


def test_the_desk_names_its_pages_and_marks_the_one_that_is_open(browser, cast):
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}")
    here = page.select_one("nav [aria-current=page]")
    assert here["href"] == f"/desk/programs/{cast.program.id}"
    assert page.select_one(f"nav a[href='/desk/programs/{cast.program.id}/settings']")


def test_every_page_that_the_desk_names_exists(browser, cast):
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}")
    addresses = [link["href"] for link in page.select("nav.menu a")]
    assert len(addresses) >= 2
    for address in addresses:
        browser.get(address)


def test_what_has_no_room_among_the_first_steps_stands_a_tap_away_with_its_number(browser, cast, monkeypatch):
    many = [Step(f"Step {number}", "Why", "There", "mentorships_desk.index") for number in range(1, 6)]
    monkeypatch.setattr("portal.desk.views.next_steps", lambda _standing: many)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}")
    first, more = page.select("#next_steps > .steps li"), page.select("#next_steps details .steps li")
    assert [len(first), len(more)] == [3, 2] and "2 more steps" in page.select_one("#next_steps summary").text
    assert "Step 5" in more[-1].text and more[-1].select_one("a[href$='/mentorships']")
    monkeypatch.setattr("portal.desk.views.next_steps", lambda _standing: many[:3])
    assert not browser.get(f"/desk/programs/{cast.program.id}").select("#next_steps details")
