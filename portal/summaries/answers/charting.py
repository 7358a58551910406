"""The charts of answers: a distribution as columns, and the medians of before and after; from what was frozen alone."""
from flask_babel import gettext as _

from portal.charts.change import Change, change
from portal.charts.columns import Columns, columns
from portal.summaries.answers.words import drawn, written
from portal.summaries.measures import PERCENT
from portal.summaries.numbers import number

# The scale that what has moved is asked on.
LOWEST, HIGHEST = 1, 5


def bars_chart(row: dict) -> Columns | None:
    """How the answers of one measure are spread; None where that may not be told."""
    if not row["bars"]:
        return None
    values = [drawn(bar["value"], PERCENT, bar["bound"]) for bar in row["bars"]]
    title = _("%(name)s: shares of those who answered, in steps of five", name=row["name"])
    # There are bars from ten answers on that are not all in one, so there is a median.
    reading = _("Half of the %(people)s who answered say %(median)s or more.", people=row["people"], median=number(row["median"]))
    names = [bar["name"] for bar in row["bars"]]
    return columns(title, reading, names, values, name=_("Share"), corner=_("Answer"), show=_percent)


def _percent(value: float) -> str:
    return written(value, PERCENT)


def moved_chart(rows: list[dict]) -> Change | None:
    """Where the middle stood at the start, and where it stands; of measures of which both may be told."""
    known = [row for row in rows if row.get("before") is not None]
    if not known:
        return None
    most = max(known, key=lambda row: abs(row["after"] - row["before"]))
    since = {row["until"] for row in known}
    after = {frozenset(("end",)): _("At the end"), frozenset(("middle",)): _("Half-way")}.get(frozenset(since), _("Since"))
    return change(
        _("Medians of who answered both times, from 1 to 5"),
        _("%(name)s: from %(before)s to %(after)s.", name=_thing(most), before=number(most["before"]), after=number(most["after"])),
        [(_thing(row), row["before"], row["after"]) for row in known], names=(_("At the start"), after), corner=_("Measure"),
        low=LOWEST, high=HIGHEST, show=number,
    )


def _thing(row: dict) -> str:
    return _("Confidence of %(people)s", people=row["people"]) if row["key"] == "confidence_change" else _(
        "Understanding of %(people)s", people=row["people"])
