"""The objectives and measures of one publication as a table for spreadsheet programs: the frozen row, and nothing else."""
from flask_babel import gettext as _

from portal.sheets import csv_bytes
from portal.summaries.answers.binding import objective_figures
from portal.summaries.answers.listing import answer_lines
from portal.summaries.answers.words import band_words, bounded, rate_words
from portal.summaries.models import Publication
from portal.summaries.reading_told import read_told
from portal.summaries.suggesting import is_less_better


def sheet_of(publication: Publication) -> bytes:
    """A line for each objective, for each measure, for each number of answers, and for each theme of interviews; no quotation.

    Numbers are as they were frozen, not rounded for reading; no cell is a formula.
    """
    figures = publication.figures
    measures = {measure["key"]: measure for measure in figures["measures"]}
    known = measures | objective_figures(figures.get("answers", {}))
    objectives = [_objective(row, known.get(row["measure"]), figures["as_of"]) for row in figures["objectives"]]
    said = [_answer(line, figures["as_of"]) for line in answer_lines(figures)]
    rows = [*objectives, *(_measure(measure, figures["as_of"]) for measure in measures.values()), *said]
    rows += [_theme(theme, figures["as_of"]) for theme in read_told(figures)["themes"]]
    heads = _heads()
    return csv_bytes(heads.values(), [[row.get(name) for name in heads] for row in rows])


def _heads() -> dict[str, str]:
    return {
        "kind": _("What it is"), "name": _("Name"), "value": _("Figure"), "unit": _("Counted in"), "as_of": _("As of"),
        "numerator": _("Numerator"), "denominator": _("Denominator"), "counts": _("What the denominator counts"), "n": _("People"),
        "period": _("Period"), "baseline": _("Baseline"), "baseline_on": _("Baseline of"), "baseline_source": _("Source of the baseline"),
        "target": _("Target"), "better": _("Which way is better"), "due_on": _("By"), "owner": _("Who answers for it"),
        "rate": _("Who answered"), "before": _("In the last summary"), "before_as_of": _("Last summary as of"), "source": _("Counted from"),
        "evidence": _("Evidence for"),
    }


def _objective(row: dict, measure: dict | None, as_of: str) -> dict:
    source = measure["name"] if measure else row.get("source", "")
    counted = _counted(measure) if measure else {}
    told = {"value": _shown(_told(row, "now", "bound"), is_own=measure is None), "before": _told(row, "before", "before_bound")}
    named = {"kind": _("Objective"), "name": row["title"], "source": source, "better": _("less") if is_less_better(row) else _("more")}
    days = {"as_of": row.get("figure_on") or as_of, "before_as_of": row["before_as_of"] if row["before"] is not None else None}
    return {**row, **counted, **told, **named, **days}


def _answer(line: dict, as_of: str) -> dict:
    """A number of answers; how many people, and how many of those asked, as they may be told."""
    row = line["row"]
    source = row["definition"] or row.get("source", "")
    named = {"kind": _("Answers"), "name": line["name"], "unit": line["unit"], "source": source}
    return {**named, **_who(row), "value": line["value"], "as_of": row["kept_from"] or as_of}


def _measure(measure: dict, as_of: str) -> dict:
    told = {"kind": _("Measure"), "name": measure["name"], "unit": measure["unit"], "source": measure["definition"]}
    return {**told, **_counted(measure), "value": _shown(measure["value"]), "as_of": as_of}


def _told(row: dict, name: str, bound: str) -> float | str | None:
    """A figure of an objective; where only a bound is told, in words."""
    return bounded(row[name], row["unit"], row[bound]) if row.get(bound) else row[name]


def _who(row: dict) -> dict:
    """How many people answered, and how many of those asked."""
    return {"n": band_words(row["band"], row.get("people") or row["counts"]), "rate": rate_words(row["rate"])} if row["band"] else {}


def _theme(theme: dict, as_of: str) -> dict:
    told = {"kind": _("Theme of interviews"), "name": theme["title"], "value": theme["people"], "as_of": as_of}
    return {**told, "unit": _("How many people said it"), "source": theme["words"], "evidence": theme["objective"]}


def _counted(measure: dict) -> dict:
    if "band" in measure:
        return {"counts": measure["counts"], "period": measure["period"], **_who(measure)}
    return {name: measure[name] for name in ("numerator", "denominator", "counts", "n", "period")}


def _shown(value: float | None, *, is_own: bool = False) -> float | str | None:
    """A figure, or that too few stand behind it; of a figure that nobody entered, nothing."""
    return value if value is not None or is_own else _("too few to show")
