"""How one mentorship stands: the facts that the rules read, and what follows from them at once. Pure: it knows no database."""
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from portal.programs.formats import BOOKS, PEER

# So soon after it, a change by the same side mends the one before; and a move back to the time before takes it back.
MENDED_WITHIN = timedelta(hours=1)
TAKEN_BACK_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class Seat:
    """One member: whether the place rests, and until when it rested last."""

    person: int
    role: str
    is_paused: bool = False
    rested_until: date | None = None


@dataclass(frozen=True)
class Meeting:
    """One session that was not cancelled; `said` is what each member logged, and `set_at` when it got the time that it has."""

    id: int
    starts_at: datetime
    ends_at: datetime
    set_at: datetime
    said: dict[int, bool] = field(default_factory=dict)

    @property
    def is_denied(self) -> bool:
        return not all(self.said.values())


@dataclass(frozen=True)
class Change:
    """A move or a cancellation: when, from which side, which it is, and of which session; a move also from when to when."""

    at: datetime
    side: str
    about: str
    is_cancellation: bool
    session: int
    from_at: datetime | None = None
    to_at: datetime | None = None

    def takes_back(self, earlier: "Change") -> bool:
        """Whether this move gives the session the time again that it had before `earlier`."""
        return self.to_at is not None and self.to_at == earlier.from_at and self.at - earlier.at <= TAKEN_BACK_WITHIN

    def mends(self, earlier: "Change") -> bool:
        """Whether this is the same change as `earlier`, put right."""
        return self.at - earlier.at <= MENDED_WITHIN


@dataclass(frozen=True)
class Close:
    """A proposed close that nobody has answered yet."""

    id: int
    proposed_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class Standing:
    """A live mentorship at one moment."""

    at: datetime
    id: int
    program: int
    format: str
    started_at: datetime
    ends_on: date
    days_between: int
    agreed: int
    seats: tuple[Seat, ...]
    meetings: tuple[Meeting, ...] = ()
    changes: tuple[Change, ...] = ()
    # (goal's owner, its day) and (commitment, its maker, the day it was made, days after which it is followed up).
    goals: tuple[tuple[int, date], ...] = ()
    commitments: tuple[tuple[int, int, date, int], ...] = ()
    close: Close | None = None
    kept_at: datetime | None = None
    # Who keeps the diary of the senior side.
    assistants: tuple[int, ...] = ()

    @property
    def awake(self) -> tuple[Seat, ...]:
        """The members whose place does not rest."""
        return tuple(seat for seat in self.seats if not seat.is_paused)

    @property
    def rests(self) -> bool:
        """Whether nobody can be asked to meet: too few are left, or the side without which it does not go rests."""
        in_circle = len(self.seats) > 2
        needed = [seat for seat in self.seats if not in_circle or self.does_book(seat)]
        return len(self.awake) < 2 or any(seat.is_paused for seat in needed)

    @property
    def is_over(self) -> bool:
        """Whether its time is through, by the program's last day or by the number of sessions."""
        return self.ends_on < self.at.date() or len(self.past) >= self.agreed

    @property
    def past(self) -> tuple[Meeting, ...]:
        """What began already and nobody denies, oldest first."""
        return tuple(one for one in self.meetings if one.starts_at <= self.at and not one.is_denied)

    @property
    def ahead(self) -> tuple[Meeting, ...]:
        """What is still to come."""
        return tuple(one for one in self.meetings if one.starts_at > self.at)

    @property
    def silent_since(self) -> datetime:
        """The last sign of life: a session, the beginning, a press on "Keep it open", or the end of a pause."""
        return max(filter(None, (self.started_at, *(one.ends_at for one in self.past), self.rested_until, self.kept_at)))

    @property
    def rested_until(self) -> datetime | None:
        """When the last pause of a member ended."""
        return max((_midnight(seat.rested_until, self.at) for seat in self.seats if seat.rested_until), default=None)

    @property
    def last_cancelled_at(self) -> datetime | None:
        """When a session was called off last, if none took place since."""
        last = max((one.at for one in self.changes if one.is_cancellation), default=None)
        return last if last and (not self.past or last > self.past[-1].ends_at) else None

    def does_book(self, seat: Seat) -> bool:
        """Whether it is on this member to find the time; among peers it is on both."""
        return self.format == PEER or BOOKS.get(self.format) == seat.role

    def changes_in_a_row(self) -> list[Change]:
        """The latest changes that all came from the side that books, with no session since and none of the other side between."""
        side, row = BOOKS.get(self.format), []
        since = self.past[-1].ends_at if self.past else self.started_at
        for change in meant(self.changes):
            row = [*row, change] if change.side == side and change.at > since else []
        return row


def meant(changes: tuple[Change, ...]) -> list[Change]:
    """The changes that were meant, oldest first: without those that the same side took back soon, several of one hour as one."""
    found: list[Change] = []
    for change in sorted(changes, key=lambda one: one.at):
        before = next((one for one in reversed(found) if (one.session, one.side) == (change.session, change.side)), None)
        if before and change.takes_back(before):
            found.remove(before)
        elif before and change.mends(before):
            # It keeps its name: whoever was told of it is not told again.
            found[found.index(before)] = replace(before, is_cancellation=change.is_cancellation, to_at=change.to_at)
        else:
            found.append(change)
    return found


def _midnight(day: date, at: datetime) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=at.tzinfo)


def half(days: int) -> timedelta:
    """Half the time between two sessions."""
    return timedelta(days=days / 2)
