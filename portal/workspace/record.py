"""What a record of participation says: facts that both could read anyway, and nothing private."""
from dataclasses import dataclass
from datetime import date

from portal.goals.models import AT_END, AT_START, Goal, SelfRating
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.sessions.models import HAPPENED
from portal.workspace.shown import Shown
from portal.workspace.shown_session import ShownSession


@dataclass(frozen=True)
class Growth:
    """Where somebody stood with a shared goal, 1 to 5 by the own word."""

    title: str
    start: int
    end: int


@dataclass(frozen=True)
class Record:
    """That somebody took part: `ends_on` is None while it goes on; of the sessions held, how many all reported."""

    role: str
    starts_on: date
    ends_on: date | None
    held: int
    by_all: int
    topics: tuple[str, ...]
    growth: tuple[Growth, ...]

    @property
    def by_some(self) -> int:
        return self.held - self.by_all


def record_of(shown: Shown, *, with_growth: bool = True) -> Record:
    """The record of whoever reads this mentorship."""
    mine = next(member for member in shown.members if member.person_id == shown.reader.id)
    held = [one for one in shown.sessions if one.is_held and (not shown.in_circle or _took_part(one))]
    ended = shown.mentorship.ended_at
    # Whoever joined a circle later was not there from its first day.
    begun = max(shown.mentorship.started_at, mine.enrollment.enrolled_at) if shown.in_circle else shown.mentorship.started_at
    keys = dict.fromkeys(key for one in held for key in one.topics)
    return Record(
        role=mine.role,
        starts_on=shown.reader.day_at(begun),
        ends_on=shown.reader.day_at(ended) if ended else None,
        held=len(held),
        by_all=sum(len(one.outcomes) == one.members for one in held),
        topics=tuple(shown.topics.get(key, key) for key in keys),
        growth=tuple(growth_of(shown.reader, shown.mentorship)) if with_growth else (),
    )


def growth_of(person: Person, mentorship: Mentorship) -> list[Growth]:
    """The shared goals of `person` that were rated at the start and at the end; a private goal is on no paper."""
    rows = SelfRating.select(SelfRating, Goal).join(Goal).where(
        Goal.mentorship == mentorship, Goal.owner == person, Goal.is_private == False,  # noqa: E712 - an expression
    )
    found: dict[int, dict] = {}
    for row in rows.order_by(Goal.set_at, Goal.id):
        found.setdefault(row.goal_id, {"title": row.goal.title})[row.moment] = row.value
    return [Growth(one["title"], one[AT_START], one[AT_END]) for one in found.values() if AT_START in one and AT_END in one]


def _took_part(one: ShownSession) -> bool:
    return one.mine is not None and one.mine.outcome == HAPPENED
