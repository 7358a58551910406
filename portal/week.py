"""The hours that somebody keeps on the days of a week: {"mon": ["09:00", "17:30"], ...}, on that person's own clock."""
from datetime import time
from itertools import groupby

from babel.dates import get_day_names

from portal.words import lazy as _

WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
DAYS = (*WORKDAYS, "sat", "sun")
Week = dict[str, tuple[time, time]]


def read_week(kept: object) -> Week:
    """The week that was kept, days in order; days that make no sense are left out. {"from": ..., "to": ...} stands for Monday to Friday."""
    if not isinstance(kept, dict):
        return {}
    if "from" in kept:
        kept = {day: [kept["from"], kept.get("to")] for day in WORKDAYS}
    hours = {day: _hours(kept[day]) for day in DAYS if day in kept}
    return {day: pair for day, pair in hours.items() if pair}


def kept_week(week: Week) -> dict[str, list[str]]:
    """A week as it is kept."""
    return {day: [f"{moment:%H:%M}" for moment in week[day]] for day in DAYS if day in week}


def day_name(day: str, language: str = "en", *, width: str = "wide") -> str:
    """The name of a day by its key: "mon" is Monday; its `width` may be "abbreviated"."""
    return get_day_names(width, locale=language.replace("-", "_"))[DAYS.index(day)]


def week_in_words(week: Week, language: str = "en") -> str:
    """Mon to Thu 09:00 to 17:30, Fri 09:00 to 13:00."""
    runs = groupby((day for day in DAYS if day in week), key=lambda day: (week[day], _place_in_run(day, week)))
    return ", ".join(_run([day_name(day, language, width="abbreviated") for day in days], *hours) for (hours, _first), days in runs)


def _hours(pair) -> tuple[time, time] | None:
    try:
        first, last = (time.fromisoformat(moment) for moment in pair)
    except (TypeError, ValueError):
        return None
    return (first, last) if first < last else None


def _place_in_run(day: str, week: Week) -> int:
    """Where the run of days begins that this day belongs to: days that follow each other with the same hours."""
    place = DAYS.index(day)
    while place and week.get(DAYS[place - 1]) == week[day]:
        place -= 1
    return place


def _run(names: list[str], first: time, last: time) -> str:
    facts = {"first": names[0], "last": names[-1], "from": f"{first:%H:%M}", "to": f"{last:%H:%M}"}
    if len(names) == 1:
        return str(_("%(first)s %(from)s to %(to)s", **facts))
    return str(_("%(first)s to %(last)s %(from)s to %(to)s", **facts))
