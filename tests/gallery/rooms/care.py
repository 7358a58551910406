"""Reminders: how many of them, stopping them by a letter, and the press that keeps a mentorship open."""
from tests.gallery.acts import send
from tests.gallery.windows import NOBODY, Window, refused

_STOP, _KEEP = "/letters/{zoe}/stop/{zoe_stop_token}", "/keep-open/{%s}/{%s_token}"

WINDOWS = [
    Window("care-letters", "ama", "/me/letters"),
    refused("care-letters", "ama", "/me/letters", send("/me/letters"), "care.choose"),
    Window("care-stop", NOBODY, _STOP),
    Window("care-stopped", NOBODY, "/letters/{selma}/stop/{selma_stop_token}"),
    Window("care-keep-open", NOBODY, _KEEP % ("waiting_close", "waiting_close")),
    Window("care-kept-open", NOBODY, _KEEP % ("kept_close", "kept_close")),
    Window("care-closed", NOBODY, _KEEP % ("done_close", "done_close")),
]
