"""The page of a mentorship on a phone and on a laptop."""
import pytest

from portal.people.devices import COOKIE
from tests.phone import phone  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser


def test_sessions_stand_left_of_goals_and_journal_on_a_laptop_and_above_them_on_a_phone(phone, cast):  # noqa: F811
    phone.sign_in(cast.ama).go(f"/mentorships/{cast.ama_and_benoit.id}")
    boxes = {name: phone.page.locator(f"#{name}").bounding_box() for name in ("upcoming_sessions", "past_sessions", "goals", "journal")}
    assert list(boxes) == sorted(boxes, key=lambda name: boxes[name]["y"])
    phone.page.set_viewport_size({"width": 1280, "height": 900})
    left, right = (phone.page.locator(name).bounding_box() for name in ("#past_sessions", "#goals"))
    assert left["x"] + left["width"] <= right["x"]
    assert phone.page.locator("#upcoming_sessions").bounding_box()["y"] == right["y"]


@pytest.mark.parametrize("width", [320, 360, 640, 1280, 1920])
def test_nothing_is_wider_than_the_screen(phone, cast, width):  # noqa: F811
    phone.page.set_viewport_size({"width": width, "height": 740})
    phone.sign_in(cast.ama).go(f"/mentorships/{cast.ama_and_benoit.id}?open=past")
    assert not phone.scrolls_sideways()


def test_what_a_thumb_presses_is_large_enough(phone, cast):  # noqa: F811
    phone.sign_in(cast.ama).go(f"/mentorships/{cast.ama_and_benoit.id}")
    for control in phone.page.locator("main a, main button, main summary").all():
        if control.is_visible():
            assert control.bounding_box()["height"] >= 44, control.inner_text()


def a_goal(phone, cast):  # noqa: F811
    """Ama is about to set a goal: its title is typed; and the button that sends it."""
    phone.sign_in(cast.ama).go(f"/mentorships/{cast.ama_and_benoit.id}")
    phone.page.get_by_text("Set a goal").click()
    title = phone.page.locator("form[action$='/goals'] [name$=title]")
    title.fill("Speak first in one meeting a week.")
    return title, phone.page.get_by_role("button", name="Set the goal", exact=True)


def test_what_is_sent_after_the_device_was_signed_out_stays_as_it_was_typed(phone, cast):  # noqa: F811
    title, button = a_goal(phone, cast)
    phone.browser.client.delete_cookie(COOKIE, domain="localhost")
    button.click()
    door = phone.page.get_by_role("link", name="Sign in in another tab").last
    door.wait_for()
    assert title.input_value() == "Speak first in one meeting a week." and door.get_attribute("target") == "_blank"
    phone.sign_in(cast.ama)
    button.click()
    phone.page.locator("#goals").get_by_role("heading", name="Speak first in one meeting a week.").wait_for()


def test_what_is_sent_without_a_connection_stays_as_it_was_typed(phone, cast):  # noqa: F811
    title, button = a_goal(phone, cast)
    phone.page.route("**/goals", lambda route: route.abort())
    button.click()
    phone.page.get_by_text("The connection was lost").last.wait_for()
    assert title.input_value() == "Speak first in one meeting a week."
    phone.page.unroute("**/goals")
    button.click()
    phone.page.locator("#goals").get_by_role("heading", name="Speak first in one meeting a week.").wait_for()
