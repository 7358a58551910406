"""Reads the frozen answers of a publication for its page and its paper alike; older publications have none."""
from dataclasses import dataclass

from flask_babel import gettext as _

from portal.charts.change import Change
from portal.charts.columns import Columns
from portal.summaries.answers.charting import bars_chart, moved_chart
from portal.summaries.answers.measures import MEETINGS, MOVED, RELATIONSHIP, SAFE, WHOLE
from portal.summaries.answers.words import answered, share_words
from portal.summaries.numbers import LONGEST_TITLE, SHORT, day_of, number, short


@dataclass(frozen=True)
class Said:
    """What people say, ready to be set: sets with their items, single measures and coordinators' own sets, each with its spread in words.

    Of two things there is a chart: of what has moved, and of who would recommend the program.
    """

    sets: list[dict]
    lists: list[dict]
    moved: Change | None
    whole: Columns | None
    # Whether any figure may be shown; where none may, nothing is set.
    any_said: bool


def read_answers(figures: dict) -> Said:
    """The answers of a publication's figures."""
    rows = figures.get("answers", {}).get("rows", [])
    of = {group: [row for row in rows if row["group"] == group] for group in (RELATIONSHIP, MOVED, MEETINGS, SAFE, WHOLE)}
    gap = figures.get("answers", {}).get("gap")
    sets = [
        _set(_("How people find working together"), of[RELATIONSHIP], _gap(gap, of[RELATIONSHIP])),
        _set(_("How safe it is to speak"), of[SAFE], _("Of the whole program alone; never of one person.")),
    ]
    lists = [
        _list(_("What has moved since the start"), of[MOVED], _unmatched(of[MOVED])), _list(_("The sessions"), of[MEETINGS]),
        _list(_("The program as a whole"), of[WHOLE]), *_own([row for row in rows if row["group"] not in of]),
    ]
    whole = next((bars_chart(row) for row in of[WHOLE] if row["key"] == "would_recommend"), None)
    any_said = any(row["band"] for row in rows)
    sets, lists = [one for one in sets if one["columns"]], [one for one in lists if one["rows"]]
    return Said(sets, lists, moved_chart(of[MOVED]), whole, any_said)


def _set(title: str, rows: list[dict], note: str) -> dict:
    """Items with their scores, a column for each group of people; who is too few is told in the note alone."""
    items = [(short(item["name"], LONGEST_TITLE), [_cell(row["items"][place]) for row in rows]) for place, item in enumerate(
        rows[0]["items"])] if rows else []
    told = [_("%(name)s: %(answered)s.", name=row["name"], answered="; ".join(filter(None, (_who(row), _bars(row))))) for row in rows]
    columns = [row["people"][:1].upper() + row["people"][1:] for row in rows]
    items.append((_("Mean of all items"), [_cell(row) for row in rows]))
    return {"title": title, "columns": columns, "rows": items, "notes": [*told, note]}


def _cell(row: dict) -> dict | None:
    """A share with its median and, if it was not told anew, its day; None for too few."""
    if not row["band"]:
        return None
    day = _("on %(day)s", day=day_of(row["kept_from"], SHORT)) if row["kept_from"] else ""
    return {"share": share_words(row["share"]), "more": " · ".join(filter(None, (_median(row), day)))}


def _list(title: str, rows: list[dict], note: str = "") -> dict:
    return {"title": title, "note": note, "rows": [_line(row) for row in rows]}


def _line(row: dict) -> dict:
    figure, more = _figure(row)
    return {
        "name": row["name"], "definition": row["definition"], "value": figure, "median": more, "bars": _bars(row), "answered": _who(row),
    }


def _bars(row: dict) -> str:
    """How the answers are spread."""
    return ", ".join(f"{bar['name']}: {share_words(bar)}" for bar in row["bars"])


def _figure(row: dict) -> tuple[str | None, str]:
    """The number to set largest, and what stands beside it; None for too few."""
    if not row["band"]:
        return None, ""
    if row["share"]:
        return share_words(row["share"]), _moved(row) or _median(row)
    return (number(row["median"]) if row["median"] is not None else "–"), _scale(row)


def _median(row: dict) -> str:
    return _("median\u00a0%(value)s", value=number(row["median"])) if row["median"] is not None else ""


def _moved(row: dict) -> str:
    """By how much the middle has moved, with both sides where they may be told."""
    if "until" not in row or row["median"] is None:
        return ""
    way = number(row["median"]) if row["median"] <= 0 else f"+{number(row['median'])}"
    said = _("median change %(way)s", way=way)
    if row.get("before") is None:
        return said
    return _("%(said)s, from %(before)s to %(after)s", said=said, before=number(row["before"]), after=number(row["after"]))


def _scale(row: dict) -> str:
    if row["median"] is None:
        return _("a median needs ten answers that are not all the same")
    return _("median, from %(low)s to %(high)s", low=row["lowest"], high=row["highest"]) if "lowest" in row else _("median")


def _who(row: dict) -> str:
    return answered(row, row["people"]) if row["band"] else _("too few to show")


def _gap(gap: float | None, rows: list[dict]) -> str:
    if gap is None:
        return ""
    if gap == 0:
        return _("The medians of both sides are the same.")
    lower, higher = (row["people"] for row in (rows if gap > 0 else rows[::-1]))
    return _("By the medians, %(higher)s lie %(apart)s above %(lower)s.", higher=higher, lower=lower, apart=number(abs(gap)))


def _unmatched(rows: list[dict]) -> str:
    """Up to when it is compared, and that who answered once is left out."""
    told = {row.get("until") for row in rows if row["band"]}
    left_out = _("Who answered only one of the two is left out.")
    if told == {"end"}:
        return _("The start is compared with the end. %(left_out)s", left_out=left_out)
    if told == {"middle"}:
        return _("The start is compared with half-way: few have come to the end. %(left_out)s", left_out=left_out)
    return _("The start is compared with the end, or with half-way while few have come to it. %(left_out)s", left_out=left_out)


def _own(rows: list[dict]) -> list[dict]:
    """The coordinators' own sets, each under its name with where it comes from."""
    found: dict[str, list[dict]] = {}
    for row in rows:
        found.setdefault(row["group"], []).append(row)
    return [_list(mine[0]["set"], mine, mine[0]["source"]) for mine in found.values()]
