"""The desk of the launch: written, launched, changed and called off without a script."""
from datetime import timedelta

import pytest

from portal.launch.models import Kickoff
from portal.mentorships.models import Mentorship
from tests.browser import values_of

FORM = {"on": "2026-10-20", "at": "10:00", "minutes": "60", "location": "The hall"}
SAVE = "form[action$='/launch']"


@pytest.fixture
def desk(browser, cast):
    browser.sign_in(cast.carmen)
    return f"/desk/programs/{cast.program.id}/launch"


def launch(browser, **typed) -> None:
    """Press the button in the form that saves and launches, with what else was typed."""
    form = browser.page.select_one(SAVE)
    browser.post(form.select_one("button[formaction]")["formaction"], {**values_of(form), **typed})


def test_launching_keeps_what_was_typed_and_not_saved_yet(browser, cast, desk, letters):
    browser.get(desk)
    browser.submit(SAVE, **FORM)
    browser.follow()
    assert "write to 4 people" in browser.page.select_one("button[formaction]").text
    launch(browser, location="The garden")
    assert all("The garden" in message.text for message in letters()) and Kickoff.get().place == "The garden"


def test_saving_what_has_not_changed_says_so_and_writes_to_nobody(browser, cast, desk, letters):
    browser.post(f"{desk}/letters", FORM)
    letters()
    browser.get(desk)
    browser.submit(SAVE)
    assert "Nothing has changed, and nobody gets a letter." in browser.follow().text and letters() == []


def test_a_change_is_asked_again_when_it_goes_to_another_number_of_people(browser, cast, desk, clock):
    browser.post(f"{desk}/letters", FORM)
    Mentorship.update(ended_at=clock.at).where(Mentorship.id == cast.chidi_and_delphine.id).execute()
    browser.post(desk, {**FORM, "location": "The garden", "letters": "4"}, status=200)
    assert "2 people get a letter with the change." in browser.text and Kickoff.get().place == "The hall"
    assert "2 of them still meet somebody" in browser.text


def test_a_coordinator_writes_launches_changes_and_calls_it_off_without_a_script(browser, cast, desk, letters):
    browser.get(desk)
    browser.submit(SAVE, **FORM)
    assert "Nobody is told before you launch." in browser.follow().text and letters() == []
    assert "4 people in a mentorship get a letter" in browser.text
    launch(browser)
    assert "A letter goes to each of 4 people." in browser.follow().text
    assert len(letters()) == 4
    assert "4 people get a letter with the change." in browser.submit(SAVE, status=200, location="The garden").text
    assert letters() == [] and browser.page.find(id="location")["value"] == "The garden"
    browser.submit(SAVE, letters="4")
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
    browser.post(f"/desk/programs/{cast.other_program.id}/launch/letters", FORM, status=422)
    assert "Nobody meets yet." in browser.text


def test_after_the_event_it_can_no_longer_be_called_off(browser, cast, desk, clock):
    browser.get(desk)
    browser.submit(SAVE, **FORM)
    browser.post(f"{desk}/letters", FORM)
    clock.forward(days=7)
    page = browser.sign_in(cast.carmen).get(desk)
    assert not page.select("form[action$='/launch/cancellation']") and not page.select(SAVE)
    assert "It took place on Tuesday" in browser.text
    browser.post(desk, {**FORM, "on": "2026-11-20"})
    assert "It is not changed any more." in browser.follow().text and Kickoff.get().sequence == 0
    browser.post(f"{desk}/cancellation")
    assert Kickoff.get().called_off_at is None and Kickoff.get().starts_at < clock.at - timedelta(hours=1)
