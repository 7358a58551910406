"""When somebody is asked what: the occasions of one place in a program, from its mentorships and the program's days. Pure."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from portal.surveys.models import CLOSE, END, FIT, MIDDLE, OWN, PULSE, START

FIRST_PULSE, BETWEEN_PULSES = timedelta(days=30), timedelta(days=60)
# Before the program's last day, so that who meets for the last time can still answer.
END_BEFORE, CLOSE_AFTER = timedelta(days=14), timedelta(days=7)
# Half-way waits for a pulse that is as near, or comes with it: one letter, not two.
NEAR = timedelta(days=14)
# A way so short has no middle of its own.
SHORTEST_HALF = timedelta(days=30)
# Who could not be asked by then, such as in a pause, is not asked about it any more; and for so long it can be answered.
ASKED_WITHIN, OPEN_FOR = timedelta(days=14), timedelta(days=21)
FIRST = "first"


@dataclass(frozen=True)
class Together:
    """A mentorship of the place: its side in it, when it began, when a session first counted as held, and when it was finished."""

    id: int
    role: str
    began_at: datetime
    first_held_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True)
class Own:
    """What a coordinator added: for which roles, with which occasions, and on which day."""

    id: int
    key: str
    roles: tuple[str, ...]
    occasions: tuple[str, ...]
    on_day: date | None


@dataclass(frozen=True)
class Place:
    """Somebody's place in a program with its mentorships that go on or were finished, one at least; others do not count."""

    id: int
    role: str
    program_ends_on: date
    together: tuple[Together, ...]

    @property
    def ends_at(self) -> datetime:
        """When the questions of the end come: two weeks before the program's last day, or once all is finished."""
        planned = _day(self.program_ends_on) - END_BEFORE
        return planned if any(pair.finished_at is None for pair in self.together) else min(planned, self._finished_at)

    @property
    def _finished_at(self) -> datetime:
        return max(pair.finished_at for pair in self.together)


@dataclass(frozen=True)
class Occasion:
    """What is to be asked from this moment on, about one mentorship or the place as a whole."""

    kind: str
    occasion: str
    at: datetime
    about: str
    role: str
    mentorship: int | None = None
    instrument: int | None = None


def open_at(place: Place, own: tuple[Own, ...], at: datetime) -> list[Occasion]:
    """The occasions whose moment has come and is not long past."""
    return [one for one in occasions_of(place, own) if one.at <= at < one.at + ASKED_WITHIN]


def occasions_of(place: Place, own: tuple[Own, ...] = ()) -> Iterator[Occasion]:
    """All occasions of a place, whether they have come or not."""
    for pair in place.together:
        if pair.finished_at is None:
            yield from _of_mentorship(place, pair)
    moments = _moments(place)
    for kind, moment in moments.items():
        yield Occasion(kind, kind, moment, f"{kind}/{place.id}", place.role)
    for one in own:
        if place.role in one.roles:
            yield from _of_own(place, one, moments)


def _of_mentorship(place: Place, pair: Together) -> Iterator[Occasion]:
    if pair.first_held_at:
        yield Occasion(FIT, FIRST, pair.first_held_at, f"{FIT}/{place.id}/{pair.id}", pair.role, pair.id)
    for days, moment in _pulses(place, pair):
        yield Occasion(PULSE, f"day-{days}", moment, f"{PULSE}/{place.id}/{pair.id}/{days}", pair.role, pair.id)


def _pulses(place: Place, pair: Together) -> Iterator[tuple[int, datetime]]:
    after = FIRST_PULSE
    # The questions of the end ask the rest.
    while pair.began_at + after < place.ends_at:
        yield after.days, pair.began_at + after
        after += BETWEEN_PULSES


def _moments(place: Place) -> dict[str, datetime]:
    """When the start, the middle, the end and the look back come."""
    first = min(place.together, key=lambda pair: pair.began_at)
    found = {START: first.began_at}
    if place.ends_at - first.began_at >= 2 * SHORTEST_HALF:
        found[MIDDLE] = _half_way(place, first)
    if place.ends_at - first.began_at >= SHORTEST_HALF:
        found |= {END: place.ends_at, CLOSE: place.ends_at + CLOSE_AFTER}
    return found


def _half_way(place: Place, first: Together) -> datetime:
    half = first.began_at + (_day(place.program_ends_on) - first.began_at) / 2
    near = [moment for _days, moment in _pulses(place, first) if abs(moment - half) <= NEAR]
    return min(near, key=lambda moment: abs(moment - half), default=half)


def _of_own(place: Place, one: Own, moments: dict[str, datetime]) -> Iterator[Occasion]:
    asked = {kind: moments[kind] for kind in one.occasions if kind in moments}
    if one.on_day:
        asked[one.on_day.isoformat()] = _day(one.on_day)
    for occasion, moment in asked.items():
        # By its key, not by its version: a new wording asks nobody again.
        yield Occasion(OWN, occasion, moment, f"{OWN}/{place.id}/{one.key}/{occasion}", place.role, instrument=one.id)


def _day(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
