"""The one chart of a summary: sessions held in each month against those due."""
from datetime import date

from babel.dates import format_date
from dateutil.relativedelta import relativedelta
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from portal.charts.columns import Columns, columns
from portal.summaries.numbers import day_of, number


def sessions_chart(months: list[dict], as_of: str) -> Columns:
    """The chart of a publication's months. The month that fell furthest behind is marked; one that was not over can still catch up."""
    over = [row for row in months if _last_day(row) <= date.fromisoformat(as_of)]
    late = [row for row in over or months if row["held"] is not None and row["due"] > row["held"]]
    behind = [(row["due"] - row["held"], months.index(row)) for row in late]
    most, worst = max(behind, key=lambda pair: (pair[0], -pair[1])) if behind else (0, None)
    return columns(
        _("Sessions held in each month, up to %(day)s, against those due under the agreements", day=day_of(as_of)),
        _reading(months, most, worst, is_over=bool(over)),
        [_month(row, "LLL") for row in months],
        [row["held"] for row in months], plan=[row["due"] for row in months], name=_("Held"), plan_name=_("Due"), corner=_("Month"),
        marked=[] if worst is None else [worst], marked_name=_("Furthest behind"), show=number, too_few=_("too few"),
    )


def _reading(months: list[dict], most: int, worst: int | None, *, is_over: bool) -> str:
    if all(row["held"] is None for row in months):
        return _("There is too little to show yet.")
    if worst is None and is_over:
        return _("In every month that was over, at least as many sessions were held as were due.")
    if worst is None:
        return _("In every month shown, at least as many sessions were held as were due.")
    month = _month(months[worst], "LLLL")
    sessions = ngettext("%(num)s session", "%(num)s sessions", most)
    return _("%(month)s fell furthest behind: %(sessions)s fewer than were due.", month=month, sessions=sessions)


def _last_day(row: dict) -> date:
    return date.fromisoformat(row["month"]) + relativedelta(day=31)


def _month(row: dict, pattern: str) -> str:
    return format_date(date.fromisoformat(row["month"]), pattern, locale=get_locale())
