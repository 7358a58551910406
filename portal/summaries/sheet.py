"""The objectives and measures of one publication as a table for spreadsheet programs: the frozen row, and nothing else."""
from flask_babel import gettext as _

from portal.sheets import csv_bytes
from portal.summaries.models import Publication
from portal.summaries.reading_told import read_told
from portal.summaries.suggesting import is_less_better


def sheet_of(publication: Publication) -> bytes:
    """A line for each objective, measure and theme of interviews; no quotation.

    Numbers are as they were frozen, not rounded for reading; no cell is a formula.
    """
    figures = publication.figures
    measures = {measure["key"]: measure for measure in figures["measures"]}
    objectives = [_objective(row, measures.get(row["measure"]), figures["as_of"]) for row in figures["objectives"]]
    rows = [*objectives, *(_measure(measure, figures["as_of"]) for measure in measures.values())]
    rows += [_theme(theme, figures["as_of"]) for theme in read_told(figures)["themes"]]
    heads = _heads()
    return csv_bytes(heads.values(), [[row.get(name) for name in heads] for row in rows])


def _heads() -> dict[str, str]:
    return {
        "kind": _("What it is"), "name": _("Name"), "value": _("Figure"), "unit": _("Counted in"), "as_of": _("As of"),
        "numerator": _("Numerator"), "denominator": _("Denominator"), "counts": _("What the denominator counts"), "n": _("People"),
        "period": _("Period"), "baseline": _("Baseline"), "baseline_on": _("Baseline of"), "baseline_source": _("Source of the baseline"),
        "target": _("Target"), "better": _("Which way is better"), "due_on": _("By"), "owner": _("Who answers for it"),
        "before": _("In the last summary"), "before_as_of": _("Last summary as of"), "source": _("Counted from"),
        "evidence": _("Evidence for"),
    }


def _objective(row: dict, measure: dict | None, as_of: str) -> dict:
    source = measure["name"] if measure else row.get("source", "")
    counted = _counted(measure) if measure else {}
    return {
        **row, **counted, "kind": _("Objective"), "name": row["title"], "value": _shown(row["now"], is_own=measure is None),
        "as_of": row.get("figure_on") or as_of, "source": source, "better": _("less") if is_less_better(row) else _("more"),
        "before_as_of": row["before_as_of"] if row["before"] is not None else None,
    }


def _measure(measure: dict, as_of: str) -> dict:
    told = {"kind": _("Measure"), "name": measure["name"], "unit": measure["unit"], "source": measure["definition"]}
    return {**told, **_counted(measure), "value": _shown(measure["value"]), "as_of": as_of}


def _theme(theme: dict, as_of: str) -> dict:
    told = {"kind": _("Theme of interviews"), "name": theme["title"], "value": theme["people"], "as_of": as_of}
    return {**told, "unit": _("How many people said it"), "source": theme["words"], "evidence": theme["objective"]}


def _counted(measure: dict) -> dict:
    return {name: measure[name] for name in ("numerator", "denominator", "counts", "n", "period")}


def _shown(value: float | None, *, is_own: bool = False) -> float | str | None:
    """A figure, or that too few stand behind it; of a figure that nobody entered, nothing."""
    return value if value is not None or is_own else _("too few to show")
