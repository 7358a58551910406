"""What only the demo has: its doors and its mailbox."""
from tests.gallery.windows import NOBODY, Window

WINDOWS = [
    Window("demo-door", NOBODY, "/demo/mentor"),
    Window("demo-mailbox", NOBODY, "/mailbox"),
    Window("demo-mailbox-nothing-found", NOBODY, "/mailbox?to=nobody-of-this-name", state="empty"),
    Window("demo-letter", NOBODY, "/mailbox/1001"),
]
