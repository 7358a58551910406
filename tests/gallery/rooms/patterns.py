"""The page of patterns: every component in every state."""
from tests.gallery.acts import open_all
from tests.gallery.windows import NOBODY, Window

WINDOWS = [
    Window("patterns-all", NOBODY, "/patterns"),
    Window("patterns-open", NOBODY, "/patterns", open_all, state="open"),
]
