"""Reads of objectives' entered figures, each with the objective's program in its condition."""
from datetime import date

from peewee import JOIN, ModelSelect

from portal.people.models import Person
from portal.programs.models import Objective, Program
from portal.summaries.objectives.models import EnteredFigure


def entered_figures(program: Program, by: date) -> dict[int, list[EnteredFigure]]:
    """{objective: its entered figures of days up to `by`, a day each, oldest first}; of one day the one entered last."""
    rows = EnteredFigure.select().join(Objective).where(Objective.program == program, EnteredFigure.as_of <= by)
    found: dict[int, dict[date, EnteredFigure]] = {}
    for row in rows.order_by(EnteredFigure.as_of, EnteredFigure.id):
        found.setdefault(row.objective_id, {})[row.as_of] = row
    return {objective: list(days.values()) for objective, days in found.items()}


def history_of(objective: Objective) -> ModelSelect:
    """Every figure that was entered for this objective, each with who entered it, newest day first."""
    rows = EnteredFigure.select(EnteredFigure, Person).join(Person, JOIN.LEFT_OUTER)
    return rows.where(EnteredFigure.objective == objective).order_by(EnteredFigure.as_of.desc(), EnteredFigure.id.desc())


def holds(figure_id: int) -> bool:
    """Whether this entered figure is still the newest of its day: only then is the same once more a repeat."""
    figure = EnteredFigure.get_or_none(EnteredFigure.id == figure_id)
    if figure is None:
        return False
    same = (EnteredFigure.objective == figure.objective_id) & (EnteredFigure.as_of == figure.as_of)
    return not EnteredFigure.select().where(same, EnteredFigure.id > figure_id).exists()
