"""Translated words for the floors that know nothing of Flask: looked up when they are shown, not when they are named."""
from collections.abc import Callable, Iterable

from babel.support import LazyProxy

MOST_NAMES = 4

_translate: Callable[[str], str] = str


def translate_with(function: Callable[[str], str]) -> None:
    """Let every lazy word be translated by `function`; create_app names Flask-Babel's."""
    global _translate
    _translate = function


def lazy(text: str, /, **facts: object) -> LazyProxy:
    """A word that is translated each time it is shown; `facts` fill its %(name)s places."""
    return LazyProxy(_say, text, facts, enable_cache=False)


# The name that words are known by where they are collected for translating.
_ = lazy


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them, the first few and how many more."""
    names = list(names)
    if len(names) > MOST_NAMES:
        some = MOST_NAMES - 1
        return str(_("%(some)s and %(more)s more", some=", ".join(names[:some]), more=len(names) - some))
    if len(names) < 2:
        return "".join(names)
    return str(_("%(some)s and %(last)s", some=", ".join(names[:-1]), last=names[-1]))


def _say(text: str, facts: dict[str, object]) -> str:
    translated = _translate(text)
    return translated % facts if facts else translated
