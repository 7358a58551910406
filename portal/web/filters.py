"""How days, moments and numbers are written, in the reader's language and zone."""
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, format_timedelta, get_timezone_name
from flask import Flask, g
from flask_babel import format_decimal, format_percent, get_locale, get_timezone, gettext, to_user_timezone
from flask_login import current_user
from markupsafe import Markup

from portal.web.rich_text import rendered


def reader_zone() -> str:
    """The zone of whoever reads: a letter's addressee, else the person signed in, else UTC."""
    if "addressee" in g:
        return g.addressee.timezone
    return current_user.timezone if current_user and current_user.is_authenticated else "UTC"


def day(value: date | datetime) -> str:
    """A day in words: 26 November 2026."""
    return format_date(reader_day(value), "d MMMM y", locale=get_locale())


def short_day(value: date | datetime) -> str:
    """A day in little room: 26 Nov."""
    return format_date(reader_day(value), "d MMM", locale=get_locale())


def weekday(value: date | datetime) -> str:
    """A day with its name: Thursday 26 November."""
    return format_date(reader_day(value), "EEEE d MMMM", locale=get_locale())


def short_weekday(value: date | datetime) -> str:
    """A day with its name in little room: Thu 26 Nov. A line does not break within it."""
    return format_date(reader_day(value), "EEE d MMM", locale=get_locale()).replace(" ", "\N{NO-BREAK SPACE}")


def weekday_name(value: date | datetime) -> str:
    """The name of a day: Thursday."""
    return format_date(reader_day(value), "EEEE", locale=get_locale())


def month_day(value: date | datetime) -> str:
    """A day within its year: 26 November."""
    return format_date(reader_day(value), "d MMMM", locale=get_locale())


def away(value: datetime, at: datetime) -> Markup:
    """How far a day is from the day of `at`, on the reader's calendar, as <time>: today, tomorrow, in 5 days, in 3 weeks."""
    days = (reader_day(value) - reader_day(at)).days
    near = {0: gettext("today"), 1: gettext("tomorrow")}
    far = {"granularity": "day", "threshold": 2, "add_direction": True, "locale": get_locale()}
    words = near.get(days) or format_timedelta(timedelta(days=days), **far)
    return Markup('<time datetime="{}">{}</time>').format(reader_day(value).isoformat(), words)


def clock_time(value: datetime | time, zone: str | None = None) -> str:
    """A time of day in the reader's zone, or in `zone`: 14:00."""
    if isinstance(value, datetime):
        value = value.astimezone(ZoneInfo(zone)) if zone else to_user_timezone(value)
    return format_time(value, "HH:mm", locale=get_locale())


def moment(value: datetime) -> Markup:
    """A day and time as <time>: Thursday 26 November, 14:00."""
    return Markup('<time datetime="{}">{}, {}</time>').format(value.isoformat(timespec="seconds"), weekday(value), clock_time(value))


def deadline(value: datetime) -> Markup:
    """A moment by which something is due, with the zone that it is told in: Wednesday 21 October, 23:59, Central European Time."""
    return moment(value) + Markup(", {}").format(zone_name(reader_zone()))


def zone_name(zone: str) -> str:
    """A zone in words: Paris time."""
    # Babel calls it an unknown region.
    if zone in ("UTC", "Etc/UTC"):
        return "UTC"
    return get_timezone_name(ZoneInfo(zone), locale=get_locale(), width="long", return_zone=False)


def initials(name: str) -> str:
    """The first letters of the first and the last word: AO."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def reader_day(value: date | datetime) -> date:
    """The day of a moment where the reader is; a day as it is."""
    return to_user_timezone(value).date() if isinstance(value, datetime) else value


def add_filters(app: Flask) -> None:
    """Give the templates these filters under their own names."""
    written = (day, short_day, weekday, short_weekday, weekday_name, month_day, away, clock_time, moment, deadline, zone_name, initials)
    app.jinja_env.filters.update({function.__name__: function for function in written})
    app.jinja_env.filters.update(rich=rendered, number=format_decimal, percent=lambda share: format_percent(share, "0%"))
    app.jinja_env.globals["reader_zone_name"] = lambda: zone_name(str(get_timezone()))
