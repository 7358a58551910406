"""Reads a publication for its page and its paper alike: both show what this makes of the frozen row, and nothing else."""
from dataclasses import dataclass

from flask_babel import gettext as _

from portal.charts.columns import Columns
from portal.programs.small_groups import SMALLEST
from portal.summaries.answers.binding import objective_figures
from portal.summaries.answers.reading import Said, read_answers
from portal.summaries.charting import sessions_chart
from portal.summaries.format_words import DEPARTMENT, TOO_FEW
from portal.summaries.headline_figures import headline_figures
from portal.summaries.large_charts import LargeCharts, large_charts
from portal.summaries.models import Publication
from portal.summaries.numbers import LONGEST_NAME, LONGEST_TITLE, SHORT, counted, day_of, number, short, valued
from portal.summaries.objectives.reading import earlier_figures, read_objective
from portal.summaries.reading_told import evidence_for, read_told


@dataclass(frozen=True)
class Sheet:
    """A summary, ready to be set: words, figures and charts; `chart`, of the months, is None before anything was due or held."""

    program: str
    headline: str
    lead: str
    facts: list[tuple[str, str]]
    figures: list[dict]
    objectives: list[dict]
    # [title, its figures with their days]: what the small lines of the objectives draw.
    earlier: list[list[str]]
    decisions: list[dict]
    chart: Columns | None
    groups: dict
    talked: list[dict]
    said: Said
    findings: list[str]
    limits: str
    measures: list[dict]
    large: LargeCharts
    # What the paper alone has.
    departments: dict
    edition: dict
    # What people said in interviews, and words that were offered for quoting.
    told: dict
    # How few people a figure of this publication may be about.
    smallest: int = SMALLEST


def read(publication: Publication) -> Sheet:
    """The sheet of a draft or a published summary."""
    figures = publication.figures
    months, smallest = figures["months"], figures.get("smallest", SMALLEST)
    measured = [*figures["measures"], *objective_figures(figures.get("answers", {})).values()]
    return Sheet(
        program=short(figures["program"]["name"], LONGEST_NAME),
        headline=publication.headline,
        lead=publication.lead,
        facts=_facts(publication),
        figures=headline_figures(figures),
        objectives=[_objective(objective, measured, figures) for objective in figures["objectives"]],
        earlier=earlier_figures(figures["objectives"], figures["as_of"]),
        decisions=[decision(line) for line in lines(publication.decisions)],
        chart=sessions_chart(months, figures["as_of"]) if months else None,
        talked=[_talked(figures[key], title, note) for key, title, note in _told(smallest) if figures.get(key, {}).get("rows")],
        said=read_answers(figures),
        groups=_groups(figures, publication.program.format),
        findings=lines(publication.findings),
        limits=publication.limits,
        smallest=smallest,
        measures=[_measure(measure, figures.get("history", [])) for measure in figures["measures"]],
        large=large_charts(figures, publication.program.format),
        departments=_departments(figures, publication.program.format),
        edition=_edition(publication),
        told=read_told(figures),
    )


