"""The languages of a cell, as ISO codes."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from portal.enrollment.roster.file.characters import Refused, Warn, shown
from portal.words import lazy as _

BETWEEN = re.compile("[;,/]")
# much spoken, and without a code of two letters; the other long codes are mostly dead, invented or a village's
LONG_CODES = ("bho", "ceb", "fil", "gsw", "kok", "mai", "wuu", "yue")
# whose own names HR exports are likely to hold
OWN_NAMES = ("ar", "bn", "cs", "da", "de", "el", "es", "fi", "fr", "he", "hi", "hu", "it", "ja", "ko", "nl", "nb", "pl", "pt",
             "ro", "ru", "sv", "tr", "uk", "vi", "zh")
LONGEST_CELL = 300


@cache
def known_languages() -> dict[str, str]:
    """{how a language may be written, casefolded: its code}: codes of two and three letters, English names, some own names."""
    english = Locale("en").languages
    names = {code: english[code] for code in english if len(code) == 2 or code in LONG_CODES}
    by_word = {name.casefold(): code for code, name in names.items()}
    by_word |= {Locale(code).get_display_name(code).casefold(): code for code in OWN_NAMES}
    for alias, target in get_global("language_aliases").items():
        if target in names and alias.isalpha():
            by_word.setdefault(alias.casefold(), target)
    return by_word | {code: code for code in names}


def languages(cell: str, warn: Warn) -> tuple[str, ...]:
    """The codes in the order of the cell, each once; unknown ones are left out with a warning."""
    if len(cell) > LONGEST_CELL:
        raise Refused(_("This is longer than %(limit)s characters.", limit=LONGEST_CELL))
    codes: dict[str, None] = {}
    for word in filter(None, (part.strip() for part in BETWEEN.split(cell))):
        code = _code(word.casefold())
        if code is None:
            warn(_("“%(word)s” is not a language that the portal knows. It is left out.", word=shown(word)))
        else:
            codes[code] = None
    return tuple(codes)


def _code(word: str) -> str | None:
    known = known_languages()
    # "pt-BR" is a way to speak "pt"
    return known.get(word) or known.get(re.split("[-_]", word, maxsplit=1)[0])
