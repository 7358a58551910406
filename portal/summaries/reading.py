"""Reads a publication for its page and its paper alike: both show what this makes of the frozen row, and nothing else."""
from dataclasses import dataclass

from flask_babel import gettext as _

from portal.charts.bullet import bullet
from portal.charts.columns import Columns
from portal.summaries.charting import sessions_chart
from portal.summaries.disclosure import SMALLEST
from portal.summaries.format_words import DEPARTMENT, TOO_FEW
from portal.summaries.headline_figures import headline_figures
from portal.summaries.models import Publication
from portal.summaries.numbers import SHORT, counted, day_of, number, standing, valued
from portal.summaries.paper_charts import PaperCharts, paper_charts
from portal.summaries.suggesting import is_met

# Names come from settings and rosters, where they may be longer than a line of paper.
LONGEST_TITLE, LONGEST_NAME = 64, 36


@dataclass(frozen=True)
class Sheet:
    """A summary, ready to be set: words, figures in their order, and one chart (None before anything was due or held)."""

    program: str
    headline: str
    lead: str
    facts: list[tuple[str, str]]
    figures: list[dict]
    objectives: list[dict]
    decisions: list[dict]
    chart: Columns | None
    groups: dict
    findings: list[str]
    limits: str
    measures: list[dict]
    # What the paper alone has.
    paper: PaperCharts
    departments: dict
    edition: dict



def read(publication: Publication) -> Sheet:
    """The sheet of a draft or a published summary."""
    figures = publication.figures
    months = figures["months"]
    return Sheet(
        program=short(figures["program"]["name"], LONGEST_NAME),
        headline=publication.headline,
        lead=publication.lead,
        facts=_facts(publication),
        figures=headline_figures(figures),
        objectives=[_objective(objective, figures["measures"], figures["as_of"]) for objective in figures["objectives"]],
        decisions=[decision(line) for line in lines(publication.decisions)],
        chart=sessions_chart(months, figures["as_of"]) if months else None,
        groups=_groups(figures["groups"], publication.program.format),
        findings=lines(publication.findings),
        limits=publication.limits,
        measures=[_measure(measure, figures.get("history", [])) for measure in figures["measures"]],
        paper=paper_charts(figures, publication.program.format),
        departments=_departments(figures, publication.program.format),
        edition=_edition(publication),
    )


def lines(text: str) -> list[str]:
    """What was written, a line each."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def decision(line: str) -> dict:
    """A decision asked for, from "what; by whom or when"."""
    ask, _semicolon, by = line.rpartition(";") if ";" in line else (line, "", "")
    by = by.strip()
    return {"ask": ask.strip(), "by": by[:1].upper() + by[1:]}


def short(text: str, most: int) -> str:
    """The text, cut where it is longer than `most` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


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


def _objective(objective: dict, measures: list[dict], as_of: str) -> dict:
    unit, now, target, start = (objective[name] for name in ("unit", "now", "target", "baseline"))
    measure = next((one for one in measures if one["key"] == objective["measure"]), None)
    less = start is not None and target < start
    due = _("by %(day)s", day=day_of(objective["due_on"], SHORT))
    row = {
        "title": objective["title"],
        "name": short(objective["title"], LONGEST_TITLE),
        "detail": " · ".join(filter(None, [measure and measure["name"], due, short(objective["owner"], LONGEST_NAME)])),
        "start": valued(start, unit) if start is not None else None,
        "target": valued(target, unit),
        "now": None, "n": "", "since": "", "standing": "", "kind": "", "chart": None,
        "late": _("the date has passed") if objective["due_on"] < as_of and not is_met(objective) else "",
    }
    if measure is None:
        # Upward does not compute it: that is not the same as too few.
        return row | {"now": "–", "standing": _("No figure yet")}
    if now is None:
        return row
    return row | {
        "now": valued(now, unit), "n": counted(measure), "since": _since(objective, unit),
        "standing": standing(now, target, unit, less_is_better=less), "kind": "met" if is_met(objective) else "behind",
        "chart": bullet(objective["title"], _on_the_way(row, valued(now, unit)), now, target, start=start,
                        high=100 if unit == "percent" else None, less_is_better=less, show=lambda value: valued(value, unit)),
    }


def _on_the_way(row: dict, now: str) -> str:
    if row["start"] is None:
        return _("%(now)s now; the target is %(target)s.", now=now, target=row["target"])
    return _("From %(start)s at the start to %(now)s now; the target is %(target)s.", start=row["start"], now=now, target=row["target"])


def _since(objective: dict, unit: str) -> str:
    if objective["before"] is None:
        return ""
    return _("was %(before)s on %(day)s", before=valued(objective["before"], unit), day=day_of(objective["before_as_of"], "d MMM"))


def _groups(groups: dict, format: str) -> dict:
    names = ("mentorships", "active", "held", "due")
    counts = [*groups["rows"], groups["total"]]
    rows = [[short(row["name"], LONGEST_NAME), *(None if row[name] is None else number(row[name]) for name in names)] for row in counts]
    heads = [str(DEPARTMENT[format]), _("Pairs"), _("Active now"), _("Held"), _("Due")]
    shown = [{"label": head, "num": index > 0} for index, head in enumerate(heads)]
    return {"caption": str(TOO_FEW[format]), "heads": shown, "rows": rows if groups["rows"] else []}


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
