"""Translated words for the floors that know nothing of Flask: looked up when they are shown, not when they are named."""
from collections.abc import Callable

from babel.support import LazyProxy

_translate: Callable[[str], str] = str


def translate_with(function: Callable[[str], str]) -> None:
    """Let every lazy word be translated by `function`; create_app names Flask-Babel's."""
    global _translate
    _translate = function


def lazy(text: str, /, **facts: object) -> LazyProxy:
    """A word that is translated each time it is shown; `facts` fill its %(name)s places."""
    return LazyProxy(_say, text, facts, enable_cache=False)


def _say(text: str, facts: dict[str, object]) -> str:
    translated = _translate(text)
    return translated % facts if facts else translated
