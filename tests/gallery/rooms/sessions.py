"""The log of a session."""
from tests.gallery.acts import TOO_LONG, open_all, post, press, send
from tests.gallery.windows import Window, refused

_LOG, _LOG_AGAIN = "/sessions/{unlogged}/log", "/sessions/{held}/log"
_PAGE = "/sessions/{planned}"

_FROM_ANOTHER_DEVICE = {
    "outcome": "happened", "seen": "0", "worth": "3", "topics": "ai", "minutes": "60", "format": "video", "takeaway_circle": "kept",
    "shared_note": "Benoit tries the assistant on the weekly report; I send him two prompts that worked for me.",
}

_BOTH = post(_LOG_AGAIN, **_FROM_ANOTHER_DEVICE)


def _refused(name: str, action: str, endpoint: str, **typed: str) -> Window:
    return refused(f"sessions-{name}", "ama", _PAGE, send(action, **typed), endpoint)


WINDOWS = [
    Window("sessions-page", "ama", _PAGE),
    Window("sessions-page-leader", "benoit", _PAGE),
    Window("sessions-page-open", "ama", _PAGE, open_all, state="open"),
    Window("sessions-page-move", "benoit", _PAGE + "?open=move", state="open"),
    Window("sessions-page-cancel-asked", "ama", _PAGE, press("Cancel the session"), state="open"),
    Window("sessions-page-over", "ama", "/sessions/{held}"),
    Window("sessions-page-cancelled", "chidi", "/sessions/{cancelled}"),
    Window("sessions-calendar", "benoit", "/me/calendar"),
    Window("sessions-calendar-none", "ama", "/me/calendar", state="empty"),
    Window("sessions-calendar-end-asked", "benoit", "/me/calendar", press("End it"), state="open"),
    _refused("move", "/moves", "sessions.move"),
    _refused("cancel", "/cancellation", "sessions.cancel", reason=TOO_LONG),
    _refused("way", "/way", "sessions.arrange", join_link="http://plain.example"),
    _refused("agenda", "/agenda", "sessions.write_agenda", agenda=TOO_LONG),
    _refused("question", "/questions", "sessions.add_question"),
    Window("sessions-log", "chidi", _LOG, state="empty"),
    Window("sessions-log-leader", "delphine", _LOG, state="empty"),
    Window("sessions-log-open", "chidi", _LOG, open_all, state="open"),
    Window("sessions-log-not-held", "chidi", _LOG, lambda page: page.get_by_label("It did not happen").check(), state="open"),
    refused("sessions-log", "chidi", _LOG, send("/log"), "sessions.save_log"),
    Window("sessions-log-both", "ama", _LOG_AGAIN, _BOTH, state="error", status=409),
    Window("sessions-log-again", "ama", _LOG_AGAIN),
]
