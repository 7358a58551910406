"""The frozen answers of a publication as lines of a table for spreadsheet programs."""
from flask_babel import gettext as _

from portal.summaries.answers.words import share_words


def answer_lines(figures: dict) -> list[dict]:
    """A line for each number that is told, as {"name", "value", "unit", "row"}; of what is held back, one that says so."""
    return [line for row in figures.get("answers", {}).get("rows", []) for line in _lines(row)]


def _lines(row: dict) -> list[dict]:
    """The share or the median first, then what else is told of the same answers, then the items."""
    median = _("%(name)s: median change") if "until" in row and row["share"] else _("%(name)s: median")
    named = {"median": median, "before": _("%(name)s: median at the start"), "after": _("%(name)s: median since")}
    told = [(row["name"], _first(row), row["unit"])]
    known = {key: words for key, words in named.items() if row["share"] and row.get(key) is not None}
    told += [(words % {"name": row["name"]}, row[key], "number") for key, words in known.items()]
    told += [(f"{row['name']}: {bar['name']}", _plain(bar), "percent") for bar in row["bars"]]
    lines = [{"name": name, "value": value, "unit": unit, "row": row} for name, value, unit in told]
    items = ({**row, **item, "name": f"{row['name']}: {item['name'].rstrip('.')}", "items": []} for item in row["items"])
    return lines + [line for item in items for line in _lines(item)]


def _first(row: dict) -> float | str:
    if not row["band"]:
        return _("too few to show")
    if row["share"]:
        return _plain(row["share"])
    return row["median"] if row["median"] is not None else _("a median needs ten answers that are not all the same")


def _plain(share: dict) -> float | str:
    """A share as a number; of one that is a bound, words."""
    return share_words(share) if share["bound"] else share["value"]
