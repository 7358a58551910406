"""Every letter, in the frame of the demo's mailbox."""
from tests.gallery.letters import SHOWN
from tests.gallery.windows import NOBODY, Window

WINDOWS = [
    Window(f"letters-{name.replace('.', '-').replace('_', '-').replace(' ', '-')}", NOBODY, f"/mailbox/{number}")
    for number, name in SHOWN.items()
]
