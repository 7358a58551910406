"""The page behind a one-tap link, in each of its states."""
from tests.gallery.acts import open_all, send
from tests.gallery.windows import NOBODY, Window

WINDOWS = [
    Window("tap-asks", NOBODY, "/s/{tap_asks}"),
    Window("tap-before", NOBODY, "/s/{tap_before}", state="empty"),
    Window("tap-confirms", NOBODY, "/s/{tap_confirms}"),
    Window("tap-confirms-open", NOBODY, "/s/{tap_confirms}", open_all, state="open"),
    Window("tap-denies", NOBODY, "/s/{tap_denies}"),
    Window("tap-answered", NOBODY, "/s/{tap_answered}"),
    Window("tap-corrected", NOBODY, "/s/{tap_answered}", send("/s/{tap_answered}", button="[value=did_not]")),
    Window("tap-confirmed", NOBODY, "/s/{tap_confirmed}"),
    Window("tap-disputed", NOBODY, "/s/{tap_disputed}"),
    Window("tap-moved", NOBODY, "/s/{tap_moved}"),
    Window("tap-cancelled", NOBODY, "/s/{tap_cancelled}", state="empty"),
    Window("tap-expired", NOBODY, "/s/{tap_expired}", state="error", status=404),
    Window("tap-signed-in-home", "kian", "/", open_all, state="open"),
    Window("tap-signed-in-log", "kian", "/sessions/{tap_moved_id}/log"),
    Window("tap-signed-in-workspace", "kian", "/mentorships/{tapping}"),
    Window("tap-long", NOBODY, "/s/{tap_long}", state="long"),
]
