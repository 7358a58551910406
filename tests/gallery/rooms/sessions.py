"""The log of a session."""
from tests.gallery.acts import open_all, send
from tests.gallery.windows import Window, refused

_LOG = "/sessions/{unlogged}/log"

WINDOWS = [
    Window("sessions-log", "chidi", _LOG, state="empty"),
    Window("sessions-log-leader", "delphine", _LOG, state="empty"),
    Window("sessions-log-open", "chidi", _LOG, open_all, state="open"),
    Window("sessions-log-not-held", "chidi", _LOG, lambda page: page.get_by_label("It did not happen").check(), state="open"),
    refused("sessions-log", "chidi", _LOG, send("/log"), "sessions.save_log"),
    Window("sessions-log-again", "ama", "/sessions/{held}/log"),
]
