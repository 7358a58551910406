"""Where a program's objectives stand today: counted now where a coordinator may see that, else as the last summary froze it."""
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.charts.line import Line
from portal.programs.models import Objective, Program
from portal.programs.queries import objectives_of
from portal.summaries.answers.binding import objective_figures, words_of
from portal.summaries.facts import facts_of
from portal.summaries.figures import live_figure
from portal.summaries.measures import MEASURES
from portal.summaries.objectives.freezing import objective_row
from portal.summaries.objectives.models import EnteredFigure
from portal.summaries.objectives.queries import entered_figures
from portal.summaries.objectives.reading import read_objective, trend
from portal.summaries.queries import last_published


@dataclass(frozen=True)
class Standing:
    """One objective for the desk: `said` as a summary would say it, `line` once there are two figures, `counted_from` in words.

    `waits` is true while a measure that only summaries show has none yet; `frozen_on` is the day of the summary that it is taken from,
    `source` who says what was entered last.
    """

    objective: Objective
    said: dict
    line: Line | None
    counted_from: dict | None
    waits: bool = False
    frozen_on: date | None = None
    source: str = ""


def standings(program: Program, at: datetime) -> list[Standing]:
    """The objectives of `program` in their order, as they stand at `at`."""
    objectives = list(objectives_of(program))
    live, entered = _counted_now(program, objectives, at), entered_figures(program, by=at.date())
    # A figure of now is compared with one of an earlier day; what is shown as it was frozen may be of today.
    earlier, newest = _figures(program, at.date()), _figures(program, at.date() + timedelta(days=1))
    return [_standing(one, live.get(one.measure), entered.get(one.id, []), earlier, at) if _has_own(one, live) else _frozen(one, newest, at)
            for one in objectives]


def in_short(program: Program, at: datetime) -> list[Standing]:
    """The same without counting anything: what was entered, and what the newest summary says. For the overview."""
    newest, entered = _figures(program, at.date() + timedelta(days=1)), entered_figures(program, by=at.date())
    return [_standing(one, None, entered.get(one.id, []), newest, at) if _has_own(one, {}) else _frozen(one, newest, at)
            for one in objectives_of(program)]


def _figures(program: Program, before: date) -> dict:
    """The figures of the newest published summary of an earlier day than `before`, or none."""
    last = last_published(program, before=before)
    return last.figures if last else {}


def _has_own(objective: Objective, live: dict) -> bool:
    """Whether it has a figure besides what a summary froze: one that was counted now, or those that are entered."""
    return not objective.measure or objective.measure in live


def _counted_now(program: Program, objectives: list[Objective], at: datetime) -> dict[str, dict]:
    """{measure: its figure of this moment} of those that the objectives name and the desk may count, from no more facts than they need."""
    wanted = [MEASURES[one.measure] for one in objectives if one.measure in MEASURES and not MEASURES[one.measure].only_published]
    if not wanted:
        return {}
    facts = facts_of(program, at, {name for measure in wanted for name in measure.reads})
    return {measure.key: live_figure(program, measure, facts) for measure in wanted}


def _standing(objective: Objective, live: dict | None, entered: list[EnteredFigure], earlier: dict, at: datetime) -> Standing:
    today = at.date().isoformat()
    row = objective_row(objective, live, entered, earlier)
    return Standing(objective, read_objective(row, [live] if live else [], today), trend(row, today), live, source=row["source"])


def _frozen(objective: Objective, newest: dict, at: datetime) -> Standing:
    """As the newest published summary says it, against the target that holds now."""
    figures = [*newest.get("measures", []), *objective_figures(newest.get("answers", {})).values()]
    measure = next((one for one in figures if one["key"] == objective.measure), None)
    row = objective_row(objective, measure, [], None)
    then = next((one for one in newest.get("objectives", []) if one["id"] == objective.id and one["measure"] == objective.measure), {})
    row |= {name: then[name] for name in ("before", "before_as_of", "history") if name in then}
    said = read_objective(row, [measure] if measure else [], at.date().isoformat())
    if measure is None:
        return Standing(objective, said, None, _words(objective), waits=True)
    return Standing(objective, said, trend(row, newest["as_of"]), measure, frozen_on=date.fromisoformat(newest["as_of"]))


def _words(objective: Objective) -> dict | None:
    """Name and definition of a measure without a figure."""
    measure = MEASURES.get(objective.measure)
    of_answers = words_of(objective.program.format, objective.measure)
    return {"name": str(measure.name), "definition": str(measure.definition)} if measure else of_answers
