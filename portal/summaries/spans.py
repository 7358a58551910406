"""The stretches of time of a summary: its months, and the windows that the audit tells apart."""
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from portal.summaries.rows import Facts, Pair

MOST_MONTHS = 12
Span = tuple[date, date]


def first_day(facts: Facts) -> date | None:
    """The day on which the first mentorship began or met; None before that."""
    begun = [pair.starts_on for pair in facts.pairs] + [one.starts_at.date() for one in facts.meetings if one.is_held]
    return min(begun, default=None)


def months_of(facts: Facts) -> list[Span]:
    """First and last day of each month since the first mentorship began or met; of the last twelve, if there are more."""
    first, today, spans = first_day(facts), facts.at.date(), []
    month = first.replace(day=1) if first else today + timedelta(days=1)
    while month <= today:
        following = month + relativedelta(months=1)
        spans.append((month, following - timedelta(days=1)))
        month = following
    return spans[-MOST_MONTHS:]


def windows_of(facts: Facts, published: Iterable[date]) -> list[Span]:
    """All time up to today, cut at each month and after each day whose figures were published."""
    first, today = first_day(facts), facts.at.date()
    if first is None or first > today:
        return []
    month, starts = first.replace(day=1), {day + timedelta(days=1) for day in published}
    starts = {day for day in starts if month < day <= today}
    while month <= today:
        starts.add(month)
        month += relativedelta(months=1)
    ordered = [*sorted(starts), today + timedelta(days=1)]
    return [(start, following - timedelta(days=1)) for start, following in zip(ordered, ordered[1:], strict=False)]


def held_within(facts: Facts, span: Span) -> Counter:
    """How many sessions each mentorship held from the first to the last of these days, by its id."""
    return Counter(one.pair for one in facts.meetings if one.is_held and span[0] <= one.starts_at.date() <= span[1])


def under_way(facts: Facts, span: Span, held: Counter) -> list[Pair]:
    """The mentorships that went on in these days, or held a session in them."""
    return [pair for pair in facts.pairs if held[pair.id] or _goes_on(pair, *span)]


def _goes_on(pair: Pair, first: date, last: date) -> bool:
    return pair.starts_on <= last and (pair.is_open or pair.ended_at.date() >= first)
