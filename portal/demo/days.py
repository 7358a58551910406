"""When people of the demo do things: on working days, in working hours of their own zone, never in the night."""
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from portal.week import DAYS, WORKDAYS, Week

QUARTER = timedelta(minutes=15)
# Who shares no office hours meets at the edge of the day; nobody is up before, or after, these.
EARLIEST, LATEST = time(7), time(21)
USUAL: Week = dict.fromkeys(WORKDAYS, (time(9), time(17)))


@dataclass(frozen=True)
class Hours:
    """Between which times of the own clock somebody can meet, day by day."""

    zone: str
    week: Week = field(default_factory=lambda: USUAL)

    def on(self, day: date, *, whole_day: bool = False) -> tuple[datetime, datetime]:
        """The first and the last moment of that day, in UTC; of the whole waking day if asked. On a day off both are its morning."""
        first, last = (EARLIEST, LATEST) if whole_day else self.week.get(DAYS[day.weekday()], (EARLIEST, EARLIEST))
        zone = ZoneInfo(self.zone)
        return datetime.combine(day, first, zone).astimezone(UTC), datetime.combine(day, last, zone).astimezone(UTC)

    def is_awake(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether the two moments lie in one waking working day of this clock."""
        first, last = (moment.astimezone(ZoneInfo(self.zone)) for moment in (starts_at, ends_at))
        return first.date() == last.date() and is_workday(first.date()) and EARLIEST <= first.time() and last.time() <= LATEST


def is_workday(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


def workday(day: date, step: int = 1) -> date:
    """The day itself, or the nearest working day after it (before it, for a step of -1)."""
    while not is_workday(day):
        day += timedelta(days=step)
    return day


def common_slot(rng: Random, day: date, one: Hours, other: Hours, minutes: int) -> datetime | None:
    """A start on a quarter hour of that day on which both can meet for `minutes`: within the hours of both, else while both are up."""
    for whole_day in (False, True):
        # The other's day may begin on the eve of it, or on its morrow.
        for shift in (0, -1, 1):
            theirs = other.on(day + timedelta(days=shift), whole_day=whole_day)
            ours = one.on(day, whole_day=whole_day)
            first, last = max(ours[0], theirs[0]), min(ours[1], theirs[1]) - timedelta(minutes=minutes)
            choices = [first + n * QUARTER for n in range((last - first) // QUARTER + 1)] if first <= last else []
            ends = timedelta(minutes=minutes)
            choices = [at for at in choices if one.is_awake(at, at + ends) and other.is_awake(at, at + ends)]
            if choices:
                # People like the full and the half hour.
                round_ones = [at for at in choices if at.minute in (0, 30)]
                return rng.choice(round_ones if round_ones and rng.random() < 0.85 else choices)
    return None


def office_moment(rng: Random, day: date, zone: str) -> datetime:
    """A moment of somebody's working day, to the second."""
    seconds = int(rng.triangular(8.5, 18.5, 10) * 3600)
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) + timedelta(seconds=seconds)
