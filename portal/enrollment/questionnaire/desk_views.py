"""The questionnaire at the desk: what both roles are asked, side by side, in which order, and who reads it."""
from flask import flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.queries import questions_for, retired_questions
from portal.enrollment.questionnaire import editing
from portal.enrollment.questionnaire.asking import sample_form
from portal.enrollment.questionnaire.editing_forms import AddForm
from portal.enrollment.questionnaire.kinds import KINDS, READ_BY_PAIRING, lacks_options
from portal.enrollment.questionnaire.looks import looks_in
from portal.enrollment.questionnaire.progress import asked_of
from portal.enrollment.questionnaire.readers import readers_of
from portal.programs.formats import roles_in
from portal.web import access, pages
from portal.web.once import only_once


@desk.get("/desk/programs/<id:program_id>/questionnaire")
@access.staff
def questionnaire(program_id):
    """All questions of both roles."""
    program = coordinated(program_id)
    sides = [(role, [_row(question, program) for question in questions_for(program, role)]) for role in roles_in(program)]
    context = {"sides": sides, "retired": list(retired_questions(program)), "looking": looks_in(program).count()}
    return pages.page("enrollment/questionnaire/questionnaire.html", program=program, here="questionnaire", **context)


@desk.get("/desk/programs/<id:program_id>/questionnaire/new")
@access.staff
def new_question(program_id):
    """A question of the coordinator's own: what it asks, how it is answered, where it comes."""
    program = coordinated(program_id)
    role = _role(program)
    form = pages.form(AddForm, questions=questions_for(program, role), role=role)
    return pages.page("enrollment/questionnaire/question_new.html", program=program, here="questionnaire", role=role, form=form)


@desk.post("/desk/programs/<id:program_id>/questionnaire")
@access.staff
def add_question(program_id):
    """A new question, to be given its options and readers next."""
    program = coordinated(program_id)
    role = _role(program)
    form = AddForm(questions=questions_for(program, role))
    if not form.validate():
        return pages.again("enrollment_desk.new_question", form, program_id=program_id, role=role)
    asked = {question.id for question in questions_for(program, role)}
    facts = {"by": access.me(), "at": now(), **form.values()}
    made = only_once(form, lambda: editing.add(program, role, **facts), by=access.me().id, stands=asked.__contains__)
    flash(_("Added. Say who reads the answer, and what can be chosen if there is a choice."))
    return pages.go_to("enrollment_desk.question", program_id=program_id, question_id=made)


@desk.get("/desk/programs/<id:program_id>/questionnaire/preview")
@access.staff
def preview_questionnaire(program_id):
    """Every question as it looks on a phone, for each role."""
    program = coordinated(program_id)
    sides = [
        (role, [(question, sample_form(question), readers_of(question, program)) for question in asked_of(program, role)])
        for role in roles_in(program)
    ]
    return pages.page("enrollment/questionnaire/questionnaire_preview.html", program=program, here="questionnaire", sides=sides)


def _row(question, program) -> dict:
    """A question as the list shows it."""
    facts = {"question": question, "readers": readers_of(question, program), "read_by": READ_BY_PAIRING.get(question.key)}
    return facts | {"kind": KINDS[question.kind].name, "lacks_options": lacks_options(question)}


def _role(program) -> str:
    named = request.args.get("role")
    return named if named in roles_in(program) else roles_in(program)[0]
