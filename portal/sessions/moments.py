"""A day and a time of day in somebody's zone, as a moment."""
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


class NoSuchTime(ValueError):
    """The clocks were put forward over this time: it is on no clock that day."""


def moment_of(day: date, at: time, zone: str) -> datetime:
    """The UTC moment that a clock in `zone` shows as `day` and `at`; the first of the two when clocks are put back. Raises NoSuchTime."""
    local = datetime.combine(day, at.replace(tzinfo=None), ZoneInfo(zone))
    moment = local.astimezone(UTC)
    if moment.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(f"{day} {at}")
    return moment


def same_clock(moment: datetime, one: str, other: str) -> bool:
    """Whether clocks in both zones show the same at `moment`."""
    return moment.astimezone(ZoneInfo(one)).utcoffset() == moment.astimezone(ZoneInfo(other)).utcoffset()
