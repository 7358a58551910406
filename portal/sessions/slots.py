"""Times that suit everybody: within the working hours of all, beside what each of them has planned, spread over days. Pure."""
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]
STEP = timedelta(minutes=30)
# Two slots of one day lie so far apart that who cannot take the one may take the other.
APART = timedelta(hours=2)
# Where in a day's free time the first, second, third ... day's slot lies: who is never free in the morning finds an afternoon.
PLACES = (0.25, 0.75, 0.5)


@dataclass(frozen=True)
class Hours:
    """When one person works: on whose clock, and from when to when on each weekday, Monday being 0."""

    zone: str
    week: Mapping[int, tuple[time, time]]

    def between(self, first: datetime, last: datetime) -> list[Span]:
        """These hours as moments, from the local day of `first` to that of `last`."""
        zone = ZoneInfo(self.zone)
        day, end = first.astimezone(zone).date(), last.astimezone(zone).date()
        spans = []
        while day <= end:
            if day.weekday() in self.week:
                opens, closes = (datetime.combine(day, at, zone).astimezone(UTC) for at in self.week[day.weekday()])
                spans.append((opens, closes))
            day += timedelta(days=1)
        return spans


def free_spans(people: Sequence[Hours], busy: Iterable[Span], first: datetime, last: datetime) -> list[Span]:
    """When all of `people` work and nothing of `busy` takes place, within `first` and `last`."""
    spans = [(first, last)]
    for one in people:
        spans = _in_both(spans, one.between(first, last))
    for taken in busy:
        spans = [part for span in spans for part in _without(span, taken)]
    return spans


def starts_in(spans: Iterable[Span], minutes: int) -> list[datetime]:
    """Every full and half hour at which so many minutes begin and end within one span."""
    length, found = timedelta(minutes=minutes), []
    for opens, closes in spans:
        start = _rounded_up(opens)
        while start + length <= closes:
            found.append(start)
            start += STEP
    return found


def spread(starts: Sequence[datetime], count: int, zone: str) -> list[datetime]:
    """Up to `count` of these, soonest first: on as many days as there are, evenly, by a clock in `zone`; then further ones of a day."""
    days: dict[date, list[datetime]] = {}
    for start in starts:
        days.setdefault(start.astimezone(ZoneInfo(zone)).date(), []).append(start)
    chosen = [_one_of(days[day], PLACES[turn % len(PLACES)], zone) for turn, day in enumerate(_evenly(sorted(days), count))]
    for start in starts:
        if len(chosen) < count and all(abs(start - other) >= APART for other in chosen):
            chosen.append(start)
    return sorted(chosen)


def _in_both(some: list[Span], others: list[Span]) -> list[Span]:
    pairs = ((max(one[0], other[0]), min(one[1], other[1])) for one in some for other in others)
    return sorted(span for span in pairs if span[0] < span[1])


def _without(span: Span, taken: Span) -> list[Span]:
    if taken[1] <= span[0] or span[1] <= taken[0]:
        return [span]
    parts = (span[0], taken[0]), (taken[1], span[1])
    return [part for part in parts if part[0] < part[1]]


def _rounded_up(moment: datetime) -> datetime:
    over = timedelta(minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond)
    return moment - over + (STEP if over else timedelta())


def _evenly(days: list[date], count: int) -> list[date]:
    if len(days) <= count:
        return days
    return [days[round(place * (len(days) - 1) / max(count - 1, 1))] for place in range(count)]


def _one_of(starts: list[datetime], place: float, zone: str) -> datetime:
    """One start of a day at about this place in it, on a full hour of that clock where there is one."""
    full = [start for start in starts if not start.astimezone(ZoneInfo(zone)).minute] or starts
    return full[int(len(full) * place)]
