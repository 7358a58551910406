"""What the engine is told: the two sides of a program and the rules of a round."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

QUARTER = timedelta(minutes=15)
WORKDAYS = range(5)
WEEK = 7 * 24 * 4
"""Quarters of an hour in a week."""
USUAL_WEEK = {day: (time(9), time(17)) for day in WORKDAYS}

WEIGHTS = {
    "topics": 40, "interests": 20, "other_department": 15, "shared_hours": 15, "languages": 10,
    "location": 0, "perspectives": 0, "preferences": 0, "load": 0,
}  # fmt: skip
"""Criterion key -> the points of a hundred that it has where nobody says otherwise."""

KEPT = "kept_apart"
"""The one key under which every rule stands that is made of answers kept for pairing."""

FLOOR = "floor"
"""The key of the rule that a pair needs at least so many points; the other rules know no points."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A person with a place in the round, on either side.

    `id` is the stable text that rounds, blocks and the tie-break use; `employee` and `managers` (the
    direct manager first, then upward) are numbers of the roster. Level 1 is the most senior.
    `working_quarters` are quarters of an hour of the UTC week, 0 to 671 (see `working_quarters`). `perspectives` are what a
    mentor offers, or what a mentee asked for. `ranks` maps the id of a candidate to this person's choice, 1 being the first.
    `partners` counts the places that are held already.
    """

    id: str
    employee: str
    level: int
    managers: tuple[str, ...] = ()
    department: str = ""
    location: str = ""
    languages: frozenset[str] = frozenset()
    working_quarters: frozenset[int] = frozenset()
    interests: frozenset[str] = frozenset()
    perspectives: frozenset[str] = frozenset()
    ranks: Mapping[str, int] = field(default_factory=dict)
    partners: int = 0
    capacity: int = 1


@dataclass(frozen=True, kw_only=True)
class MentorSide(Candidate):
    """A mentor: `teaches` maps a topic to confidence, 1 to 3."""

    teaches: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self):
        """Refuse a confidence other than 1, 2 or 3 (ValueError)."""
        _one_to_three(self.teaches)


@dataclass(frozen=True, kw_only=True)
class MenteeSide(Candidate):
    """A mentee: `wants` maps a topic to importance, 1 to 3."""

    wants: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self):
        """Refuse an importance other than 1, 2 or 3 (ValueError)."""
        _one_to_three(self.wants)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The rules of one round; `weights` are whole points per criterion and sum to 100.

    `min_level_gap`: how many levels the senior side is above the other at least; None switches the rule off. `senior_side` says which
    side that is: "mentee" in reverse mentoring, "mentor" in one-to-one. `max_level_gap`: how many levels may lie between two peers at
    most, either way; None switches it off. `min_shared_minutes`: how long the working hours of both overlap in one stretch somewhere in
    the week; 0 switches it off. `same_department` False forbids pairs within one department. `location` says which earns points,
    "other" or "same". `enough_minutes` of common working time on an average day earn the full points for hours.

    `blocked` (a coordinator's word), `former` (they were partners, or proposed to each other, before) and `kept_apart` (wishes, of which
    nobody is told whose they are) hold (mentor id, mentee id). `kept` names criteria and rules that are made of answers given for pairing
    only: their points are shown to nobody, and what such a rule removes is removed by KEPT.
    """

    min_level_gap: int | None = 3
    max_level_gap: int | None = None
    senior_side: str = "mentee"
    common_language: bool = True
    min_shared_minutes: int = 0
    same_department: bool = True
    enough_minutes: int = 240
    location: str = "other"
    weights: Mapping[str, int] = field(default_factory=lambda: dict(WEIGHTS))
    blocked: frozenset[tuple[str, str]] = frozenset()
    former: frozenset[tuple[str, str]] = frozenset()
    kept_apart: frozenset[tuple[str, str]] = frozenset()
    kept: frozenset[str] = frozenset()

    def __post_init__(self):
        """Refuse weights that are unknown, negative, not whole, or do not sum to 100, and words that mean nothing (ValueError)."""
        if set(self.weights) - set(WEIGHTS):
            raise ValueError(f"unknown criteria: {sorted(set(self.weights) - set(WEIGHTS))}")
        if any(not isinstance(weight, int) or weight < 0 for weight in self.weights.values()):
            raise ValueError("a weight is a whole number of points, 0 or more")
        if sum(self.weights.values()) != 100:
            raise ValueError(f"the weights sum to {sum(self.weights.values())}, not to 100")
        if self.senior_side not in ("mentee", "mentor") or self.location not in ("other", "same"):
            raise ValueError(f"not a senior side, or not a location: {self.senior_side}, {self.location}")
        if self.enough_minutes < 1:
            raise ValueError("enough_minutes is at least 1")


def working_quarters(timezone: str, on: date, week: Mapping[int, tuple[time, time]] = USUAL_WEEK) -> frozenset[int]:
    """Return the quarters of the UTC week (0 to 671, from Monday 00:00) in which somebody works.

    `week` gives the local hours of each day, Monday being 0. The day `on` names the week, which matters because of summer time;
    times that do not start on a quarter count from the quarter they lie in.
    """
    zone, monday = ZoneInfo(timezone), on - timedelta(days=on.weekday())
    quarters = set()
    for day, hours in week.items():
        moment, end = (datetime.combine(monday + timedelta(days=day), at, zone).astimezone(UTC) for at in hours)
        while moment < end:
            quarters.add((moment.weekday() * 24 + moment.hour) * 4 + moment.minute // 15)
            moment += QUARTER
    return frozenset(quarters)


def managers_above(employee: str, manager_of: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return the employee numbers above somebody, the direct manager first; a circle in the roster ends the walk."""
    chain, seen = [], {employee}
    manager = manager_of.get(employee)
    while manager and manager not in seen:
        chain.append(manager)
        seen.add(manager)
        manager = manager_of.get(manager)
    return tuple(chain)


def _one_to_three(topics):
    odd = sorted(topic for topic, degree in topics.items() if degree not in (1, 2, 3))
    if odd:
        raise ValueError(f"not 1, 2 or 3: {odd}")
