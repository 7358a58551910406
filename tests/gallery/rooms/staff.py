"""Administration: who runs what, and the whole roster."""
from tests.gallery.acts import send
from tests.gallery.windows import Window, refused

WINDOWS = [
    Window("staff-who-runs-what", "adam", "/administration"),
    refused("staff-appoint", "adam", "/administration", send("/appointments"), "staff.make"),
    Window("staff-roster", "adam", "/administration/roster", state="long"),
    Window("staff-roster-nobody-fits", "adam", "/administration/roster?words=nobody-of-this-name", state="empty"),
]
