"""The long run on laptops and large screens: every window at 1280 and 1920 pixels, light and dark."""
import pytest

from tests.gallery.looking import at_a_width, unknown
from tests.gallery.viewing import look_through
from tests.gallery.windows import all_windows

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.mark.parametrize("window", all_windows(), ids=lambda window: window.name)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 1920])
def test_nothing_is_wrong_at_this_width(chromium, stage, width, dark, window):
    with look_through(chromium, stage, window, {"viewport": {"width": width, "height": 900}}, dark=dark) as view:
        wrong = unknown(window, at_a_width(view))
    assert not wrong, wrong
