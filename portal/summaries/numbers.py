"""How the figures of a summary are written, in the language of whoever prints or reads it."""
from datetime import date, datetime

from babel.dates import format_date
from flask_babel import format_decimal, get_locale, ngettext
from flask_babel import gettext as _

from portal.summaries.measures import DAYS, MINUTES, PERCENT, RATIO

LONG, SHORT = "d MMMM y", "d MMM y"
# Names come from settings and rosters, where they may be longer than a line of paper.
LONGEST_TITLE, LONGEST_NAME = 64, 36


class Told(float):
    """A number that a chart draws, with the words that stand for it: of some answers only a bound is told."""

    def __new__(cls, value: float, words: str):
        made = super().__new__(cls, value)
        made.words = words
        return made


def day_of(value: str | datetime, pattern: str = LONG) -> str:
    """A day in words. Moments are read in UTC, so that page and paper say the same day to everybody."""
    day = date.fromisoformat(value) if isinstance(value, str) else value.date()
    return format_date(day, pattern, locale=get_locale())


def short(text: str, most: int) -> str:
    """The text, cut where it is longer than `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def number(value: float) -> str:
    """1,234 or 4.5: at most one decimal."""
    return format_decimal(round(value, 1), format="#,##0.#")


def valued(value: float, unit: str) -> str:
    """A value with its unit: 88%, 12 days, 1.64."""
    if unit == PERCENT:
        return _("%(share)s%%", share=format_decimal(round(value)))
    if unit == DAYS:
        return _("%(days)s days", days=number(value)) if round(value, 1) != 1 else _("1 day")
    if unit == MINUTES:
        return _("%(minutes)s min", minutes=format_decimal(round(value)))
    return format_decimal(round(value, 2)) if unit == RATIO else number(value)


def standing(now: float, target: float, unit: str, *, less_is_better: bool = False) -> str:
    """How far a figure is from its target, in words: 8 points behind."""
    apart = round(now) - round(target) if unit == PERCENT else round(now - target, 1)
    if apart == 0:
        return _("On target")
    ahead = (apart < 0) == less_is_better
    if unit == PERCENT:
        points = ngettext("%(num)s point", "%(num)s points", abs(apart))
        return _("%(points)s ahead", points=points) if ahead else _("%(points)s behind", points=points)
    return _("ahead by %(much)s", much=number(abs(apart))) if ahead else _("behind by %(much)s", much=number(abs(apart)))


def moved(now: float, before: float, unit: str) -> str:
    """What became of a figure since an earlier one, in words: up 4 points. Whether that is good, `standing` says."""
    apart = round(now) - round(before) if unit == PERCENT else round(now - before, 1)
    if apart == 0:
        return _("unchanged")
    if unit == PERCENT:
        points = ngettext("%(num)s point", "%(num)s points", abs(apart))
        return _("up %(points)s", points=points) if apart > 0 else _("down %(points)s", points=points)
    return _("up by %(much)s", much=number(abs(apart))) if apart > 0 else _("down by %(much)s", much=number(abs(apart)))


def counted(measure: dict) -> str:
    """What a measure was counted from: 175 of 199 mentorships; of a figure that was not told anew, with its day."""
    if measure.get("kept_from"):
        return _("%(counted)s, on %(day)s", counted=_counted(measure), day=day_of(measure["kept_from"], SHORT))
    return _counted(measure)


def _counted(measure: dict) -> str:
    if measure["numerator"] is None:
        return _("Median of %(n)s %(what)s", n=number(measure["denominator"]), what=measure["counts"])
    if measure["key"] == "cadence_kept":
        return _("Average of %(n)s %(what)s", n=number(measure["denominator"]), what=measure["counts"])
    if measure["unit"] == RATIO:
        return _("%(wanted)s wanted, %(offered)s offered", wanted=number(measure["numerator"]), offered=number(measure["denominator"]))
    return _("%(part)s of %(all)s %(what)s", part=number(measure["numerator"]), all=number(measure["denominator"]), what=measure["counts"])
