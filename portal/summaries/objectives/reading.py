"""Reads an objective's row of figures for whoever looks at it: on the page, on paper and at the desk in the same words."""
from datetime import date

from flask_babel import gettext as _

from portal.charts.bullet import bullet
from portal.charts.line import Line, line
from portal.summaries.answers.words import answered, bounded, bounded_standing, drawn, written
from portal.summaries.numbers import LONGEST_NAME, LONGEST_TITLE, SHORT, counted, day_of, moved, short, standing, valued
from portal.summaries.suggesting import is_less_better, is_met

DAYS_WITHOUT_YEAR = 300


def read_objective(row: dict, measures: list[dict], as_of: str) -> dict:
    """The objective in words: where it began, where it is to be, where it is now and since last time; `now` is None for too few."""
    unit, now, target = row["unit"], row["now"], row["target"]
    measure = next((one for one in measures if one["key"] == row["measure"]), None)
    shown = {
        "title": row["title"],
        "name": short(row["title"], LONGEST_TITLE),
        "detail": " · ".join(filter(None, _details(row, measure))),
        "start": valued(row["baseline"], unit) if row["baseline"] is not None else None,
        "start_of": _start_of(row),
        "target": valued(target, unit),
        "now": None, "n": "", "since": "", "change": "", "standing": "", "kind": "", "chart": None, "trend": None, "note": "",
        "late": _("the date has passed") if row["due_on"] < as_of and not is_met(row) else "",
    }
    if now is None:
        # A figure that nobody entered is not the same as too few.
        return shown if row["measure"] else shown | {"now": "–", "standing": _("No figure yet")}
    less, told = is_less_better(row), bounded(now, unit, row.get("bound", ""))
    words, kind = _standing(row, less)
    return shown | _moving(row, as_of) | {
        "now": told, "n": _counted(measure) if measure else _entered(row), "since": _since(row, unit), "change": _change(row),
        "standing": words, "kind": kind,
        "chart": bullet(row["title"], _on_the_way(shown, told), now, target, start=row["baseline"],
                        high=100 if unit == "percent" else None, less_is_better=less, show=lambda value: valued(value, unit)),
    }


def _standing(row: dict, less: bool) -> tuple[str, str]:
    """How far it is from its target, and whether that is reached."""
    if row.get("bound"):
        return bounded_standing(row["now"], row["target"], row["unit"], row["bound"])
    return standing(row["now"], row["target"], row["unit"], less_is_better=less), "met" if is_met(row) else "behind"


def _change(row: dict) -> str:
    if row["before"] is None:
        return ""
    if row.get("bound") or row.get("before_bound"):
        return _("not told exactly")
    return moved(row["now"], row["before"], row["unit"])


def _counted(measure: dict) -> str:
    return answered(measure, measure["counts"]) if measure.get("band") else counted(measure)


def _moving(row: dict, as_of: str) -> dict:
    """What became of the figure since earlier ones: from two of them on a line, and what it was last time; of one alone, then and now."""
    known, since = [one for one in row.get("history", []) if one["now"] is not None], _since(row, row["unit"])
    drawn = trend(row, as_of) if len(known) > 1 else None
    return {"trend": drawn, "note": since if drawn and since else _moved(row, known[0], as_of) if known else since}


def _moved(row: dict, first: dict, as_of: str) -> str:
    # The year is said where it may be another one than the reader thinks of.
    long_ago = (date.fromisoformat(as_of) - date.fromisoformat(first["as_of"])).days > DAYS_WITHOUT_YEAR
    day, unit = day_of(first["as_of"], SHORT if long_ago else "d MMM"), row["unit"]
    before, now = (bounded(one["now"], unit, one.get("bound", "")) for one in (first, row))
    if not (first.get("bound") or row.get("bound")) and moved(row["now"], first["now"], unit) == _("unchanged"):
        return _("unchanged since %(day)s", day=day)
    return _("from %(before)s on %(day)s to %(now)s now", before=before, day=day, now=now)


def earlier_figures(rows: list[dict], as_of: str) -> list[list[str]]:
    """[title, every figure with its day] of the objectives that have a line."""
    lines = [(row, trend(row, as_of)) for row in rows if row["now"] is not None and _moving(row, as_of).get("trend")]
    return [[short(row["title"], LONGEST_TITLE), _told(drawn)] for row, drawn in lines]


