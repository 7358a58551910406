"""The narrow rows that measures are counted from: ids, days and states of one program."""
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation that was not withdrawn."""

    employee: int
    role: str
    at: datetime
    replied_at: datetime | None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """An enrollment."""

    id: int
    person: int
    employee: int
    role: str
    capacity: int
    started_at: datetime | None
    completed_at: datetime | None
    # Whether it has not ended and is not paused, and its holder works here.
    is_available: bool
    # When its holder read the last card of the orientation.
    oriented_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        """Whether its profile is complete and it can be paired."""
        return self.completed_at is not None and self.is_available


@dataclass(frozen=True)
class Pair:
    """A mentorship under the numbers that it agreed to, with who is in it."""

    id: int
    started_at: datetime
    starts_on: date
    agreed: int
    days_between: int
    ended_at: datetime | None
    # The enrollments and the people by role, and the department of the (first) mentee.
    places: frozenset[int]
    mentors: frozenset[int]
    mentees: frozenset[int]
    department: str
    # {person: moment} of those who joined a circle; everybody else was there from the start.
    joined: dict[int, datetime] = field(default_factory=dict, hash=False)

    @cached_property
    def people(self) -> frozenset[int]:
        return self.mentors | self.mentees

    @cached_property
    def due_on(self) -> tuple[date, ...]:
        """The days on which its sessions fall due under its agreement, up to its end."""
        days = (self.starts_on + timedelta(days=self.days_between * number) for number in range(1, self.agreed + 1))
        return tuple(day for day in days if self.ended_at is None or day <= self.ended_at.date())

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A planned session, and what became of it."""

    pair: int
    starts_at: datetime
    is_held: bool
    is_confirmed: bool
    changed_by_leader: bool
    id: int = 0


@dataclass(frozen=True, slots=True)
class Proposed:
    """A released proposal."""

    people: frozenset[int]
    is_agreed: bool
    id: int = 0


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal without its words."""

    owner: int
    due_on: date | None
    is_reached: bool
    has_entry: bool
    # Whether its mentorship goes on.
    is_under_way: bool
    id: int = 0


@dataclass(frozen=True, slots=True)
class Signing:
    """When each member of a mentorship signed one version of its agreement: {person: moment}."""

    pair: int
    by: dict[int, datetime]


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment without its words, and after how many days its maker said that it is done."""

    maker: int
    made_on: date
    done_after: frozenset[int]
    id: int = 0


@dataclass(frozen=True, slots=True)
class Colleague:
    """Who worked here on the program's first day: whether a junior of one of its mentorships, and whether still here a year later."""

    employee: int
    level: int
    is_junior: bool
    stayed: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """What the logs of one held session say of it: what it was about, and how long it was, the shorter where two differ."""

    pair: int
    topics: frozenset[str]
    minutes: int | None
    # Of the session.
    id: int = 0


@dataclass(frozen=True)
class Facts:
    """All of it, as it is at `at`; or the lists that were asked for, and the others empty."""

    at: datetime
    is_open: bool
    sent: list[Sent]
    # (employee, role) of everybody whom an open program is for.
    eligible: list[tuple[int, str]]
    places: list[Place]
    proposed: list[Proposed]
    pairs: list[Pair]
    meetings: list[Meeting]
    goals: list[Aim]
    signings: list[Signing]
    promises: list[Promise]
    # Empty until a year has passed since the first day.
    staff: list[Colleague]
    talks: list[Talk]
