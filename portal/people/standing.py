"""Whether somebody runs or sponsors anything. The rooms above know; they say so here, once, and this room can ask."""
from collections.abc import Callable

from portal.people.models import Person
from portal.people.queries import is_administrator

_askers: list[Callable[[Person], bool]] = []


def makes_staff(asks: Callable[[Person], bool]) -> Callable[[Person], bool]:
    """Let everybody for whom `asks` says yes count as staff."""
    _askers.append(asks)
    return asks


def is_staff(person: Person) -> bool:
    """Whether `person` administers, or does something else that asks for more than a letter."""
    return is_administrator(person) or any(asks(person) for asks in _askers)