def lines(text: str) -> list[str]:
    """What was written, a line each."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def decision(line: str) -> dict:
    """A decision asked for, from "what; by whom or when"."""
    ask, _semicolon, by = line.rpartition(";") if ";" in line else (line, "", "")
    by = by.strip()
    return {"ask": ask.strip(), "by": by[:1].upper() + by[1:]}


def _objective(row: dict, measured: list[dict], figures: dict) -> dict:
    return read_objective(row, measured, figures["as_of"]) | {"told": evidence_for(row, figures)}


def _facts(publication: Publication) -> list[tuple[str, str]]:
    program = publication.figures["program"]
    span = {"first": day_of(program["starts_on"], SHORT), "last": day_of(program["ends_on"], SHORT)}
    return [
        (_("Program"), _("%(name)s, %(first)s to %(last)s", name=short(program["name"], LONGEST_NAME), **span)),
        (_("Figures as of"), day_of(publication.figures["as_of"])),
        (_("Version"), _version(publication)),
    ]


def _version(publication: Publication) -> str:
    if not publication.published_at:
        return _("%(number)s, a draft", number=publication.number)
    said = _("%(number)s of %(day)s", number=publication.number, day=day_of(publication.published_at))
    if publication.corrects_id:
        return _("%(version)s, corrects version %(number)s", version=said, number=publication.corrects.number)
    return said


def _groups(figures: dict, format: str) -> dict:
    groups, names = figures["groups"], ("mentorships", "active", "held", "due")
    counts = [*groups["rows"], groups["total"]]
    rows = [[short(row["name"], LONGEST_NAME), *(None if row[name] is None else number(row[name]) for name in names)] for row in counts]
    heads = [str(DEPARTMENT[format]), _("Pairs"), _("Active now"), _("Held"), _("Due")]
    shown = [{"label": head, "num": index > 0} for index, head in enumerate(heads)]
    too_few = str(TOO_FEW[format]) % {"smallest": figures.get("smallest", SMALLEST)}
    return {"caption": too_few, "heads": shown, "rows": rows if groups["rows"] else []}


def _told(smallest: int) -> tuple[tuple[str, str, str], ...]:
    """The tables of sessions by what is said of them, with title and note; a summary of before they were counted has none."""
    several = _(
        "A session can be about several topics; what fewer than %(smallest)s people share is left out, and what would give it away.",
        smallest=smallest,
    )
    return (
        ("topics", _("What people talk about"), several),
        ("lengths", _("How long sessions are"), _("As its members report it; where two differ, the shorter.")),
    )


def _talked(table: dict, title: str, note: str) -> dict:
    rows = [*table["rows"], {"name": _("All sessions counted here"), "sessions": table["total"]}]
    cells = [(short(row["name"], LONGEST_TITLE), None if row["sessions"] is None else number(row["sessions"])) for row in rows]
    return {"title": title, "note": note, "rows": cells}


def _departments(figures: dict, format: str) -> dict:
    """The table of the paper, with every number that its charts draw; empty for figures of before they were counted."""
    groups, smallest = figures["groups"], figures.get("smallest", SMALLEST)
    names = ("mentorships", "open", "active", "held", "due")
    counts = [row for row in (*groups["rows"], groups["total"]) if "open" in row]
    rows = [[short(row["name"], LONGEST_NAME), *(None if row[name] is None else number(row[name]) for name in names)] for row in counts]
    heads = [str(DEPARTMENT[format]), _("Begun"), _("Open"), _("Active"), _("Sessions held"), _("Sessions due")]
    shown = [{"label": head, "num": index > 0} for index, head in enumerate(heads)]
    return {"caption": str(TOO_FEW[format]) % {"smallest": smallest}, "heads": shown, "rows": rows if groups["rows"] else []}


def _edition(publication: Publication) -> dict:
    """What every page of the paper says of itself, its size, and the newer version that corrects it."""
    frozen, day = publication.figures, publication.published_at or publication.drafted_at
    smallest = frozen.get("smallest", SMALLEST)
    said = _("Publication %(id)s of %(day)s, k = %(smallest)s. Figures for fewer than %(smallest)s people are never shown.",
             id=publication.id, day=day_of(day), smallest=smallest)
    last = day_of(frozen["history"][-1]["as_of"], SHORT) if frozen.get("history") else ""
    wrong = publication.corrects if publication.corrects_id else None
    puts_right = wrong and _("This version corrects version %(number)s of %(day)s", number=wrong.number, day=day_of(wrong.published_at))
    return {"said": said, "paper": frozen.get("paper", "a4"), "last": last, "corrects": puts_right}


def _measure(measure: dict, history: list[dict]) -> dict:
    shown = measure["value"] is not None
    last = history[-1]["values"].get(measure["key"]) if history else None
    return {
        "before": valued(last, measure["unit"]) if last is not None else "",
        "name": measure["name"], "definition": measure["definition"], "period": measure["period"], "is_now": measure["is_now"],
        "value": valued(measure["value"], measure["unit"]) if shown else None,
        "counted": counted(measure) if shown else "", "n": number(measure["n"]) if shown else None,
    }
