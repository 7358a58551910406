"""The chart of the trend: how many mentorships are on course of those that last, month by month or week by week."""
from dataclasses import replace
from datetime import datetime, timedelta

from babel.dates import format_date
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from portal.charts.columns import Columns, columns
from portal.charts.words import Table
from portal.desk.health.trend import MONTH

# Those that are not on course, in the order of the list.
OTHERS = ("silent", "not_started", "unconfirmed", "behind")


def trend_chart(step: str, moments: list[datetime], counts: list[dict[str, int]], words) -> Columns:
    """The chart of these counts; `words` says a state. Its table has every state."""
    heads = [_head(step, at, is_last=at == moments[-1]) for at in moments]
    well, every = [one["well"] for one in counts], [sum(one.values()) for one in counts]
    corner = _("End of the month") if step == MONTH else _("End of the week of")
    chart = columns(
        _("Mentorships on course, of those that last, at the end of each month and now") if step == MONTH
        else _("Mentorships on course, of those that last, at the end of each week and now"),
        _reading(step, well, every), heads, well, plan=every, name=words("well"), plan_name=_("All that last"), corner=corner,
    )
    rows = [*chart.table.rows, *((words(state), [str(one[state]) for one in counts]) for state in OTHERS)]
    return replace(chart, table=Table(chart.table.corner, chart.table.heads, rows))


def _reading(step: str, well: list[int], every: list[int]) -> str:
    now = ngettext("%(well)s of %(num)s mentorship is on course", "%(well)s of %(num)s mentorships are on course", every[-1], well=well[-1])
    if len(well) < 2:
        return f"{now}."
    change = well[-1] - well[-2]
    if not change:
        return _("%(now)s, as many as at the end of last month.", now=now) if step == MONTH else _(
            "%(now)s, as many as at the end of last week.", now=now)
    facts = {"now": now, "count": abs(change)}
    if change > 0:
        return _("%(now)s, %(count)s more than at the end of last month.", **facts) if step == MONTH else _(
            "%(now)s, %(count)s more than at the end of last week.", **facts)
    return _("%(now)s, %(count)s fewer than at the end of last month.", **facts) if step == MONTH else _(
        "%(now)s, %(count)s fewer than at the end of last week.", **facts)


def _head(step: str, at: datetime, *, is_last: bool) -> str:
    if is_last:
        return _("now")
    day = at - timedelta(microseconds=1)
    if step == MONTH:
        return format_date(day, "LLL", locale=get_locale())
    return format_date(day - timedelta(days=day.weekday()), "d MMM", locale=get_locale())
