"""The log of a session."""
from tests.gallery.acts import open_all, post, send
from tests.gallery.windows import Window, refused

_LOG, _LOG_AGAIN = "/sessions/{unlogged}/log", "/sessions/{held}/log"

_FROM_ANOTHER_DEVICE = {
    "outcome": "happened", "seen": "0", "worth": "3", "topics": "ai", "minutes": "60", "format": "video", "takeaway_circle": "kept",
    "shared_note": "Benoit tries the assistant on the weekly report; I send him two prompts that worked for me.",
}

_BOTH = post(_LOG_AGAIN, **_FROM_ANOTHER_DEVICE)

WINDOWS = [
    Window("sessions-log", "chidi", _LOG, state="empty"),
    Window("sessions-log-leader", "delphine", _LOG, state="empty"),
    Window("sessions-log-open", "chidi", _LOG, open_all, state="open"),
    Window("sessions-log-not-held", "chidi", _LOG, lambda page: page.get_by_label("It did not happen").check(), state="open"),
    refused("sessions-log", "chidi", _LOG, send("/log"), "sessions.save_log"),
    Window("sessions-log-both", "ama", _LOG_AGAIN, _BOTH, state="error", status=409),
    Window("sessions-log-again", "ama", _LOG_AGAIN),
]
