"""The register of letters: each is a function that composes one, called when it is sent."""
from collections.abc import Callable

from portal.mail.message import Message

_letters: dict[str, Callable[..., Message | None]] = {}


def letter(name: str) -> Callable:
    """Register a function as the letter `name` (room.letter); it answers None when the letter is no longer wanted."""

    def register(function: Callable[..., Message | None]) -> Callable:
        _letters[name] = function
        return function

    return register


def is_known(name: str) -> bool:
    """Whether a letter of this name exists."""
    return name in _letters


def written(name: str, payload: dict) -> Message | None:
    """The letter `name` about `payload`. Raises KeyError for an unknown name."""
    return _letters[name](**payload)
