"""The long run on a phone: every window in the dark, too, and every page as everybody who may open it."""
import pytest

from tests.gallery.looking import at_a_width, unknown
from tests.gallery.roles import others_who_may, pages_once
from tests.gallery.viewing import PHONE, look_through
from tests.gallery.windows import all_windows

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.mark.parametrize("window", all_windows(), ids=lambda window: window.name)
def test_nothing_is_wrong_in_the_dark(chromium, stage, window):
    with look_through(chromium, stage, window, PHONE, dark=True) as view:
        wrong = unknown(window, at_a_width(view))
    assert not wrong, wrong


@pytest.mark.parametrize("window", pages_once(), ids=lambda window: window.name)
def test_nothing_is_wrong_for_anybody_else_who_opens_it(chromium, stage, window):
    wrong = {}
    for who in others_who_may(stage, window):
        with look_through(chromium, stage, window, PHONE, who=who) as view:
            if words := unknown(window, at_a_width(view)):
                wrong[who] = words
    assert not wrong, "\n".join(f"as {who}:\n{words}" for who, words in wrong.items())
