"""A page as its member sees it, as a coordinator gets it."""
from tests.gallery.windows import Window

_PLACE = "/desk/programs/{program}/people/{%s}/seen"

WINDOWS = [
    Window("seeing-home", "carmen", _PLACE % "ama_enrollment"),
    Window("seeing-home-unpaired", "carmen", _PLACE % "jonas_enrollment", state="empty"),
    Window("seeing-workspace", "carmen", _PLACE % "ama_enrollment" + "/mentorships/{ama_and_benoit}"),
    Window("seeing-workspace-leader", "carmen", _PLACE % "delphine_enrollment" + "/mentorships/{chidi_and_delphine}"),
    Window("seeing-workspace-long", "carmen", _PLACE % "leo_enrollment" + "/mentorships/{full_pair}", state="long"),
    Window("seeing-workspace-ended", "carmen", _PLACE % "ugo_enrollment" + "/mentorships/{ended}"),
    Window("seeing-answers", "carmen", _PLACE % "lea_enrollment" + "/answers"),
]
