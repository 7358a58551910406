"""The desk of the launch: written, launched, changed and called off without a script."""
from datetime import timedelta

import pytest

from portal.launch.models import Kickoff

FORM = {"on": "2026-10-20", "at": "10:00", "minutes": "60", "location": "The hall"}
SAVE = "form[action$='/launch']"


@pytest.fixture
def desk(browser, cast):
    browser.sign_in(cast.carmen)
    return f"/desk/programs/{cast.program.id}/launch"


def test_a_coordinator_writes_launches_changes_and_calls_it_off_without_a_script(browser, cast, desk, letters):
    browser.get(desk)
    browser.submit(SAVE, **FORM)
    assert "Nobody is told before you launch." in browser.follow().text and letters() == []
    assert "4 people in a mentorship get a letter" in browser.text
    browser.submit("form[action$='/launch/letters']")
    assert "A letter goes to each of 4 people." in browser.follow().text
    assert len(letters()) == 4
    browser.submit(SAVE, location="The garden")
    assert "All calendars follow." in browser.follow().text
    assert all("The garden" in message.text for message in letters())
    browser.submit("form[action$='/launch/cancellation']")
    assert "Called off." in browser.follow().text and "was called off" in browser.text
    assert len(letters()) == 4


def test_the_form_shows_what_is_saved_on_the_readers_clock(browser, cast, desk):
    browser.get(desk)
    browser.submit(SAVE, **FORM)
    page = browser.follow()
    assert page.find(id="on")["value"] == "2026-10-20" and page.find(id="at")["value"] == "10:00"
    assert Kickoff.get().starts_at.hour == 8


def test_what_is_typed_wrong_is_named_and_kept(browser, desk):
    browser.get(desk)
    page = browser.submit(SAVE, **{**FORM, "on": "2026-10-01", "join_link": "http://meet.example"}, status=422)
    assert "Choose a day that is still to come." in page.text and "https://" in page.select_one(".problems").text
    assert page.find(id="location")["value"] == "The hall"
    assert not Kickoff.select().exists()


def test_a_program_in_which_nobody_meets_is_not_launched(browser, cast):
    browser.sign_in(cast.otto).get(f"/desk/programs/{cast.other_program.id}/launch")
    browser.submit(SAVE, **FORM)
    page = browser.follow()
    assert "Nobody is in a mentorship yet." in page.text and not page.select("form[action$='/launch/letters']")
    browser.post(f"/desk/programs/{cast.other_program.id}/launch/letters")
    assert "Nobody meets yet." in browser.follow().text


def test_after_the_event_it_can_no_longer_be_called_off(browser, cast, desk, clock):
    browser.get(desk)
    browser.submit(SAVE, **FORM)
    browser.post(f"{desk}/letters")
    clock.forward(days=7)
    page = browser.sign_in(cast.carmen).get(desk)
    assert not page.select("form[action$='/launch/cancellation']")
    browser.post(f"{desk}/cancellation")
    assert Kickoff.get().called_off_at is None and Kickoff.get().starts_at < clock.at - timedelta(hours=1)
