"""The register of papers: each kind is a function that composes one, called by the worker when it is printed."""
from collections.abc import Callable
from dataclasses import dataclass

from portal.mentorships.papers.models import PersonalPaper


@dataclass(frozen=True)
class Sheet:
    """A paper before it is printed: its title and its page."""

    title: str
    html: str


@dataclass(frozen=True)
class Kind:
    """One kind of paper: what it is called, the endpoint of the page that it belongs to, and how it is composed."""

    title: object
    home: str
    compose: Callable[[PersonalPaper], Sheet | None]


_kinds: dict[str, Kind] = {}


def paper(kind: str, *, title, home: str) -> Callable:
    """Register a function as the paper `kind`; it answers None when its reader may have it no longer."""

    def register(function: Callable[[PersonalPaper], Sheet | None]) -> Callable:
        _kinds[kind] = Kind(title, home, function)
        return function

    return register


def kind_of(row: PersonalPaper) -> Kind:
    """What a row is one of. Raises KeyError for an unknown kind."""
    return _kinds[row.kind]


def is_known(kind: str) -> bool:
    """Whether there is such a kind."""
    return kind in _kinds
