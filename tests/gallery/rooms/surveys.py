"""Surveys, as whoever is asked has them: in the portal, and behind the link of a letter."""
from tests.gallery.acts import TOO_LONG, open_all, send
from tests.gallery.windows import NOBODY, Window, refused

_TOO_LONG = send("/surveys/{survey_close}", close_useful=TOO_LONG)

WINDOWS = [
    Window("survey-mine", "yuna", "/me/surveys"),
    Window("survey-mine-empty", "zoe", "/me/surveys", state="empty"),
    Window("survey-pulse", "yuna", "/surveys/{survey_pulse}"),
    refused("survey-pulse", "yuna", "/surveys/{survey_pulse}", send("/surveys/{survey_pulse}"), "surveys.answer"),
    Window("survey-half-way", "yuna", "/surveys/{survey_middle}"),
    Window("survey-look-back", "yuna", "/surveys/{survey_close}"),
    Window("survey-look-back-long", "yuna", "/surveys/{survey_close}", _TOO_LONG, state="error", status=422),
    Window("survey-added", "yuna", "/surveys/{survey_own}", state="long"),
    Window("survey-another-pairing", "yuna", "/surveys/{survey_fit}"),
    Window("survey-closed", "yuna", "/surveys/{survey_done}"),
    Window("survey-closed-words", "yuna", "/surveys/{survey_over}"),
    Window("survey-closed-unanswered", "yuna", "/surveys/{survey_missed}", state="empty"),
    Window("survey-home", "yuna", "/", open_all, state="open"),
    Window("survey-link", NOBODY, "/q/{survey_link}"),
    refused("survey-link", NOBODY, "/q/{survey_link}", send("/q/{survey_link}"), "surveys.answer_by_link"),
    Window("survey-link-answered", NOBODY, "/q/{survey_fit_link}"),
    Window("survey-link-dead", NOBODY, "/q/{survey_over_link}", state="error", status=404),
]
