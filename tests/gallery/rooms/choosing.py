"""Short lists, asks and ranks as their holders see them, and the coordinator's side; two people paired by hand."""
from tests.gallery.acts import open_all, send
from tests.gallery.windows import Window, refused

_DESK, _HAND = "/desk/programs/{choosing_program}", "/desk/programs/{choosing_program}/by-hand"


def _list(who: str) -> str:
    return f"/places/{{{who}_enrollment}}/candidates"


WINDOWS = [
    Window("choosing-list", "aino", _list("aino")),
    Window("choosing-list-folds", "aino", _list("aino"), open_all, state="open"),
    Window("choosing-asked", "brit", _list("brit")),
    Window("choosing-waits-for-coordinator", "cora", _list("cora")),
    Window("choosing-not-going-ahead", "dag", _list("dag")),
    Window("choosing-answer-waits", "gesine", _list("gesine"), state="empty"),
    Window("choosing-paused", "finn", _list("finn"), state="empty"),
    Window("choosing-nobody", "tilda", _list("tilda"), state="empty"),
    Window("choosing-being-made", "ulla", _list("ulla"), state="empty"),
    Window("choosing-not-made", "wanja", _list("wanja"), state="error"),
    Window("choosing-to-rank", "rika", _list("rika")),
    Window("choosing-ranked", "sten", _list("sten")),
    refused(
        "choosing-ranked", "sten", _list("sten"),
        send("/ranking", first="Tove Nord", second="Tove Nord"), "choosing.rank",
    ),
    Window("choosing-home", "aino", "/"),
    Window("choosing-home-asked", "brit", "/"),
    Window("choosing-home-is-asked", "edda", "/"),
    Window("choosing-home-ranked", "sten", "/"),
    Window("choosing-home-nobody", "tilda", "/", state="empty"),
    Window("choosing-proposal-asked", "edda", "/proposals/{joris_ask}"),
    Window("choosing-proposal-asker", "brit", "/proposals/{brit_ask}"),
    Window("choosing-proposal-closed", "dag", "/proposals/{dag_ask}"),
    Window("choosing-desk", "carmen", f"{_DESK}/choosing"),
    Window("choosing-desk-failed", "carmen", "/desk/programs/{failed_program}/choosing", state="error"),
    Window("choosing-desk-being-made", "carmen", "/desk/programs/{young_program}/choosing", state="empty"),
    Window("choosing-desk-rounds-decide", "carmen", "/desk/programs/{program}/choosing", state="empty"),
    Window("choosing-desk-pairing", "carmen", f"{_DESK}/pairing"),
    Window("by-hand-search", "carmen", _HAND),
    Window("by-hand-found", "carmen", f"{_HAND}?mentor=salo&leader=r"),
    Window("by-hand-nobody", "carmen", f"{_HAND}?mentor=nobody-of-this-name", state="empty"),
    refused("by-hand-search", "carmen", _HAND, send("/by-hand"), "by_hand.ask"),
    Window("by-hand-fits", "carmen", f"{_HAND}/{{fit_two}}"),
    Window("by-hand-overrules", "carmen", f"{_HAND}/{{close_two}}"),
    refused("by-hand-overrules", "carmen", f"{_HAND}/{{close_two}}", send("/proposal"), "by_hand.propose"),
    Window("by-hand-drafted", "rike", "/desk/programs/{waves_program}/by-hand/{drafted_two}"),
    Window("by-hand-drafted-circle", "fanny", "/desk/programs/{drafted_circle_program}/by-hand/{drafted_circle}"),
    Window("by-hand-firm", "carmen", f"{_HAND}/{{firm_two}}", state="error"),
    Window("by-hand-looking", "carmen", f"{_HAND}/{{looking_two}}", state="empty"),
    Window("by-hand-failed", "carmen", f"{_HAND}/{{failed_two}}", state="error"),
]
