"""The page of a mentorship on a phone and on a laptop."""
import pytest

from tests.phone import chromium, phone  # noqa: F401  (fixtures)

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
