"""The front page of each role, before and after sign-in, and help."""
from tests.gallery.acts import open_all
from tests.gallery.windows import NOBODY, Window

WINDOWS = [
    Window("home-door", NOBODY, "/"),
    Window("home-mentor", "ama", "/"),
    Window("home-leader", "benoit", "/"),
    Window("home-mentor-folds", "ama", "/", open_all, state="open"),
    Window("home-on-now", "ona", "/"),
    Window("home-two-mentorships", "tova", "/"),
    Window("home-much-waits", "bea", "/"),
    Window("home-much-waits-open", "bea", "/", open_all, state="open"),
    Window("home-log-waits", "chidi", "/"),
    Window("home-leader-log-waits", "delphine", "/"),
    Window("home-not-met", "mira", "/", state="empty"),
    Window("home-leader-not-met", "theo", "/", state="empty"),
    Window("home-proposal-waits", "nora", "/"),
    Window("home-questions-wait", "jonas", "/"),
    Window("home-questions-new", "lou", "/"),
    Window("home-unpaired", "mei", "/"),
    Window("home-nothing", "zoe", "/", state="empty"),
    Window("home-coordinator", "carmen", "/"),
    Window("home-sponsor", "sofia", "/"),
    Window("home-administrator", "adam", "/"),
    Window("home-assistant", "dora", "/"),
    Window("home-long", "maxi", "/", state="long"),
    Window("home-help", NOBODY, "/help"),
    Window("home-help-mentor", "ama", "/help"),
    Window("home-help-long", "maxi", "/help", state="long"),
]
