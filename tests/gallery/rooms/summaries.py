"""Summaries: what sponsors read, and what coordinators write."""
from tests.gallery.acts import TOO_LONG, open_all, post, send
from tests.gallery.windows import Window, refused

_DESK = "/desk/programs/{program}/summaries"

WINDOWS = [
    Window("summaries-list", "sofia", "/summaries"),
    Window("summaries-list-empty", "petra", "/summaries", state="empty"),
    Window("summaries-read", "sofia", "/summaries/{printed_summary}"),
    Window("summaries-read-tables", "sofia", "/summaries/{printed_summary}", open_all, state="open"),
    Window("summaries-read-answers", "ragna", "/summaries/{answers_summary}", open_all),
    Window("summaries-measures", "sofia", "/summaries/{printed_summary}/measures"),
    Window("summaries-being-printed", "sofia", "/summaries/{printing_summary}"),
    Window("summaries-not-printed", "sofia", "/summaries/{unprinted_summary}", state="error"),
    Window("summaries-corrected", "quirin", "/summaries/{corrected_summary}"),
    Window("summaries-correction", "quirin", "/summaries/{correcting_summary}", open_all, state="open"),
    Window("summaries-list-corrected", "quirin", "/summaries"),
    Window("desk-summary-charts", "ottilie", "/desk/programs/{corrected_program}/summaries/3"),
    Window("desk-summaries", "carmen", _DESK),
    Window("desk-summaries-empty", "nils", "/desk/programs/{empty_program}/summaries", state="empty"),
    Window("desk-summary-draft", "carmen", f"{_DESK}/4"),
    Window("desk-summaries-being-drawn", "otto", "/desk/programs/{other_program}/summaries"),
    Window("desk-summary-being-drawn", "tora", "/desk/programs/{taken_program}/summaries/1"),
    Window("desk-summary-not-drawn", "rike", "/desk/programs/{waves_program}/summaries/1", state="error"),
    refused("desk-summaries-arrangement", "carmen", _DESK, post(f"{_DESK}/arrangement"), "summaries_desk.arrange"),
    refused("desk-summary", "carmen", f"{_DESK}/4", send("/summaries/4"), "summaries_desk.write"),
    refused("desk-summary-too-long", "carmen", f"{_DESK}/4", send("/summaries/4", lead=TOO_LONG), "summaries_desk.write"),
    refused("desk-summary-publish", "carmen", f"{_DESK}/4", post(f"{_DESK}/4/publish"), "summaries_desk.publish"),
    Window("desk-summary-publish-asked", "carmen", f"{_DESK}/4?confirm=publish", state="open"),
    Window("desk-summary-published", "carmen", f"{_DESK}/1"),
    Window("desk-summary-being-printed", "carmen", f"{_DESK}/2"),
    Window("desk-summary-not-printed", "carmen", f"{_DESK}/3", state="error"),
]
