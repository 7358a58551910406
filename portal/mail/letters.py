"""The register of letters: each is a function that composes one, called when it is sent."""
from collections.abc import Callable

from portal.mail.message import Message

_letters: dict[str, Callable[..., Message | None]] = {}
_pressing: set[str] = set()


def letter(name: str, *, is_pressing: bool = False) -> Callable:
    """Register a function as the letter `name` (room.letter); it answers None when the letter is no longer wanted.

    Somebody sits and waits for a pressing letter: it goes before all others.
    """

    def register(function: Callable[..., Message | None]) -> Callable:
        _letters[name] = function
        if is_pressing:
            _pressing.add(name)
        return function

    return register


def is_known(name: str) -> bool:
    """Whether a letter of this name exists."""
    return name in _letters


def pressing() -> list[str]:
    """The names of the letters that go first."""
    return sorted(_pressing)


def written(name: str, payload: dict) -> Message | None:
    """The letter `name` about `payload`. Raises KeyError for an unknown name."""
    return _letters[name](**payload)
