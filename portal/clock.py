"""The only reader of the clock, so that a test can hold it still."""
from datetime import UTC, date, datetime


def now() -> datetime:
    """The moment, aware, in UTC, to the microsecond."""
    return datetime.now(UTC)


def today() -> date:
    """The day in UTC."""
    return now().date()
