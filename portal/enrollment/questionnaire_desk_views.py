"""The questionnaire at the desk: what each role is asked, in which order, and who reads it."""
from flask import flash, request
from flask_babel import gettext as _

from portal.enrollment import questionnaire_editing as editing
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.models import MENTEE, MENTOR, Question
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire_editing_forms import AddForm, EditForm
from portal.enrollment.readers import readers_of
from portal.web import access, pages
from portal.web.once import only_once


@desk.get("/desk/programs/<id:program_id>/questionnaire")
@access.staff
def questionnaire(program_id):
    """All questions of one role."""
    program, role = coordinated(program_id), _role()
    rows = [(question, readers_of(question)) for question in questions_for(program, role)]
    return pages.page("enrollment/questionnaire.html", program=program, here="invitations", role=role, rows=rows, form=pages.form(AddForm))


@desk.post("/desk/programs/<id:program_id>/questionnaire")
@access.staff
def add_question(program_id):
    """A new question, to be given its options and readers next."""
    program, form = coordinated(program_id), AddForm()
    if not form.validate():
        return pages.again("enrollment_desk.questionnaire", form, program_id=program_id)
    facts = {"kind": form.kind.data, "prompt": form.prompt.data, "by": access.me()}
    made = only_once(form, lambda: editing.add(program, _role(), **facts), by=access.me().id)
    return pages.go_to("enrollment_desk.question", program_id=program_id, question_id=made)


@desk.get("/desk/programs/<id:program_id>/questionnaire/<id:question_id>")
@access.staff
def question(program_id, question_id):
    """One question, to be changed."""
    row = _question(program_id, question_id)
    return pages.page(
        "enrollment/question_edit.html",
        program=row.program,
        here="invitations",
        question=row,
        form=pages.form(EditForm, question=row),
        has_options=editing.has_editable_options(row),
        is_answered=editing.is_answered(row),
    )


@desk.post("/desk/programs/<id:program_id>/questionnaire/<id:question_id>")
@access.staff
def change_question(program_id, question_id):
    """Keep what was changed."""
    row = _question(program_id, question_id)
    form = EditForm(question=row)
    if not form.validate():
        return pages.again("enrollment_desk.question", form, program_id=program_id, question_id=question_id)
    editing.change(row, by=access.me(), **form.values())
    flash(_("The question is saved."))
    return pages.go_to("enrollment_desk.questionnaire", program_id=program_id, role=row.role)


@desk.post("/desk/programs/<id:program_id>/questionnaire/<id:question_id>/position")
@access.staff
def move_question(program_id, question_id):
    """One place up or down."""
    row = _question(program_id, question_id)
    editing.move(row, up=request.form.get("to") == "up", by=access.me())
    return pages.go_to("enrollment_desk.questionnaire", program_id=program_id, role=row.role)


@desk.post("/desk/programs/<id:program_id>/questionnaire/<id:question_id>/removal")
@access.staff
def remove_question(program_id, question_id):
    """Take it out, if nobody answered yet."""
    row = _question(program_id, question_id)
    removed = editing.remove(row, by=access.me())
    flash(_("The question is removed.") if removed else _("Somebody answered this question, so it stays."))
    return pages.go_to("enrollment_desk.questionnaire", program_id=program_id, role=row.role)


def _role() -> str:
    return MENTEE if request.args.get("role") == MENTEE else MENTOR


def _question(program_id: int, question_id: int) -> Question:
    program = coordinated(program_id)
    return access.found(Question.select().where(Question.id == question_id, Question.program == program))
