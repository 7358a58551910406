"""The coordinator's desk: a program, its people, roster, invitations, questionnaire and mentorships."""
from tests.gallery.acts import open_all, open_fold, open_menu, press, send
from tests.gallery.windows import Window, refused

_DESK, _EMPTY, _LONG = "/desk/programs/{program}", "/desk/programs/{empty_program}", "/desk/programs/{long_program}"


def _refused(name: str, path: str, action: str, endpoint: str, **typed: str) -> Window:
    return refused(f"desk-{name}", "carmen", f"{_DESK}{path}", send(action, **typed), endpoint)


WINDOWS = [
    Window("desk-program", "carmen", _DESK),
    Window("desk-program-menu", "carmen", _DESK, open_menu, state="open"),
    Window("desk-program-empty", "nils", _EMPTY, state="empty"),
    Window("desk-program-long", "xaver", _LONG, state="long"),
    Window("desk-mentorships", "carmen", f"{_DESK}/mentorships"),
    Window("desk-mentorships-empty", "nils", f"{_EMPTY}/mentorships", state="empty"),
    Window("desk-mentorships-long", "xaver", f"{_LONG}/mentorships", state="long"),
    Window("desk-mentorships-page-2", "xaver", f"{_LONG}/mentorships?page=2", state="long"),
    Window("desk-mentorships-sorted", "xaver", f"{_LONG}/mentorships?sort=-held&state=well", state="long"),
    Window("desk-mentorships-nothing-found", "carmen", f"{_DESK}/mentorships?q=nobody-of-this-name&state=well", state="empty"),
    Window("desk-people", "carmen", f"{_DESK}/people"),
    Window("desk-people-empty", "nils", f"{_EMPTY}/people", state="empty"),
    Window("desk-people-long", "xaver", f"{_LONG}/people", state="long"),
    Window("desk-people-sorted", "carmen", f"{_DESK}/people?sort=-level&role=mentee"),
    Window("desk-people-nothing-found", "carmen", f"{_DESK}/people?q=nobody-of-this-name&state=begun", state="empty"),
    Window("desk-person", "carmen", f"{_DESK}/people/{{ama_enrollment}}"),
    Window("desk-person-answers", "carmen", f"{_DESK}/people/{{lea_enrollment}}"),
    Window("desk-person-long", "xaver", f"{_LONG}/people/{{long_enrollment}}", state="long"),
    Window("desk-roster", "carmen", f"{_DESK}/roster"),
    Window("desk-roster-upload", "carmen", f"{_DESK}/roster", open_all, state="open"),
    Window("desk-roster-nobody-fits", "carmen", f"{_DESK}/roster?q=nobody-of-this-name", state="empty"),
    Window("desk-roster-sorted", "xaver", f"{_LONG}/roster?sort=-department&page=2", state="long"),
    Window("desk-roster-import", "carmen", f"{_DESK}/roster/imports/{{roster_import}}"),
    Window("desk-roster-import-refused", "carmen", f"{_DESK}/roster/imports/{{roster_import}}?verdict=refused"),
    _refused("roster", "/roster", "/roster/imports", "enrollment_desk.read_roster"),
    Window("desk-invitations", "carmen", f"{_DESK}/invitations"),
    Window("desk-invitations-filter", "carmen", f"{_DESK}/invitations", open_all, state="open"),
    Window("desk-invitations-withdrawal-asked", "carmen", f"{_DESK}/invitations", press("Withdraw"), state="open"),
    Window("desk-invitations-not-now", "carmen", f"{_DESK}/invitations?state=not_now"),
    Window("desk-invitations-empty", "nils", f"{_EMPTY}/invitations", state="empty"),
    Window("desk-invitations-long", "xaver", f"{_LONG}/invitations", state="long"),
    Window("desk-invitations-sorted", "carmen", f"{_DESK}/invitations?sort=answer&place=mentor"),
    Window("desk-invitations-nothing-found", "carmen", f"{_DESK}/invitations?q=nobody-of-this-name", state="empty"),
    _refused("invitations", "/invitations", "/invitations", "enrollment_desk.invite"),
    Window("desk-invitations-waves", "carmen", f"{_DESK}/invitations", open_fold("Wave by wave"), state="open"),
    Window("desk-invitations-failed", "carmen", f"{_DESK}/invitations?state=failed"),
    Window("desk-invitation-text", "carmen", f"{_DESK}/invitations/texts/mentor"),
    Window("desk-invitation-text-leaders", "nils", f"{_EMPTY}/invitations/texts/mentee", state="empty"),
    _refused("invitation-text", "/invitations/texts/mentor", "/texts/mentor", "enrollment_desk.write_invitation_text"),
    Window("desk-preview", "carmen", f"{_DESK}/invitations/texts/mentor/preview"),
    Window("desk-preview-nobody-fits", "carmen", f"{_DESK}/invitations/texts/mentee/preview?q=nobody-of-this-name"),
    Window("desk-nominations", "carmen", f"{_DESK}/nominations"),
    Window("desk-nominations-empty", "nils", f"{_EMPTY}/nominations", state="empty"),
    Window("desk-nominations-nothing-found", "carmen", f"{_DESK}/nominations?q=nobody-of-this-name", state="empty"),
    Window("desk-questionnaire", "carmen", f"{_DESK}/questionnaire"),
    Window("desk-questionnaire-leaders", "carmen", f"{_DESK}/questionnaire?role=mentee"),
    Window("desk-questionnaire-empty", "nils", f"{_EMPTY}/questionnaire", state="empty"),
    _refused("questionnaire", "/questionnaire", "/questionnaire", "enrollment_desk.add_question"),
    Window("desk-question", "carmen", f"{_DESK}/questionnaire/{{topics_question}}"),
    _refused("question", "/questionnaire/{topics_question}", "/questionnaire/{topics_question}", "enrollment_desk.change_question"),
]
