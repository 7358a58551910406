"""What was told in confidence, at the desk of the coordinator who may read it."""
from tests.gallery.acts import press, send
from tests.gallery.windows import Window, refused

_DESK = "/desk/programs/{quiet_program}"


def _refused(name: str, path: str, action: str, endpoint: str) -> Window:
    return refused(f"confided-{name}", "carla", _DESK + path, send(action), endpoint)


WINDOWS = [
    Window("confided-overview", "carla", _DESK),
    Window("confided-concerns", "carla", f"{_DESK}/concerns"),
    Window("confided-concerns-none", "viktor", f"{_DESK}/concerns", state="empty"),
    Window("confided-unread", "carla", f"{_DESK}/concerns/{{concern_unread}}"),
    Window("confided-read", "carla", f"{_DESK}/concerns/{{concern_read}}"),
    Window("confided-answered-long", "carla", f"{_DESK}/concerns/{{concern_answered}}", state="long"),
    Window("confided-closed", "carla", f"{_DESK}/concerns/{{concern_closed}}"),
    Window("confided-closing-asked", "carla", f"{_DESK}/concerns/{{concern_read}}", press("Close it"), state="open"),
    _refused("answer", "/concerns/{concern_read}", "/answers", "concerns_desk.answer"),
    _refused("done", "/concerns/{concern_read}", "/done", "concerns_desk.say_done"),
    Window("confided-requests", "carla", f"{_DESK}/new-pairings"),
    Window("confided-requests-none", "nils", "/desk/programs/{empty_program}/new-pairings", state="empty"),
    Window("confided-request", "carla", f"{_DESK}/new-pairings/{{asked_open}}"),
    Window("confided-request-ended", "carla", f"{_DESK}/new-pairings/{{asked_ended}}"),
    Window("confided-request-taken-back", "carla", f"{_DESK}/new-pairings/{{asked_back}}"),
    Window("confided-request-ending-asked", "carla", f"{_DESK}/new-pairings/{{asked_open}}", press("End it in these words"), state="open"),
    _refused("request", "/new-pairings/{asked_open}", "/answers", "requests_desk.answer"),
    Window("confided-mentorships", "carla", f"{_DESK}/mentorships"),
]