def _told(drawn: Line) -> str:
    _name, cells = drawn.table.rows[0]
    return "; ".join(_("%(figure)s on %(day)s", figure=cell, day=day) for day, cell in zip(drawn.table.heads, cells, strict=True))


def trend(row: dict, as_of: str) -> Line | None:
    """The figures of an objective over the days on which it had one, with the way from baseline to target; None for fewer than two."""
    unit, way = row["unit"], _way(row)
    points = [(one["as_of"], _drawn(one, unit)) for one in row.get("history", [])]
    points.append((row.get("figure_on") or as_of, _drawn(row, unit)))
    known = [value for _day, value in points if value is not None]
    if len(known) < 2:
        return None
    target = _level(row, points[0][0], points[-1][0])
    return line(
        row["title"], _reading(row, known), [day_of(day, SHORT) for day, _value in points],
        [date.fromisoformat(day).toordinal() for day, _value in points], [value for _day, value in points],
        name=_("Figure"), corner=_("Day"), way=way or target, way_name=_("Planned") if way else _("Target"),
        last_label=day_of(row["due_on"], SHORT) if row["due_on"] >= as_of else "",
        show=lambda value: written(value, unit), too_few=_("too few to show"),
    )


def _drawn(one: dict, unit: str) -> float | None:
    """A figure for the line; a bound carries its words."""
    return drawn(one["now"], unit, one["bound"]) if one.get("bound") else one["now"]


def _way(row: dict) -> tuple | None:
    """From the baseline on its day to the target on its day; without both there is no such way."""
    if row["baseline"] is None or not row.get("baseline_on") or row["baseline_on"] >= row["due_on"]:
        return None
    ends = (("baseline_on", "baseline"), ("due_on", "target"))
    return tuple((date.fromisoformat(row[day]).toordinal(), row[value]) for day, value in ends)


def _level(row: dict, first: str, last: str) -> tuple:
    """The target as a level line, where nobody knows from where the way to it began."""
    return tuple((date.fromisoformat(day).toordinal(), row["target"]) for day in (first, max(last, row["due_on"])))


def _reading(row: dict, known: list[float]) -> str:
    unit = row["unit"]
    first, last, change = written(known[0], unit), written(known[-1], unit), moved(known[-1], known[0], unit)
    if any(hasattr(value, "words") for value in known):
        return _("From %(first)s to %(last)s; the target is %(target)s.", first=first, last=last, target=valued(row["target"], unit))
    if change == _("unchanged"):
        return _("Unchanged at %(last)s; the target is %(target)s.", last=last, target=valued(row["target"], unit))
    return _("%(change)s, from %(first)s to %(last)s; the target is %(target)s.", change=change[:1].upper() + change[1:], first=first,
             last=last, target=valued(row["target"], unit))


def _details(row: dict, measure: dict | None) -> tuple:
    """What it is counted from, or who says so, by when, and who answers for it."""
    source = measure["name"] if measure else row.get("source")
    return (source, _("by %(day)s", day=day_of(row["due_on"], SHORT)), short(row["owner"], LONGEST_NAME))


def _start_of(row: dict) -> str:
    """Of which day the baseline is, and who says so, as far as that is known."""
    if row["baseline"] is None or not row.get("baseline_on"):
        return ""
    day = day_of(row["baseline_on"], SHORT)
    return _("%(day)s, %(source)s", day=day, source=row["baseline_source"]) if row.get("baseline_source") else day


def _entered(row: dict) -> str:
    """Of which day a figure is that the portal did not compute; its source stands beside what it is about."""
    return _("of %(day)s", day=day_of(row["figure_on"], SHORT)) if row.get("figure_on") else ""


def _on_the_way(shown: dict, now: str) -> str:
    if shown["start"] is None:
        return _("%(now)s now; the target is %(target)s.", now=now, target=shown["target"])
    return _("From %(start)s at the start to %(now)s now; the target is %(target)s.", start=shown["start"], now=now, target=shown["target"])


def _since(row: dict, unit: str) -> str:
    if row["before"] is None:
        return ""
    before = bounded(row["before"], unit, row.get("before_bound", ""))
    return _("was %(before)s on %(day)s", before=before, day=day_of(row["before_as_of"], "d MMM"))
