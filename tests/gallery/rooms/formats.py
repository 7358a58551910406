"""Programs that are not reverse: a proposal of each, and a circle that meets."""
from tests.gallery.acts import TOO_LONG, open_all, send
from tests.gallery.windows import Window, refused

_CIRCLE = "/proposals/{circle_proposal}"

WINDOWS = [
    Window("pairing-proposal-peer", "peer_asks", "/proposals/{peer_proposal}"),
    Window("pairing-circle", "leader_of_circle", _CIRCLE),
    Window("pairing-circle-no", "leader_of_circle", _CIRCLE, open_all, state="open"),
    refused("pairing-circle-no", "leader_of_circle", _CIRCLE, send("/refusal", reason=TOO_LONG), "pairing.decline"),
    Window("pairing-proposal-circle", "asked_member", _CIRCLE),
    Window("home-circle", "leader_of_circle", "/"),
    Window("workspace-circle", "leader_of_circle", "/mentorships/{circle}"),
    Window("workspace-circle-member", "circle_member", "/mentorships/{circle}", open_all, state="open"),
    Window("workspace-circle-answers", "circle_member", "/mentorships/{circle}/answers"),
    Window("workspace-circle-leaving", "circle_member", "/mentorships/{circle}/ending"),
    Window("workspace-circle-ending", "leader_of_circle", "/mentorships/{circle}/ending"),
    Window("care-asking-in-a-circle", "circle_member", "/mentorships/{circle}/new-pairing"),
    Window("places-circle", "circle_member", "/places/{circle_place}"),
    Window("places-leaving-a-circle", "circle_member", "/places/{circle_place}/leaving"),
    Window("sessions-log-circle", "leader_of_circle", "/sessions/{circle_held}/log"),
]
