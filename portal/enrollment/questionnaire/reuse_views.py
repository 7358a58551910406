"""Starting from another questionnaire, at the desk: choose one, see what would change, take it over."""
from flask import flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.questionnaire import reuse as questionnaire_reuse
from portal.programs.format_purposes import what_for
from portal.programs.models import Program
from portal.programs.purposes import PURPOSES, Purpose
from portal.programs.queries import programs_coordinated_by
from portal.web import access, pages
from portal.web.forms import whole


@desk.get("/desk/programs/<id:program_id>/questionnaire/reuse")
@access.staff
def reuse(program_id):
    """What can be started from; with one chosen, what would come, stay and go."""
    program, said = coordinated(program_id), request.args.get("from", "")
    source = _source(program, said) if said else None
    context = {"said": said, "source": source, "programs": list(_others(program)), "purposes": PURPOSES.values(), "what_for": what_for}
    if source:
        context |= {"plans": questionnaire_reuse.plans_for(program, source), "is_untouched": questionnaire_reuse.is_untouched(program)}
    return pages.page("enrollment/questionnaire/questionnaire_reuse.html", program=program, here="questionnaire", **context)


@desk.post("/desk/programs/<id:program_id>/questionnaire/reuse")
@access.staff
def take_over_questionnaire(program_id):
    """Ask what the other one asks."""
    program = coordinated(program_id)
    source = _source(program, request.form.get("from", ""))
    questionnaire_reuse.take_over(program, source, by=access.me(), at=now())
    flash(_("The questionnaire is taken over. No answer came with it."))
    return pages.go_to("enrollment_desk.questionnaire", program_id=program.id)


def _others(program: Program):
    return programs_coordinated_by(access.me()).where(Program.id != program.id)


def _source(program: Program, said: str) -> Program | Purpose:
    """The purpose or the program that the reader coordinates, by what the page calls it; else 404."""
    kind, _dash, name = said.partition("-")
    if kind == "purpose" and name in PURPOSES:
        return PURPOSES[name]
    return access.found(_others(program).where(Program.id == (whole(name) if kind == "program" else 0)))
