"""A proposal, as the two see it, and the desk's rounds."""
from tests.gallery.acts import EMPTY, TOO_LONG, open_all, send, settle
from tests.gallery.windows import Window, refused

_OPEN, _DESK = "/proposals/{open_proposal}", "/desk/programs/{program}"
_TWO = f"{_DESK}/pairing/two?mentor={{mei_enrollment}}&leader={{igor_enrollment}}"
_RULES = f"{_DESK}/pairing/rules"
_REACH = "/desk/programs/{choosing_program}/pairing/rules"



def _try_nothing(page) -> None:
    """Ask what rules would do in which nothing fits: emptied, by the button that saves nothing."""
    page.locator("#rules").evaluate(EMPTY)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="See what this would do").press("Enter")
    page.wait_for_load_state()
    settle(page)


WINDOWS = [
    Window("pairing-proposal", "nora", _OPEN),
    Window("pairing-proposal-leader", "emil", _OPEN),
    Window("pairing-proposal-no", "nora", _OPEN, open_all, state="open"),
    refused("pairing-proposal-no", "nora", _OPEN, send("/refusal", reason=TOO_LONG), "pairing.decline"),
    Window("pairing-said-yes", "yara", "/proposals/{accepted_proposal}"),
    Window("pairing-said-no", "dina", "/proposals/{declined_proposal}"),
    Window("pairing-not-going-ahead", "georg", "/proposals/{declined_proposal}"),
    Window("pairing-agreed", "ama", "/proposals/1"),
    Window("pairing-ran-out", "silent_person", "/proposals/{silent_proposal}"),
    Window("desk-pairing", "carmen", f"{_DESK}/pairing"),
    Window("desk-pairing-empty", "nils", "/desk/programs/{empty_program}/pairing", state="empty"),
    Window("desk-round-draft", "carmen", f"{_DESK}/rounds/2"),
    Window("desk-pairing-compared", "rike", "/desk/programs/{waves_program}/pairing"),
    Window("desk-pairing-comparing", "sven", "/desk/programs/{waves_program}/pairing", state="empty"),
    Window("desk-pairing-compared-before", "tone", "/desk/programs/{waves_program}/pairing", state="error"),
    Window("desk-pairing-compared-alike", "unni", "/desk/programs/{waves_program}/pairing"),
    Window("desk-two", "carmen", f"{_DESK}/pairing/two"),
    Window("desk-two-found", "carmen", f"{_DESK}/pairing/two?mentor_name=a&leader_name=nobody-of-this-name", state="empty"),
    Window("desk-two-chosen", "carmen", _TWO, open_all, state="open"),
    refused("desk-two-chosen", "carmen", _TWO, send("/conflict", note=TOO_LONG), "pairing_desk.note_conflict"),
    Window("desk-question-waits", "carmen", f"{_DESK}/pairing/questions/{{question_waits}}", state="empty"),
    Window("desk-question-possible", "carmen", f"{_DESK}/pairing/questions/{{question_possible}}"),
    Window("desk-question-excluded", "carmen", f"{_DESK}/pairing/questions/{{question_excluded}}"),
    Window("desk-question-low", "carmen", f"{_DESK}/pairing/questions/{{question_low}}", open_all, state="open"),
    Window("desk-question-kept", "carmen", f"{_DESK}/pairing/questions/{{question_kept}}", open_all, state="open"),
    Window("desk-question-absent", "carmen", f"{_DESK}/pairing/questions/{{question_absent}}"),
    Window("desk-question-paired", "carmen", f"{_DESK}/pairing/questions/{{question_paired}}"),
    Window("desk-question-locked", "carmen", f"{_DESK}/pairing/questions/{{question_locked}}"),
    Window("desk-question-failed", "carmen", f"{_DESK}/pairing/questions/{{question_failed}}", state="error"),
    Window("desk-round-first-asked", "carmen", f"{_DESK}/rounds/2?confirm=release&wave=first&first=2", state="open"),
    Window("desk-round-no-such-number", "carmen", f"{_DESK}/rounds/2?confirm=release&wave=first&first=900", state="error"),
    Window("desk-round-taken", "tora", "/desk/programs/{taken_program}/rounds/1", open_all, state="error"),
    Window("desk-pairing-missing", "tora", "/desk/programs/{taken_program}/pairing", state="error"),
    Window("desk-round-none-ticked", "carmen", f"{_DESK}/rounds/2?confirm=release&wave=ticked", state="error"),
    Window("desk-round-in-waves", "rike", "/desk/programs/{waves_program}/rounds/2", open_all, state="open"),
    Window("desk-round-other-again", "rike", "/desk/programs/{waves_program}/rounds/1", state="error"),
    Window("desk-round-folds", "carmen", f"{_DESK}/rounds/2", open_all, state="open"),
    Window("desk-round-release-asked", "carmen", f"{_DESK}/rounds/2?confirm=release", state="open"),
    Window("desk-round-sorted", "carmen", f"{_DESK}/rounds/2?sort=-mentor&q=a"),
    Window("desk-round-nothing-found", "carmen", f"{_DESK}/rounds/2?q=nobody-of-this-name", state="empty"),
    Window("desk-round-released", "carmen", f"{_DESK}/rounds/1"),
    Window("desk-round-failed", "otto", "/desk/programs/{other_program}/rounds/1", state="error"),
    Window("desk-round-being-drawn", "otto", "/desk/programs/{other_program}/rounds/2", state="empty"),
    Window("desk-rules", "carmen", _RULES),
    Window("desk-rules-empty", "nils", "/desk/programs/{empty_program}/pairing/rules", state="empty"),
    refused("desk-rules", "carmen", _RULES, send("/pairing/rules", points_topics="many"), "pairing_rules.change"),
    refused("desk-rules-tried", "carmen", _RULES, _try_nothing, "pairing_rules.try_out"),
    Window("desk-rules-preview", "carmen", f"{_RULES}?trial={{trial_answered}}", open_all, state="open"),
    Window("desk-rules-preview-same", "carmen", f"{_RULES}?trial={{trial_same}}"),
    Window("desk-rules-preview-asked", "carmen", f"{_RULES}?trial={{trial_asked}}", state="empty"),
    Window("desk-rules-preview-computing", "carmen", f"{_RULES}?trial={{trial_computing}}", state="empty"),
    Window("desk-rules-preview-failed", "carmen", f"{_RULES}?trial={{trial_failed}}", state="error"),
    Window("desk-rules-preview-reach", "carmen", f"{_REACH}?trial={{trial_reach}}", open_all, state="open"),
    Window("desk-rules-idle-ranking", "carmen", "/desk/programs/{young_program}/pairing/rules", state="error"),
    Window("desk-overview-asks", "carmen", "/desk/programs/{choosing_program}"),
    Window("desk-rules-preview-stale", "carmen", f"{_RULES}?trial={{trial_stale}}", state="empty"),
]
