"""Assistants: asked, naming, and the diaries that they keep."""
from tests.gallery.acts import open_all, press, send
from tests.gallery.windows import NOBODY, Window, refused

_ASKED, _LEADERS = "/assistants/{assistant_token}", "/me/assistants"

WINDOWS = [
    Window("diaries-asked", NOBODY, _ASKED),
    refused("diaries-asked", NOBODY, _ASKED, send("/answer"), "delegates.answer"),
    Window("diaries-asked-dead", NOBODY, "/assistants/none", state="error", status=404),
    Window("diaries-assistants", "benoit", _LEADERS),
    Window("diaries-assistants-earlier", "benoit", _LEADERS, open_all, state="open"),
    Window("diaries-assistants-none", "hilde", _LEADERS, state="empty"),
    refused("diaries-assistants", "benoit", _LEADERS, send("/me/assistants", email="ama.owusu@northwind.example"), "delegates.name"),
    Window("diaries-one", "dora", "/diaries"),
    Window("diaries-one-open", "dora", "/diaries", open_all, state="open"),
    Window("diaries-end-asked", "dora", "/diaries", press("Stop keeping this diary"), state="open"),
    refused("diaries-plan", "dora", "/diaries", send("/sessions"), "sessions.plan_for"),
    refused("diaries-move", "dora", "/diaries", send("/moves"), "sessions.move_for"),
    Window("diaries-three-leaders", "wilhelmina", "/diaries", state="long"),
]
