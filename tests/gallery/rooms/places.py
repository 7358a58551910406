"""A person's own places in programs, leaving one, and the end of a mentorship."""
from tests.gallery.acts import TOO_LONG, send
from tests.gallery.windows import Window, refused

_AMA = "/places/{ama_enrollment}"

WINDOWS = [
    Window("places-list", "dilara", "/places"),
    Window("places-none", "zoe", "/places", state="empty"),
    Window("places-mentor", "ama", _AMA),
    Window("places-leader", "benoit", "/places/{benoit_enrollment}"),
    Window("places-long", "maxi", "/places/{long_enrollment}", state="long"),
    Window("places-paused", "pilar", "/places/{pilar_enrollment}"),
    Window("places-paused-openly", "olga", "/places/{olga_enrollment}"),
    Window("places-left", "rosa", "/places/{rosa_enrollment}"),
    Window("places-both-roles", "dilara", "/places/{dilara_enrollment}"),
    Window("places-second-role", "enzo", "/places/{enzo_enrollment}"),
    Window("places-leaving", "ama", f"{_AMA}/leaving"),
    Window("places-leaving-alone", "enzo", "/places/{enzo_enrollment}/leaving", state="empty"),
    Window("places-leaving-long", "maxi", "/places/{long_enrollment}/leaving", state="long"),
    refused("places-capacity", "ama", _AMA, send("/capacity"), "places.change_capacity"),
    refused("places-pause", "ama", _AMA, send("/pause", until="2019-01-01"), "places.pause"),
    refused("places-leaving", "ama", f"{_AMA}/leaving", send("/leaving", reason=TOO_LONG), "places.leave"),
    Window("places-home-paused", "pilar", "/"),
    Window("places-home-both-roles", "dilara", "/"),
    Window("places-home-left", "rosa", "/", state="empty"),
    Window("places-ending", "ama", "/mentorships/{ama_and_benoit}/ending"),
    Window("places-ending-finish", "fina", "/mentorships/{met}/ending"),
    refused("places-ending", "ama", "/mentorships/{ama_and_benoit}/ending", send("/ending"), "workspace.end"),
    Window("places-finished", "iva", "/mentorships/{finished}"),
    Window("places-interrupted", "lutz", "/mentorships/{interrupted}"),
]
