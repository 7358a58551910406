"""How answers are written: shares that are bounds, how many as a band, and what can be said of a bound and a target."""
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.summaries.measures import PERCENT
from portal.summaries.numbers import SHORT, Told, day_of, number, standing, valued

ABOVE, BELOW = "above", "below"


def share_words(share: dict) -> str:
    """A share as it may be told: 72%, more than 90%, fewer than 10%."""
    return bounded(share["value"], PERCENT, share["bound"])


def bounded(value: float, unit: str, bound: str = "") -> str:
    """A value with its unit, where only a bound is told with that word."""
    said = valued(value, unit)
    return {ABOVE: _("more than %(value)s", value=said), BELOW: _("fewer than %(value)s", value=said)}.get(bound, said)


def drawn(value: float, unit: str, bound: str = "") -> Told:
    """A value for a chart: what is below a bound is drawn as nothing, what is above it as the bound, and both are written in words."""
    return Told(0 if bound == BELOW else value, bounded(value, unit, bound))


def written(value: float, unit: str) -> str:
    """A number of a chart as it is written beside it."""
    return getattr(value, "words", None) or valued(value, unit)


def band_words(band: list, people: str) -> str:
    """How many answered, as a band."""
    first, last = band
    if last is None:
        return _("%(first)s or more %(people)s", first=number(first), people=people)
    return _("%(first)s to %(last)s %(people)s", first=number(first), last=number(last), people=people)


def rate_words(rate: dict | None, *, with_day: bool = True) -> str:
    """How many of those who were asked answered, with the day if it is of an earlier one; empty where it may not be told."""
    if rate is None:
        return ""
    said = _("%(share)s of those asked", share=share_words(rate))
    return _dated(said, rate["kept_from"] if with_day else None)


def answered(row: dict, people: str) -> str:
    """Who stands behind a figure of answers, how many of those asked, and of which day each is if it was not told anew."""
    band, rate, day = band_words(row["band"], people), row.get("rate"), row["kept_from"]
    if rate and rate["kept_from"] == day:
        return _dated(f"{band}; {rate_words(rate, with_day=False)}", day)
    return "; ".join(filter(None, (_dated(band, day), rate_words(rate))))


def _dated(words: str, day: str | None) -> str:
    return _("%(words)s, on %(day)s", words=words, day=day_of(day, SHORT)) if day else words


def bounded_standing(value: float, target: float, unit: str, bound: str) -> tuple[str, str]:
    """How far a figure is from its target in words, and whether it is "met" or "behind"; of a bound only what it says."""
    if not bound:
        return standing(value, target, unit), "met" if value >= target else "behind"
    if bound == ABOVE and target <= value:
        return _("Above the target"), "met"
    if bound == BELOW and target >= value:
        much = round(target) - round(value)
        points = ngettext("%(num)s point", "%(num)s points", much)
        return (_("more than %(points)s behind", points=points) if much else _("Below the target")), "behind"
    return _("Within 10 points of the target"), ""
