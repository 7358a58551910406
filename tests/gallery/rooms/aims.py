"""Objectives at the desk: where they stand, one of them, and the figures that are entered for it."""
from playwright.sync_api import Page

from tests.gallery.acts import open_all, press, send, steps
from tests.gallery.windows import Window, refused

_ALL = "/desk/programs/{program}/objectives"
_OWN = f"{_ALL}/{{own_objective}}"
_LONG = "/desk/programs/{long_program}/objectives"


def _as_it_was(page: Page) -> None:
    """The form as a tab holds it in which the objective is older than it is."""
    page.locator("[name=seen]").evaluate("one => { one.value = '0' }")


WINDOWS = [
    Window("aims-all", "carmen", _ALL),
    Window("aims-all-tables", "carmen", _ALL, open_all, state="open"),
    Window("aims-all-empty", "nils", "/desk/programs/{empty_program}/objectives", state="empty"),
    Window("aims-all-long", "xaver", _LONG, state="long"),
    Window("aims-new", "carmen", f"{_ALL}/new"),
    refused("aims-new", "carmen", f"{_ALL}/new", send("/objectives"), "objectives.add"),
    Window("aims-one", "carmen", _OWN),
    Window("aims-one-left-out-asked", "carmen", _OWN, press("Leave this objective out"), state="open"),
    refused("aims-one", "carmen", _OWN, send("/objectives/{own_objective}"), "objectives.change"),
    refused("aims-one-changed-meanwhile", "carmen", _OWN,
            steps(_as_it_was, send("/objectives/{own_objective}", empty=False, title="Leaders listen", target="60")), "objectives.change"),
    Window("aims-figures", "carmen", f"{_OWN}/figures"),
    refused("aims-figures", "carmen", f"{_OWN}/figures", send("/figures"), "objectives.enter"),
]
