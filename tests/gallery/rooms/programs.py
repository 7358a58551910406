"""Programs: the list, a new one, the adviser, the settings."""
from playwright.sync_api import Page

from tests.gallery.acts import open_all, press, send
from tests.gallery.windows import Window, refused

_NEW = "/desk/programs/new?purpose=generations"
_ADVISER, _SETTINGS = "/desk/programs/adviser", "/desk/programs/{program}/settings"
_AGREEMENT = "/desk/programs/{program}/agreement"
_ANSWERS = "asked=yes&aim=leaders&knows=juniors&time=unsure&safe=yes&ratio=two"


def _saved_meanwhile(page: Page) -> None:
    """As somebody does who opened the words before the other coordinator saved."""
    page.evaluate("document.querySelector('[name=seen]').value = '7'")
    send("/agreement", empty=False, clause_reply="We answer within two days.")(page)


WINDOWS = [
    Window("programs-list", "carmen", "/desk"),
    Window("programs-list-long", "xaver", "/desk", state="long"),
    Window("programs-list-administrator", "adam", "/desk", state="empty"),
    Window("programs-purposes", "carmen", "/desk/programs/new"),
    Window("programs-new", "carmen", _NEW),
    refused("programs-new", "carmen", _NEW, send("/desk/programs/new"), "programs_desk.make"),
    Window("programs-new-another-objective", "carmen", _NEW, press("Add another objective")),
    Window("programs-adviser", "carmen", _ADVISER, open_all, state="empty"),
    Window("programs-adviser-unanswered", "carmen", _ADVISER + "?asked=yes", state="error"),
    Window("programs-adviser-advice", "carmen", f"{_ADVISER}?{_ANSWERS}"),
    Window("programs-agreement", "carmen", _AGREEMENT),
    Window("programs-agreement-open", "carmen", _AGREEMENT, open_all, state="open"),
    refused("programs-agreement", "carmen", _AGREEMENT, send("/agreement", empty=False, clause_reply="{week}"), "agreement_desk.change"),
    refused("programs-agreement-saved-meanwhile", "carmen", _AGREEMENT, _saved_meanwhile, "agreement_desk.change"),
    Window("programs-settings", "carmen", _SETTINGS),
    refused("programs-settings", "carmen", _SETTINGS, send("/settings"), "programs_desk.change"),
]
