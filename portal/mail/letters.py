"""The register of letters: each is a function that composes one, called when it is sent."""
from collections.abc import Callable
from datetime import datetime

from portal.mail.message import Message

_letters: dict[str, Callable[..., Message | None]] = {}
_pressing: set[str] = set()
_waits: dict[str, Callable[..., datetime | None]] = {}


def letter(name: str, *, is_pressing: bool = False, waits: Callable[..., datetime | None] | None = None) -> Callable:
    """Register a function as the letter `name` (room.letter); it answers None when the letter is no longer wanted.

    Somebody sits and waits for a pressing letter: it goes before all others. `waits` says from the same payload until when a letter
    had better stay, or None: it may have been due while there was no server.
    """

    def register(function: Callable[..., Message | None]) -> Callable:
        _letters[name] = function
        if is_pressing:
            _pressing.add(name)
        if waits:
            _waits[name] = waits
        return function

    return register


def is_known(name: str) -> bool:
    """Whether a letter of this name exists."""
    return name in _letters


def pressing() -> list[str]:
    """The names of the letters that go first."""
    return sorted(_pressing)


def waits_until(name: str, payload: dict) -> datetime | None:
    """Until when the letter `name` about `payload` had better stay, or None."""
    return _waits[name](**payload) if name in _waits else None


def written(name: str, payload: dict) -> Message | None:
    """The letter `name` about `payload`. Raises KeyError for an unknown name."""
    return _letters[name](**payload)
