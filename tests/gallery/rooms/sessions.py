"""The log of a session."""
from tests.gallery.acts import open_all, send
from tests.gallery.windows import Window, refused

_LOG = "/sessions/{unlogged}/log"

WINDOWS = [
    Window("sessions-log", "chidi", _LOG, state="empty"),
    Window("sessions-log-leader", "delphine", _LOG, state="empty"),
    Window("sessions-log-open", "chidi", _LOG, open_all, state="open"),
    refused("sessions-log", "chidi", _LOG, send("/log"), "sessions.save_log"),
    Window("sessions-log-again", "ama", "/sessions/{held}/log"),
]
