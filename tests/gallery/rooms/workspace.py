"""One mentorship: its page, its sessions, goals and journal."""
from tests.gallery.acts import NO_CONNECTION, offline, open_all, send
from tests.gallery.windows import Window, refused

_PAGE = "/mentorships/{ama_and_benoit}"


def _refused(name: str, action: str, endpoint: str, **typed: str) -> Window:
    return refused(f"workspace-{name}", "ama", _PAGE, send(action, **typed), endpoint)


WINDOWS = [
    Window("workspace-mentor", "ama", _PAGE),
    Window("workspace-leader", "benoit", _PAGE),
    Window("workspace-partner-answers", "moritz", "/mentorships/{kinds_pair}/answers"),
    Window("workspace-partner-answers-none", "ama", f"{_PAGE}/answers", state="empty"),
    Window("workspace-mentor-open", "ama", _PAGE, open_all, state="open"),
    Window("workspace-leader-open", "benoit", _PAGE, open_all, state="open"),
    Window("workspace-plan-another", "ama", _PAGE + "?open=plan", state="open"),
    Window("workspace-full", "rhea", "/mentorships/{full_pair}"),
    Window("workspace-full-leader", "leo", "/mentorships/{full_pair}"),
    Window("workspace-past-opened", "ama", _PAGE + "?open=past", state="open"),
    Window("workspace-plan-opened", "mira", "/mentorships/{unmet}?open=plan", state="open"),
    Window("orientation-first", "mira", "/places/{mira_enrollment}/orientation"),
    Window("orientation-leader", "theo", "/places/{theo_enrollment}/orientation?card=3"),
    Window("orientation-last", "mira", "/places/{mira_enrollment}/orientation?card=6"),
    Window("workspace-sessions", "rhea", "/mentorships/{full_pair}/sessions"),
    Window("workspace-sessions-none", "mira", "/mentorships/{unmet}/sessions", state="empty"),
    Window("workspace-sessions-long", "maxi", "/mentorships/{long_pair}/sessions", state="long"),
    Window("workspace-to-be-logged", "chidi", "/mentorships/{chidi_and_delphine}"),
    Window("workspace-cancelled-to-come", "kian", "/mentorships/{tapping}"),
    Window("workspace-not-met", "mira", "/mentorships/{unmet}", state="empty"),
    Window("workspace-ended", "ugo", "/mentorships/{ended}"),
    Window("workspace-long", "maxi", "/mentorships/{long_pair}", open_all, state="long"),
    Window("workspace-long-leader", "bartholomea", "/mentorships/{long_pair}", state="long"),
    refused("workspace-plan", "mira", "/mentorships/{unmet}?open=plan", send("/sessions"), "sessions.plan"),
    _refused("past-session", "/past-sessions", "sessions.log_past"),
    _refused("goal", "/goals", "goals.set_goal"),
    Window("workspace-offline", "ama", _PAGE, offline("/goals", title="Explain one tool"), state="offline", wants=NO_CONNECTION),
    Window("workspace-step-done", "ama", _PAGE, send("/milestones/{milestone}/reached", empty=False)),
    Window("workspace-step-not-done", "ama", _PAGE, send("/milestones/{milestone}/not-reached", empty=False)),
]
