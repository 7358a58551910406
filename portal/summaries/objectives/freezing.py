"""An objective as a row of figures, the same for a summary that freezes it and for the desk that shows it today."""
from portal.programs.models import Objective
from portal.summaries.objectives.models import EnteredFigure

MOST_POINTS = 12


def objective_row(objective: Objective, measured: dict | None, entered: list[EnteredFigure], earlier: dict | None) -> dict:
    """What is said of an objective: as JSON.

    `measured` is the figure of its measure, `entered` the figures of an objective without one, oldest first; `earlier` are the
    figures of the last published summary.
    """
    before = _before(objective, earlier or {})
    newest = entered[-1] if entered and not objective.measure else None
    now = newest.value if newest else (measured or {}).get("value") if objective.measure else None
    return {
        "id": objective.id, "title": objective.title, "measure": objective.measure, "unit": objective.unit,
        "less_is_better": objective.less_is_better, "target": objective.target, "due_on": objective.due_on.isoformat(),
        "owner": objective.owner, "baseline": objective.baseline, "baseline_source": objective.baseline_source,
        "baseline_on": objective.baseline_on.isoformat() if objective.baseline_on else None,
        "now": now, "bound": "" if newest else (measured or {}).get("bound", ""),
        "figure_on": newest.as_of.isoformat() if newest else None, "source": newest.source if newest else "",
        "before": before.get("now"), "before_bound": before.get("bound", ""), "before_as_of": (earlier or {}).get("as_of"),
        "history": _history(objective, entered, before, earlier or {})[-MOST_POINTS:],
    }


def _before(objective: Objective, earlier: dict) -> dict:
    """How this objective stood then; what was counted from something else is no earlier figure of it."""
    same = {"id": objective.id, "measure": objective.measure, "unit": objective.unit}
    return next((row for row in earlier.get("objectives", []) if same.items() <= row.items()), {})


def _history(objective: Objective, entered: list[EnteredFigure], before: dict, earlier: dict) -> list[dict]:
    """The figures before the present one: those entered, or those of each summary that was published."""
    if not objective.measure:
        return [{"as_of": figure.as_of.isoformat(), "now": figure.value} for figure in entered[:-1]]
    last = {"as_of": earlier.get("as_of"), "now": before.get("now"), "bound": before.get("bound", "")}
    return [*before.get("history", []), last] if before else []
