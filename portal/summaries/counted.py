"""What a measure comes to: its value, and the things that it counts, each with its people, for whoever decides what is shown."""
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from portal.summaries.rows import Aim, Facts, Meeting, Pair, Place, Promise


class Unit(NamedTuple):
    """One thing that the denominator counts, and whose it is."""

    kind: str
    number: int
    people: frozenset[int]


@dataclass(frozen=True)
class Counted:
    """What a measure came to: `value` is None where there was nothing to count; `people` are the distinct people it is about.

    `units` are what the denominator counts, each with its people, for the audit of what is published; without them it is the
    people. `people_are` says whose ids these are.
    """

    numerator: float | None
    denominator: float
    people: frozenset[int]
    value: float | None
    units: tuple[Unit, ...] = ()
    people_are: str = "person"

    def counted_units(self) -> tuple[Unit, ...]:
        """What the denominator counts."""
        return self.units or tuple(Unit(self.people_are, person, frozenset((person,))) for person in sorted(self.people))


def share(counted: Iterable, of: Iterable, people: Iterable[int] | None = None, people_are: str = "person") -> Counted:
    """How many of `counted` there are in a hundred of `of`: units, or anything else where `people` says whose they are."""
    numerator, counts = len(list(counted)), tuple(of)
    value = 100 * numerator / len(counts) if counts else None
    units = counts if people is None else ()
    return Counted(numerator, len(counts), people_in(units) if people is None else frozenset(people), value, units, people_are)


def middle(values: list[float], of: Iterable[Unit]) -> Counted:
    """The median of `values`, one of each unit."""
    units = tuple(of)
    return Counted(None, len(values), people_in(units), median(values) if values else None, units)


def people_in(units: Iterable[Unit]) -> frozenset[int]:
    """Everybody whose these are, once."""
    return frozenset().union(*(unit.people for unit in units))


def place_units(places: Iterable[Place]) -> list[Unit]:
    """Places, each its holder's."""
    return [Unit("place", place.id, frozenset((place.person,))) for place in places]


def pair_units(pairs: Iterable[Pair]) -> list[Unit]:
    """Mentorships, each its members'."""
    return [Unit("pair", pair.id, pair.people) for pair in pairs]


def goal_units(goals: Iterable[Aim]) -> list[Unit]:
    """Goals, each its owner's."""
    return [Unit("goal", goal.id, frozenset((goal.owner,))) for goal in goals]


def promise_units(promises: Iterable[Promise]) -> list[Unit]:
    """Commitments, each its maker's."""
    return [Unit("commitment", one.id, frozenset((one.maker,))) for one in promises]


def session_units(facts: Facts, meetings: Iterable[Meeting]) -> list[Unit]:
    """Sessions, each of those whose mentorship holds it."""
    people = {pair.id: pair.people for pair in facts.pairs}
    return [Unit("session", one.id, people[one.pair]) for one in meetings]
