"""Logging a held session on a phone: three taps from the front page, and back there with the next step in sight."""
import pytest

from portal.sessions.models import SessionLog
from tests.phone import phone  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser


def test_a_held_session_is_logged_in_three_taps_from_the_front_page(phone, cast, clock):  # noqa: F811
    clock.forward(days=5, hours=1)
    phone.sign_in(cast.ama).go("/")
    phone.tap(phone.page.get_by_role("link", name="Log it").first)
    assert phone.page.locator("input:checked[name=outcome]").count() == 0, "an answer was given for the person"
    phone.tap(phone.page.get_by_text("Yes, it happened"))
    assert phone.end_of(".button-main") <= 740, "to save, one has to scroll"
    phone.tap(phone.page.get_by_role("button", name="Save the session"))
    phone.page.get_by_text("Your log is saved.").wait_for()
    assert phone.taps == 3
    log = SessionLog.get(SessionLog.session == cast.planned, SessionLog.written_by == cast.ama)
    assert (log.outcome, log.minutes, log.format) == ("happened", 45, "video")
    assert phone.page.url.endswith("localhost/")
    assert phone.end_of(".notice") < 200 and phone.end_of("a:has-text('Plan a session')") <= 740


def test_the_answers_stand_on_the_first_screen_and_the_button_is_as_wide_as_the_page(phone, cast, clock):  # noqa: F811
    clock.forward(days=5, hours=1)
    phone.sign_in(cast.ama).go(f"/sessions/{cast.planned.id}/log")
    answers = phone.page.locator(".answer")
    assert [answers.nth(number).bounding_box()["height"] >= 44 for number in range(3)] == [True] * 3
    assert phone.end_of(".answer >> nth=2") <= 740
    assert phone.page.locator(".button-main").bounding_box()["width"] == phone.page.locator("#log").bounding_box()["width"]
    assert not phone.scrolls_sideways()


def test_of_a_session_that_did_not_happen_nothing_is_asked_but_notes(phone, cast, clock):  # noqa: F811
    clock.forward(days=5, hours=1)
    phone.sign_in(cast.ama).go(f"/sessions/{cast.planned.id}/log")
    worth = phone.page.get_by_role("group", name="Was it worth the time?")
    assert worth.is_visible()
    phone.tap(phone.page.get_by_text("It did not happen"))
    phone.tap(phone.page.locator("summary", has_text="Say more"))
    topics = phone.page.get_by_role("group", name="What did you talk about?")
    assert not worth.is_visible() and not topics.is_visible() and phone.page.get_by_label("A note for yourself").is_visible()
