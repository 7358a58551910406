"""The invitation and the questionnaire, as those see them who are asked."""
from tests.gallery.acts import open_all, send, steps
from tests.gallery.windows import NOBODY, Window, refused

_LEA, _HILDE = "/enrollments/{lea_enrollment}", "/enrollments/{hilde_enrollment}"
_KIM, _LOU = "/enrollments/{kim_enrollment}", "/enrollments/{lou_enrollment}"
# A Friday that begins and does not end.
_half_a_friday = steps(open_all, send("/questions/1", empty=False, **{"fri-from": "09:00"}))
_same_twice = send("/questions/3", **{"answer-1": "data", "answer-2": "data"})
_nobody = send("/questions/8", answer="Nobody Known")

WINDOWS = [
    Window("enrollment-invitation", NOBODY, "/i/{ines_token}"),
    refused("enrollment-invitation", NOBODY, "/i/{ines_token}", send("/reply", having="ask_again_on"), "enrollment.reply"),
    Window("enrollment-suggestion", NOBODY, "/i/{ines_token}/suggestion"),
    refused("enrollment-suggestion", NOBODY, "/i/{ines_token}/suggestion", send("/suggestion", email="nobody"), "enrollment.suggest"),
    Window("enrollment-quiet", NOBODY, "/i/{invitation}/quiet/{ines_quiet_token}"),
    Window("enrollment-answered-quiet", NOBODY, "/invitations/answered?answer=quiet"),
    Window("enrollment-dead-invitation", NOBODY, "/i/none", state="error", status=404),
    Window("enrollment-accepted", NOBODY, "/invitations/accepted"),
    refused("enrollment-accepted", NOBODY, "/invitations/accepted", send("/sign-in/code"), "people.try_code"),
    Window("enrollment-answered-no", NOBODY, "/invitations/answered"),
    Window("enrollment-answered-later", NOBODY, "/invitations/answered?answer=not_now"),
    Window("enrollment-first-question", "jonas", "/enrollments/{jonas_enrollment}", state="empty"),
    refused("enrollment-first-question", "jonas", "/enrollments/{jonas_enrollment}", send("/questions/1"), "enrollment.keep_answer"),
    Window("enrollment-question-rated", "lea", f"{_LEA}/questions/1"),
    Window("enrollment-question-many", "lea", f"{_LEA}/questions/2"),
    refused("enrollment-question-many", "lea", f"{_LEA}/questions/2", send("/questions/2"), "enrollment.keep_answer"),
    Window("enrollment-question-one", "lea", f"{_LEA}/questions/3"),
    Window("enrollment-question-one-changed", "lea", f"{_LEA}/questions/3?back=answers"),
    Window("enrollment-question-hours", "hilde", f"{_HILDE}/questions/1"),
    refused("enrollment-question-hours", "hilde", f"{_HILDE}/questions/1", send("/questions/1"), "enrollment.keep_answer"),
    Window("enrollment-question-hours-days", "hilde", f"{_HILDE}/questions/1", open_all, state="open"),
    refused("enrollment-question-hours-day", "hilde", f"{_HILDE}/questions/1", _half_a_friday, "enrollment.keep_answer"),
    Window("enrollment-question-words", "hilde", f"{_HILDE}/questions/2"),
    refused("enrollment-question-words", "hilde", f"{_HILDE}/questions/2", send("/questions/2"), "enrollment.keep_answer"),
    Window("enrollment-question-long", "waiting", "/enrollments/{waiting_enrollment}/questions/1", state="long"),
    Window("enrollment-question-short", "kim", f"{_KIM}/questions/2"),
    Window("enrollment-question-ranked", "kim", f"{_KIM}/questions/3"),
    refused("enrollment-question-ranked", "kim", f"{_KIM}/questions/3", _same_twice, "enrollment.keep_answer"),
    Window("enrollment-question-scale", "kim", f"{_KIM}/questions/4"),
    Window("enrollment-question-languages", "kim", f"{_KIM}/questions/5"),
    Window("enrollment-question-location", "kim", f"{_KIM}/questions/6"),
    Window("enrollment-question-perspectives", "kim", f"{_KIM}/questions/9"),
    Window("enrollment-question-avoid", "kim", f"{_KIM}/questions/8", state="empty"),
    refused("enrollment-question-avoid", "kim", f"{_KIM}/questions/8", _nobody, "enrollment.keep_answer"),
    Window("enrollment-question-again", "lou", f"{_LOU}/questions/4"),
    Window("enrollment-answers-again", "lou", f"{_LOU}/answers", open_all),
    Window("enrollment-answers", "lea", f"{_LEA}/answers"),
    Window("enrollment-answers-leader", "hilde", f"{_HILDE}/answers"),
]
