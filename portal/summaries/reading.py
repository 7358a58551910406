"""Reads a publication for its page and its paper alike: both show what this makes of the frozen row, and nothing else."""
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from portal.charts import Columns, bullet, columns
from portal.summaries.models import Publication
from portal.summaries.numbers import counted, number, standing, valued
from portal.summaries.suggesting import is_met

KEY_MEASURES = ("first_session_30", "active")


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
    chart_note: str
    groups: dict
    findings: list[str]
    limits: str
    measures: list[dict]


def read(publication: Publication) -> Sheet:
    """The sheet of a draft or a published summary."""
    figures = publication.figures
    months = figures["months"]
    return Sheet(
        program=figures["program"]["name"],
        headline=publication.headline,
        lead=publication.lead,
        facts=_facts(publication),
        figures=_key_figures(figures),
        objectives=[_objective(objective, figures["measures"]) for objective in figures["objectives"]],
        decisions=[decision(line) for line in lines(publication.decisions)],
        chart=_chart(months) if months else None,
        chart_note=_("%(month)s counts up to the %(day)s.", month=_month(months[-1], "LLLL"), day=day_of(figures["as_of"])) if months else "",
        groups=_groups(figures["groups"]),
        findings=lines(publication.findings),
        limits=publication.limits,
        measures=[_measure(measure) for measure in figures["measures"]],
    )


def lines(text: str) -> list[str]:
    """What was written, a line each."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def decision(line: str) -> dict:
    """A decision asked for, from "what; by whom or when"."""
    ask, _semicolon, by = line.rpartition(";") if ";" in line else (line, "", "")
    return {"ask": ask.strip(), "by": by.strip()}


def day_of(value: str | datetime) -> str:
    """A day in words. Moments are read in UTC, so that page and paper say the same day to everybody."""
    day = date.fromisoformat(value) if isinstance(value, str) else value.date()
    return format_date(day, "d MMMM y", locale=get_locale())


def _facts(publication: Publication) -> list[tuple[str, str]]:
    program = publication.figures["program"]
    return [
        (_("Program"), _("%(name)s, %(first)s to %(last)s", name=program["name"], first=day_of(program["starts_on"]), last=day_of(program["ends_on"]))),
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


def _key_figures(figures: dict) -> list[dict]:
    measures = {measure["key"]: measure for measure in figures["measures"]}
    targets = {row["measure"]: row["target"] for row in figures["objectives"] if row["measure"]}
    return [_mentorships(figures["mentorships"]), _sessions(figures["sessions"]),
            *(_key_figure(measures[key], targets.get(key)) for key in KEY_MEASURES)]


def _mentorships(counts: dict) -> dict:
    label = _("Mentorships under way")
    if counts["live"] is None:
        return {"label": label, "value": None}
    missing = counts["wanted"] - counts["live"]
    wanted = _("Target %(wanted)s", wanted=number(counts["wanted"]))
    apart = _("%(target)s, %(missing)s short", target=wanted, missing=number(missing)) if missing > 0 else _("%(target)s, reached", target=wanted)
    note = _("of %(released)s ever released", released=number(counts["released"]))
    return {"label": label, "value": number(counts["live"]), "standing": apart, "kind": "behind" if missing > 0 else "met", "n": note}


def _sessions(counts: dict) -> dict:
    label = _("Sessions held")
    if counts["held"] is None:
        return {"label": label, "value": None}
    behind, due = counts["due"] - counts["held"], number(counts["due"])
    apart = _("Due %(due)s, %(much)s behind", due=due, much=number(behind)) if behind > 0 else _("Due %(due)s, %(much)s ahead", due=due, much=number(-behind))
    if not behind:
        apart = _("Due %(due)s, all held", due=due)
    both, one = number(counts["confirmed"]), number(counts["held"] - counts["confirmed"])
    note = _("%(both)s reported by both, %(one)s by one", both=both, one=one)
    return {"label": label, "value": number(counts["held"]), "standing": apart, "kind": "behind" if behind > 0 else "met", "n": note}


def _key_figure(measure: dict, target: float | None) -> dict:
    row = {"label": measure["name"], "value": None}
    if measure["value"] is None:
        return row
    row |= {"value": number(round(measure["value"])), "unit": "%", "n": counted(measure)}
    if target is not None:
        apart = standing(measure["value"], target, "percent")
        row |= {"standing": _("Target %(target)s, %(apart)s", target=valued(target, "percent"), apart=apart[:1].lower() + apart[1:]),
                "kind": "met" if measure["value"] >= target else "behind"}
    return row


def _objective(objective: dict, measures: list[dict]) -> dict:
    unit, now, target, start = (objective[name] for name in ("unit", "now", "target", "baseline"))
    measure = next((one for one in measures if one["key"] == objective["measure"]), None)
    less = start is not None and target < start
    detail = [measure["name"]] if measure else []
    row = {
        "name": objective["title"],
        "detail": " · ".join([*detail, _("by %(day)s", day=day_of(objective["due_on"])), *filter(None, [objective["owner"]])]),
        "start": valued(start, unit) if start is not None else None,
        "target": valued(target, unit),
        "now": None, "n": "", "since": "", "standing": "", "kind": "", "chart": None,
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
    return _("was %(before)s on %(day)s", before=valued(objective["before"], unit), day=day_of(objective["before_as_of"]))


def _chart(months: list[dict]) -> Columns:
    behind = [(row["due"] - row["held"], index) for index, row in enumerate(months) if row["held"] is not None and row["due"] > row["held"]]
    most, worst = max(behind, key=lambda pair: (pair[0], -pair[1])) if behind else (0, None)
    return columns(
        _("Sessions held in each month, against those due under the agreements"),
        _reading(months, most, worst),
        [_month(row, "LLL") for row in months],
        [row["held"] for row in months], plan=[row["due"] for row in months], name=_("Held"), plan_name=_("Due"), corner=_("Month"),
        marked=[] if worst is None else [worst], show=number, too_few=_("too few"), height=150,
    )


def _reading(months: list[dict], most: int, worst: int | None) -> str:
    if all(row["held"] is None for row in months):
        return _("There is too little to show yet.")
    if worst is None:
        return _("In every month shown, at least as many sessions were held as were due.")
    month = _month(months[worst], "LLLL")
    sessions = ngettext("%(num)s session", "%(num)s sessions", most)
    return _("%(month)s fell furthest behind: %(sessions)s fewer than were due.", month=month, sessions=sessions)


def _month(row: dict, pattern: str) -> str:
    return format_date(date.fromisoformat(row["month"]), pattern, locale=get_locale())


def _groups(groups: dict) -> dict:
    names = ("mentorships", "active", "held", "due")
    rows = [[row["name"], *(None if row[name] is None else number(row[name]) for name in names)] for row in (*groups["rows"], groups["total"])]
    heads = [_("Department of the leader"), _("Mentorships"), _("Active now"), _("Sessions held"), _("Due by now")]
    return {"heads": [{"label": head, "num": index > 0} for index, head in enumerate(heads)], "rows": rows if groups["rows"] else []}


def _measure(measure: dict) -> dict:
    shown = measure["value"] is not None
    return {
        "name": measure["name"], "definition": measure["definition"], "period": measure["period"],
        "value": valued(measure["value"], measure["unit"]) if shown else None,
        "counted": counted(measure) if shown else "", "n": number(measure["n"]) if shown else None,
    }
