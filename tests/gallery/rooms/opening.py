"""Open enrollment: a program's page and the way from it, applications and the waiting list, and groups that own programs."""
from tests.gallery.acts import open_all, press, send, steps
from tests.gallery.windows import NOBODY, Window, refused

_DESK, _EMPTY, _PAGE = "/desk/programs/{open_program}", "/desk/programs/{empty_program}", "/p/women-in-technology"
_ONE = f"{_DESK}/applications/{{undecided_application}}"
_WAITS = f"{_DESK}/applications/{{pia_application}}"

WINDOWS = [
    Window("opening-page", NOBODY, _PAGE),
    Window("opening-page-signed-in", "zoe", _PAGE),
    Window("opening-page-closed", NOBODY, "/p/closed-program", state="empty"),
    refused("opening-page", NOBODY, _PAGE, send("/letter"), "enrollment.ask_to_apply"),
    Window("opening-letter-sent", NOBODY, f"{_PAGE}/letter"),
    Window("opening-link", NOBODY, f"{_PAGE}/link/{{application_token}}"),
    Window("opening-apply", "ama", f"{_PAGE}/application"),
    refused("opening-apply", "ama", f"{_PAGE}/application", send("/application"), "enrollment.apply"),
    Window("opening-apply-not-for-you", "delphine", f"{_PAGE}/application", state="empty"),
    Window("opening-apply-not-on-the-list", "sofia", f"{_PAGE}/application", state="empty"),
    Window("opening-waiting", "pia", "/applications/{pia_application}"),
    Window("opening-undecided", "runa", "/applications/{undecided_application}"),
    refused("opening-question", "runa", "/applications/{undecided_application}", send("/answer"), "enrollment.answer_question"),
    Window("opening-offered", "luz", "/applications/{luz_application}"),
    Window("opening-let-go-asked", "luz", "/applications/{luz_application}", press("No, thank you"), state="open"),
    Window("opening-declined", "max", "/applications/{max_application}"),
    Window("opening-settings", "carmen", f"{_DESK}/opening"),
    Window("opening-settings-of-a-group", "gina", f"{_DESK}/opening"),
    Window("opening-settings-first", "nils", f"{_EMPTY}/opening", state="empty"),
    refused("opening-settings", "carmen", f"{_DESK}/opening", send("/opening"), "enrollment_desk.set_up_opening"),
    Window("opening-poster", "carmen", f"{_DESK}/opening/poster"),
    Window("opening-board", "carmen", f"{_DESK}/applications"),
    Window("opening-board-empty", "nils", f"{_EMPTY}/applications", state="empty"),
    Window("opening-board-sorted", "carmen", f"{_DESK}/applications?sort=name&place=mentor"),
    Window("opening-board-nothing-found", "carmen", f"{_DESK}/applications?q=nobody-of-this-name", state="empty"),
    refused("opening-board", "carmen", f"{_DESK}/applications", send("/approvals"), "enrollment_desk.approve_first"),
    Window("opening-application", "carmen", _ONE),
    Window("opening-application-out-of-turn", "carmen", _WAITS, open_all, state="open"),
    Window("opening-application-offered", "carmen", f"{_DESK}/applications/{{luz_application}}"),
    refused("opening-application-question", "carmen", _ONE, steps(open_all, send("/question")), "enrollment_desk.ask_applicant"),
    refused("opening-application-offer", "carmen", _WAITS, send("/offer"), "enrollment_desk.offer_place"),
    Window("opening-roster-of-a-group", "gina", f"{_DESK}/roster"),
    Window("opening-groups", "adam", "/administration/groups"),
    Window("opening-groups-change", "adam", "/administration/groups?program={program}&group={group}", state="open"),
    refused("opening-groups", "adam", "/administration/groups", send("/groups"), "staff.make_owner_group"),
]
