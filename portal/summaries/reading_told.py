"""Reads what people told for the page, the paper and the table alike: the frozen row, and nothing else."""
from flask_babel import gettext as _

from portal.summaries.numbers import number


def read_told(figures: dict) -> dict:
    """{"heard", "themes", "quotes"}, ready to be set; all empty for figures of before there were any."""
    told = figures.get("told") or {}
    titles = {row["id"]: row["title"] for row in figures["objectives"]}
    themes = [
        {"title": row["title"], "words": row["words"], "people": people(row["people"]), "objective": titles.get(row["objective"], "")}
        for row in told.get("themes", [])
    ]
    return {"heard": people(told["heard"]) if told.get("heard") else "", "themes": themes, "quotes": told.get("quotes", [])}


def evidence_for(objective: dict, figures: dict) -> list[str]:
    """The titles of the themes that are evidence for an objective."""
    return [row["title"] for row in (figures.get("told") or {}).get("themes", []) if row["objective"] == objective["id"]]


def people(band: list) -> str:
    """A band of people in words."""
    first, last = band
    if last is None:
        return _("%(first)s people or more", first=number(first))
    return _("%(first)s to %(last)s people", first=number(first), last=number(last))
