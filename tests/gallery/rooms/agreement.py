"""The agreement of a mentorship in every state, looking back at its end, and papers that a member asked for."""
from playwright.sync_api import Page

from tests.gallery.acts import send
from tests.gallery.windows import Window, refused

_OURS, _FULL = "/mentorships/{ama_and_benoit}/agreement", "/mentorships/{full_pair}/agreement"


_changed = send("/agreement/words", empty=False, clause_reply="We answer within two days.")


def _changed_by_both(page: Page) -> None:
    """As somebody does who opened the words before the other saved."""
    page.evaluate("document.querySelector('[name=seen]').value = '1'")
    _changed(page)


def _on_two_devices(page: Page) -> None:
    """As somebody does whose other device was faster."""
    page.evaluate("document.querySelector('[name=seen]').value = '0'")
    send("/closing", empty=False, useful="What I wrote here.")(page)


WINDOWS = [
    Window("agreement-to-sign", "benoit", _OURS),
    Window("agreement-waits-for-the-other", "ama", _OURS),
    Window("agreement-signed-by-all", "wiebke", "/mentorships/{signed_pair}/agreement"),
    Window("agreement-changed-since", "rhea", _FULL),
    Window("agreement-version", "rhea", f"{_FULL}/versions/1"),
    Window("agreement-version-that-changed", "rhea", f"{_FULL}/versions/2"),
    Window("agreement-circle", "circle_member", "/mentorships/{circle}/agreement"),
    Window("agreement-ended-without", "ugo", "/mentorships/{ended}/agreement", state="empty"),
    Window("agreement-changed-by-the-reader", "rhea", f"{_FULL}/words", _changed),
    Window("agreement-words-gone", "xenia", "/mentorships/{gone_words}/agreement", state="empty"),
    Window("agreement-words", "benoit", f"{_OURS}/words"),
    refused("agreement-words", "benoit", f"{_OURS}/words", send("/agreement/words"), "agreement.change"),
    refused("agreement-words-changed-by-both", "rhea", f"{_FULL}/words", _changed_by_both, "agreement.change"),
    Window("closing-not-yet", "chidi", "/mentorships/{chidi_and_delphine}/closing", state="empty"),
    Window("closing", "ugo", "/mentorships/{ended}/closing"),
    Window("closing-written", "xenia", "/mentorships/{gone_words}/closing"),
    Window("closing-shared-by-me", "wanda", "/mentorships/{ended}/closing"),
    refused("closing", "ugo", "/mentorships/{ended}/closing", send("/closing"), "workspace.look_back"),
    refused("closing-on-two-devices", "xenia", "/mentorships/{gone_words}/closing", _on_two_devices, "workspace.look_back"),
    Window("paper-waiting", "wiebke", "/papers/{paper_waiting}"),
    Window("paper-begun", "wiebke", "/papers/{paper_begun}"),
    Window("paper-ready", "wiebke", "/papers/{paper_ready}"),
    Window("paper-failed", "wiebke", "/papers/{paper_failed}", state="error"),
    Window("paper-gone", "wiebke", "/papers/{paper_gone}", state="empty"),
]
