"""The words of an agreement, as they are changed on a phone and on a laptop."""
import pytest

from tests.phone import phone  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser
HIDDEN = "() => [...document.querySelectorAll('main textarea')].map((box) => box.scrollHeight - box.clientHeight)"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_boxes_of_an_agreement_grow_with_their_words(phone, cast, width):  # noqa: F811
    phone.page.set_viewport_size({"width": width, "height": 740})
    phone.sign_in(cast.benoit).go(f"/mentorships/{cast.ama_and_benoit.id}/agreement/words")
    assert phone.page.locator("main textarea").count() == 10 and max(phone.page.evaluate(HIDDEN)) <= 1
    box = phone.page.locator("main textarea").first
    before = box.bounding_box()["height"]
    box.fill("\n".join(["A line more"] * 9))
    assert box.bounding_box()["height"] > before and max(phone.page.evaluate(HIDDEN)) <= 1
    assert not phone.scrolls_sideways()
