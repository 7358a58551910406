"""What goes wrong, in kind words."""
from tests.gallery.acts import post
from tests.gallery.windows import NOBODY, Window

WINDOWS = [
    Window("errors-nothing-here", NOBODY, "/nothing-here", state="error", status=404),
    Window("errors-nothing-here-signed-in", "ama", "/nothing-here", state="error", status=404),
    Window("errors-not-yours", "benoit", "/", post("/goals/1/reached"), state="error", status=403),
    Window("errors-wrong-way", "ama", "/", post("/help"), state="error", status=405),
    Window("errors-crash", "ama", "/help?gallery=crash", state="error", status=500),
    Window("errors-full-disk", "ama", "/help?gallery=full-disk", state="error", status=503),
    Window("errors-too-many", NOBODY, "/sign-in?gallery=too-many", state="error", status=429),
]
