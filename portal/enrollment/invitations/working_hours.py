"""When somebody is at work: Monday to Friday, nine to five, on that person's own clock."""
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

OPENS, CLOSES = time(9), time(17)
SATURDAY = 5


def next_working_moment(at: datetime, zone: str) -> datetime:
    """`at`, if that is in working hours in `zone`, else the start of the next ones there. A zone that nobody knows counts as UTC."""
    clock = _clock(zone)
    local = at.astimezone(clock)
    if local.weekday() < SATURDAY and OPENS <= local.time() < CLOSES:
        return at
    day = local.date() + timedelta(days=local.time() >= CLOSES)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, clock).astimezone(UTC)


def _clock(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
