"""The desk's objectives: where they stand, one of them to be changed, and the figures that are entered for it."""
from flask import Blueprint, abort, flash
from flask_babel import gettext as _

from portal.clock import now, today
from portal.programs.blueprints import coordinated
from portal.programs.models import Objective, Program
from portal.programs.queries import objectives_of
from portal.summaries.numbers import valued
from portal.summaries.objectives import actions
from portal.summaries.objectives.actions import MOST_OBJECTIVES
from portal.summaries.objectives.forms import FigureForm, ObjectiveForm, state_of
from portal.summaries.objectives.queries import history_of, holds
from portal.summaries.objectives.shown import standings
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("objectives", __name__)
bp.add_app_template_filter(valued, "figure")


@bp.get("/desk/programs/<id:program_id>/objectives")
@access.staff
def index(program_id):
    """What the company wants from the program, what each is counted from, and where it stands today."""
    program = coordinated(program_id)
    return _page("index", program, standings=standings(program, now()), most=MOST_OBJECTIVES)


@bp.get("/desk/programs/<id:program_id>/objectives/new")
@access.staff
def new(program_id):
    """The form of one more objective; for a program that has as many as there is room for, the list."""
    program = coordinated(program_id)
    if objectives_of(program).count() >= MOST_OBJECTIVES:
        return pages.go_to("objectives.index", program_id=program_id)
    form = pages.form(ObjectiveForm, program=program, due_on=program.ends_on, unit="percent")
    return _page("edit", program, form=form, objective=None, theirs={})


@bp.post("/desk/programs/<id:program_id>/objectives")
@access.staff
def add(program_id):
    """Add an objective; sent twice it is there once."""
    program = coordinated(program_id)
    form = ObjectiveForm(program=program)
    if not form.validate():
        return pages.again("objectives.new", form, program_id=program_id)
    me = access.me()
    try:
        only_once(form, lambda: actions.add(program, by=me, values=form.values()), by=me.id, stands=_stands)
    except actions.TooMany:
        flash(_("A program has room for %(most)s objectives. Leave one out before you add another.", most=MOST_OBJECTIVES), "waits")
    return pages.go_to("objectives.index", program_id=program_id)


@bp.get("/desk/programs/<id:program_id>/objectives/<id:objective_id>")
@access.staff
def edit(program_id, objective_id):
    """The objective, to be changed; after somebody else was faster, with what was saved meanwhile beside what was typed."""
    program = coordinated(program_id)
    objective = _found(program, objective_id)
    form = pages.form(ObjectiveForm, program=program, **state_of(objective))
    theirs = form.met_again(objective) if form.version != objective.version and not form.errors else {}
    return _page("edit", program, form=form, objective=objective, theirs=theirs, entered=history_of(objective).count())


@bp.post("/desk/programs/<id:program_id>/objectives/<id:objective_id>")
@access.staff
def change(program_id, objective_id):
    """Change the objective. Saving the same twice changes nothing, and an earlier state may come back; so no key is kept."""
    program = coordinated(program_id)
    objective, form = _found(program, objective_id), ObjectiveForm(program=program)
    if not form.validate():
        return pages.again("objectives.edit", form, program_id=program_id, objective_id=objective_id)
    try:
        actions.change(objective, by=access.me(), seen=form.version, values=form.values())
    except actions.Changed:
        return pages.again("objectives.edit", form, program_id=program_id, objective_id=objective_id)
    flash(_("The objective is saved."))
    return pages.go_to("objectives.index", program_id=program_id, _anchor=f"objective-{objective_id}")


@bp.post("/desk/programs/<id:program_id>/objectives/<id:objective_id>/removal")
@access.staff
def remove(program_id, objective_id):
    """Leave the objective out from now on."""
    program = coordinated(program_id)
    actions.remove(_found(program, objective_id), by=access.me())
    flash(_("The objective is left out from now on. What was published keeps it."))
    return pages.go_to("objectives.index", program_id=program_id)


@bp.get("/desk/programs/<id:program_id>/objectives/<id:objective_id>/figures")
@access.staff
def figures(program_id, objective_id):
    """The figures that were entered for an objective, and a form for the next one."""
    program = coordinated(program_id)
    objective = _own(program, objective_id)
    form = pages.form(FigureForm, objective=objective, as_of=today())
    return _page("figures", program, form=form, objective=objective, history=list(history_of(objective)))


@bp.post("/desk/programs/<id:program_id>/objectives/<id:objective_id>/figures")
@access.staff
def enter(program_id, objective_id):
    """Enter a figure with its day and source; sent twice it is there once."""
    program, me = coordinated(program_id), access.me()
    objective = _own(program, objective_id)
    form = FigureForm(objective=objective)
    if not form.validate():
        return pages.again("objectives.figures", form, program_id=program_id, objective_id=objective_id)
    only_once(form, lambda: actions.enter(objective, by=me, at=now(), **form.values()), by=me.id, stands=holds)
    flash(_("The figure is entered. The next draft of a summary takes it, or “Take today’s figures” in the present one."))
    return pages.go_to("objectives.figures", program_id=program_id, objective_id=objective_id)


def _found(program: Program, objective_id: int) -> Objective:
    return access.found(objectives_of(program).where(Objective.id == objective_id))


def _own(program: Program, objective_id: int) -> Objective:
    """An objective without a measure of the portal's."""
    objective = _found(program, objective_id)
    return abort(404) if objective.measure else objective


def _stands(objective_id: int) -> bool:
    return Objective.select().where(Objective.id == objective_id).exists()


def _page(name: str, program: Program, **context):
    return pages.page(f"summaries/objectives/{name}.html", program=program, here="objectives", **context)
