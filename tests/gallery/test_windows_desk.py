"""Every window of coordinators, sponsors and administrators, once: on a phone as the others, and on a laptop."""
import pytest

from tests.gallery.looking import at_a_width, every_check, unknown
from tests.gallery.viewing import LAPTOP, look_through
from tests.gallery.windows import DESK, windows_of

pytestmark = pytest.mark.browser
WINDOWS = windows_of(*DESK)


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: window.name)
def test_nothing_is_wrong_with_the_window(chromium, stage, markup, window):
    with look_through(chromium, stage, window) as view:
        markup[window.name] = view.markup
        wrong = unknown(window, every_check(view, stage.url))
    assert not wrong, f"{window.name} ({window.path} as {window.who}):\n{wrong}"


# What opens, what is refused and what is empty adds little to a page that is looked at full; the long run looks at each.
@pytest.mark.parametrize("window", [window for window in WINDOWS if window.state in ("full", "long")], ids=lambda window: window.name)
def test_nothing_is_wrong_with_it_on_a_laptop(chromium, stage, window):
    with look_through(chromium, stage, window, LAPTOP) as view:
        wrong = unknown(window, at_a_width(view))
    assert not wrong, f"{window.name} ({window.path} as {window.who}, 1280):\n{wrong}"


def test_the_nu_checker_has_nothing_to_say_of_them(checker, markup, tmp_path):
    wrong = {name: unknown_ for name, found in checker(markup, tmp_path).items() if (unknown_ := unknown(name, found))}
    assert not wrong, "\n".join(f"{name}:\n{words}" for name, words in wrong.items())
