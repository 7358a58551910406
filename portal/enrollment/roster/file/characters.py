"""What may stand in a name or a title: letters as they are, nothing invisible, nothing that turns the text around."""

import unicodedata
from collections.abc import Callable

from portal.sheets import starts_a_formula
from portal.words import lazy as _

# letters by category, blanks by their looks
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
JOINERS = frozenset("\u200c\u200d")
FIRST_JOINED_SCRIPT = "\u0600"
LONGEST_SHOWN = 40

Warn = Callable[[object], None]


class Refused(Exception):
    """A cell that cannot be used; `reason` is the sentence that says why."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def shown(cell: str) -> str:
    """The start of a cell, fit to be quoted in a sentence: one line, nothing invisible, not long."""
    start = "".join(sign if sign.isprintable() else "·" for sign in cell[: LONGEST_SHOWN + 1])
    return start if len(start) <= LONGEST_SHOWN else start[:LONGEST_SHOWN] + "…"


def plain_text(cell: str, warn: Warn, limit: int) -> str:
    """The cell in NFC, on one line, without invisible characters; warns of what was dropped and of what looks dangerous."""
    # before normalizing, whose cost grows with the square of a long run of accents
    if len(cell) > 3 * limit:
        raise Refused(_too_long(limit))
    text = unicodedata.normalize("NFC", " ".join(cell.split()))
    if not text.isascii() or not text.isprintable():
        text = _visible(text, warn)
    if len(text) > limit:
        raise Refused(_too_long(limit))
    _warn_of_looks(text, warn)
    return text


def _too_long(limit: int):
    return _("This is longer than %(limit)s characters.", limit=limit)


def _visible(text: str, warn: Warn) -> str:
    kept = "".join(sign for place, sign in enumerate(text) if not _is_invisible(sign, text, place))
    if kept != text:
        warn(_("“%(cell)s” holds invisible characters. They are left out.", cell=shown(text)))
    if "\ufffd" in kept:
        warn(_("“%(cell)s” has lost a letter before it reached this file.", cell=shown(kept)))
    # what was left out may have kept blanks, or a letter and its accent, apart
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def _is_invisible(sign: str, text: str, place: int) -> bool:
    if sign in JOINERS:
        return not (_joins(text[place - 1 : place]) and _joins(text[place + 1 : place + 2]))
    return sign in FILLERS or unicodedata.category(sign)[0] == "C"


def _joins(neighbor: str) -> bool:
    """Whether the letter belongs to a script, such as Persian or Sinhala, that spells with joiners."""
    return neighbor >= FIRST_JOINED_SCRIPT and unicodedata.category(neighbor)[0] in "LM"


def _warn_of_looks(text: str, warn: Warn) -> None:
    if starts_a_formula(text):
        warn(_("“%(cell)s” looks like a formula. It is kept as text and stays text in every export.", cell=shown(text)))
    if "<" in text or ">" in text:
        warn(_("“%(cell)s” looks like markup. It is kept as text.", cell=shown(text)))
