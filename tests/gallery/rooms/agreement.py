"""The agreement of a mentorship: to be signed, signed, changed, of a circle, after its end."""
from playwright.sync_api import Page

from tests.gallery.acts import send
from tests.gallery.windows import Window, refused

_OURS, _FULL = "/mentorships/{ama_and_benoit}/agreement", "/mentorships/{full_pair}/agreement"


def _changed_by_both(page: Page) -> None:
    """As somebody does who opened the words before the other saved."""
    page.evaluate("document.querySelector('[name=seen]').value = '1'")
    send("/agreement/words", empty=False, clause_reply="We answer within two days.")(page)


WINDOWS = [
    Window("agreement-to-sign", "benoit", _OURS),
    Window("agreement-waits-for-the-other", "ama", _OURS),
    Window("agreement-signed-by-all", "nils", "/mentorships/{signed_pair}/agreement"),
    Window("agreement-changed-since", "rhea", _FULL),
    Window("agreement-version", "rhea", f"{_FULL}/versions/1"),
    Window("agreement-version-that-changed", "rhea", f"{_FULL}/versions/2"),
    Window("agreement-circle", "circle_member", "/mentorships/{circle}/agreement"),
    Window("agreement-ended-without", "ugo", "/mentorships/{ended}/agreement", state="empty"),
    Window("agreement-words-gone", "pia", "/mentorships/{gone_words}/agreement", state="empty"),
    Window("agreement-words", "benoit", f"{_OURS}/words"),
    refused("agreement-words", "benoit", f"{_OURS}/words", send("/agreement/words"), "agreement.change"),
    refused("agreement-words-changed-by-both", "rhea", f"{_FULL}/words", _changed_by_both, "agreement.change"),
]
