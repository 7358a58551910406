"""How the mentorships of a program stood at moments that are past: found from their sessions, not from pictures kept of it. Pure.

What is known today counts for the day on which it was: a session that was logged late was held when it was held.
"""
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from portal.desk.mentorship_queries import FIRST_WITHIN, STATES
from portal.summaries.counting import DORMANT_AFTER

MONTH, WEEK = STEPS = ("month", "week")
MOST = 12


@dataclass(frozen=True)
class Life:
    """One mentorship: when it began and ended, its numbers, and its sessions as the trend needs them."""

    started_at: datetime
    starts_on: date
    ended_at: datetime | None
    agreed: int
    days_between: int
    # When each that counts as held was, and when each that all its members report; both in order.
    held: tuple[datetime, ...]
    confirmed: tuple[datetime, ...]
    # (planned, begins, called off) of every session.
    planned: tuple[tuple[datetime, datetime, datetime | None], ...]


def state_at(life: Life, at: datetime) -> str | None:
    """Its state at a moment, by the rules of the list; None before it began."""
    if life.started_at > at:
        return None
    if life.ended_at is not None and life.ended_at <= at:
        return "ended"
    held = [moment for moment in life.held if moment <= at]
    confirmed = max((moment for moment in life.confirmed if moment <= at), default=None)
    since = at - DORMANT_AFTER
    if life.started_at <= since and (confirmed is None or confirmed < since):
        return "silent" if not held or held[-1] < since else "unconfirmed"
    if not held and life.started_at < at - FIRST_WITHIN and not _is_planned(life, at):
        return "not_started"
    due = max(0, min(life.agreed, (at.date() - life.starts_on).days // life.days_between))
    return "behind" if len(held) + 1 < due else "well"


def trend(lives: Iterable[Life], moments: list[datetime]) -> list[dict[str, int]]:
    """{state: how many} at each of the moments; whoever has ended by then is in none."""
    lives = list(lives)
    found = []
    for at in moments:
        counts = Counter(state_at(life, at) for life in lives)
        found.append({state: counts[state] for state in STATES if state != "ended"})
    return found


def moments(step: str, first: date, at: datetime) -> list[datetime]:
    """The ends of the months or weeks since `first`, the last of them now; at most twelve."""
    found = [at]
    while len(found) < MOST and (end := _begin_of(step, (found[-1] - timedelta(microseconds=1)).date())).date() > first:
        found.append(end)
    return found[::-1]


def _is_planned(life: Life, at: datetime) -> bool:
    return any(
        planned_at <= at < starts_at and (called_off is None or called_off > at) for planned_at, starts_at, called_off in life.planned
    )


def _begin_of(step: str, day: date) -> datetime:
    """The first moment of the month or week of this day."""
    first = day.replace(day=1) if step == MONTH else day - timedelta(days=day.weekday())
    return datetime.combine(first, time(), UTC)
