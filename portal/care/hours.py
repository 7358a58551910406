"""When somebody is at work, on that person's own clock: the hours that the person named, else Monday to Friday, nine to five. Pure."""
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from portal.week import DAYS, WORKDAYS, Week, read_week

USUAL: Week = dict.fromkeys(WORKDAYS, (time(9), time(17)))
LAST = timedelta(hours=1)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """The working hours of one person."""

    zone: str = "UTC"
    week: Week = field(default_factory=lambda: USUAL)

    def day_of(self, at: datetime) -> date:
        """The day that the person's calendar shows at `at`."""
        return at.astimezone(_clock(self.zone)).date()

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """When work begins and ends on this day, as moments; None on a day off."""
        hours = self.week.get(DAYS[day.weekday()])
        return (self._moment(day, hours[0]), self._moment(day, hours[1])) if hours else None

    def are_open(self, at: datetime) -> bool:
        """Whether the person is at work at `at`."""
        hours = self.on(self.day_of(at))
        return hours is not None and hours[0] <= at < hours[1]

    def next_open(self, at: datetime) -> datetime:
        """`at` itself during work, else when work begins next."""
        day = self.day_of(at)
        hours = self.on(day)
        return max(at, hours[0]) if hours and at < hours[1] else self.opening_from(day + A_DAY)

    def opening_before(self, day: date) -> datetime:
        """When work begins on the last working day before `day`."""
        for back in range(1, 9):
            hours = self.on(day - back * A_DAY)
            if hours:
                return hours[0]
        raise ValueError("a week without an hour of work")

    def opening_from(self, day: date) -> datetime:
        """When work begins on `day`, or on the first working day after it."""
        for ahead in range(8):
            hours = self.on(day + ahead * A_DAY)
            if hours:
                return hours[0]
        raise ValueError("a week without an hour of work")

    def last_hour_after(self, at: datetime) -> datetime:
        """The last working hour of the day of `at`, or what is left of it; the next opening when that day's work is over by then."""
        hours = self.on(self.day_of(at))
        begins = max(hours[0], hours[1] - LAST, at) if hours else at
        return begins if hours and begins < hours[1] else self.next_open(at)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, _clock(self.zone)).astimezone(UTC)


def hours_from(answer: object, zone: str) -> Hours:
    """The hours that somebody answered with, on the clock of `zone`; the usual ones when the answer names none."""
    return Hours(zone, read_week(answer) or USUAL)


def _clock(zone: str) -> ZoneInfo:
    """A zone that nobody knows counts as UTC."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
