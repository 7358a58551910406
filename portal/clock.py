"""The only reader of the clock, so that a test can hold it still."""
from datetime import UTC, date, datetime, timedelta

# What was made later than this from now was made by a clock that has been set back since: what it opens stays shut.
SKEW = timedelta(minutes=5)


def now() -> datetime:
    """The moment, aware, in UTC, to the microsecond."""
    return datetime.now(UTC)


def today() -> date:
    """The day in UTC."""
    return now().date()
