"""Surveys at the desk: what is asked when, how many answered, and sets that a coordinator adds."""
from tests.gallery.acts import open_all, send
from tests.gallery.windows import Window, refused

_HERE = "/desk/programs/{program}/surveys"
_WORDS = "/desk/programs/{program_over}/surveys/words"

WINDOWS = [
    Window("surveys-desk", "carmen", _HERE),
    Window("surveys-desk-open", "carmen", _HERE, open_all, state="open"),
    Window("surveys-desk-empty", "otto", "/desk/programs/{other_program}/surveys", state="empty"),
    Window("surveys-words-early", "carmen", f"{_HERE}/words", state="empty"),
    Window("surveys-words", "ragna", _WORDS),
    refused("surveys-words", "ragna", _WORDS, send("/words/{offer_key}"), "surveys_desk.clear_words"),
    Window("surveys-new", "carmen", f"{_HERE}/new"),
    refused("surveys-new", "carmen", f"{_HERE}/new", send("/surveys/new"), "surveys_desk.add"),
    Window("surveys-instrument", "carmen", f"{_HERE}/{{instrument}}"),
    refused("surveys-instrument", "carmen", f"{_HERE}/{{instrument}}", send("/surveys/{instrument}"), "surveys_desk.change"),
]
