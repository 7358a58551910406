"""One question at the desk: changed, moved, copied, taken out, asked again; and what it was before."""
from flask import flash, request
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.clock import now
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.models import Question
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire import editing
from portal.enrollment.questionnaire.editing_forms import EditForm, circle_words, place_choices
from portal.enrollment.questionnaire.history import history_of, looking_at
from portal.enrollment.questionnaire.kinds import KINDS, READ_BY_PAIRING, has_ends, has_own_options
from portal.programs.role_words import role_names
from portal.web import access, pages
from portal.web.forms import Form, whole
from portal.web.once import only_once


@desk.get("/desk/programs/<id:program_id>/questionnaire/<id:question_id>")
@access.staff
def question(program_id, question_id):
    """One question, to be changed."""
    row = _asked(program_id, question_id)
    listed = questions_for(row.program, row.role)
    context = {
        "kind": KINDS[row.kind], "read_by": READ_BY_PAIRING.get(row.key), "places": place_choices(listed), "history": history_of(row),
        "circles": circle_words(), "has_options": has_own_options(row), "has_ends": has_ends(row), "is_answered": editing.is_answered(row),
        "form": pages.form(EditForm, question=row), "once": Form(formdata=None).once.data,
    }
    return pages.page("enrollment/questionnaire/question_edit.html", program=row.program, here="questionnaire", question=row, **context)


@desk.post("/desk/programs/<id:program_id>/questionnaire/<id:question_id>")
@access.staff
def change_question(program_id, question_id):
    """Keep what was changed."""
    row = _asked(program_id, question_id)
    form = EditForm(question=row)
    if not form.validate():
        return pages.again("enrollment_desk.question", form, program_id=program_id, question_id=question_id)
    editing.change(row, by=access.me(), at=now(), **form.values())
    count = looking_at(row)
    again = ngettext("%(num)s person has to look at it again.", "%(num)s people have to look at it again.", count) if count else ""
    flash(" ".join([_("The question is saved."), again]).strip())
    return pages.go_to("enrollment_desk.questionnaire", program_id=program_id)


@desk.post("/desk/programs/<id:program_id>/questionnaire/<id:question_id>/position")
@access.staff
def move_question(program_id, question_id):
    """One place up or down, or to a place."""
    row, to = _asked(program_id, question_id), request.form.get("to")
    place = {"up": row.position - 1, "down": row.position + 1}.get(to, whole(to))
    if place:
        editing.move(row, to=place, by=access.me())
        flash(_("Moved: “%(prompt)s”.", prompt=row.prompt))
    return _list(row)


@desk.post("/desk/programs/<id:program_id>/questionnaire/<id:question_id>/copies")
@access.staff
def copy_question(program_id, question_id):
    """The same question once more, for the same role or the other."""
    row, form = _asked(program_id, question_id), Form()
    roles, named = dict(role_names(row.program)), request.args.get("role")
    role = named if named in roles else row.role
    made = only_once(form, lambda: editing.copy(row, role, by=access.me(), at=now()), by=access.me().id)
    flash(_("This is the copy. It is optional until you say otherwise."))
    return pages.go_to("enrollment_desk.question", program_id=program_id, question_id=made)


@desk.post("/desk/programs/<id:program_id>/questionnaire/<id:question_id>/removal")
@access.staff
def remove_question(program_id, question_id):
    """Ask it no longer; what was answered is kept."""
    row = _asked(program_id, question_id)
    gone = editing.remove(row, by=access.me(), at=now())
    flash(_("The question is removed.") if gone else _("The question is not asked any more. Its answers are kept."))
    return pages.go_to("enrollment_desk.questionnaire", program_id=program_id, _anchor=row.role)


@desk.post("/desk/programs/<id:program_id>/questionnaire/<id:question_id>/restoration")
@access.staff
def restore_question(program_id, question_id):
    """Ask again what was taken out."""
    row = access.found(_questions(program_id, question_id).where(Question.retired_at.is_null(False)))
    editing.restore(row, by=access.me(), at=now())
    flash(_("The question is asked again, at the end."))
    return _list(row)


def _asked(program_id: int, question_id: int) -> Question:
    return access.found(_questions(program_id, question_id).where(Question.retired_at.is_null()))


def _questions(program_id: int, question_id: int):
    program = coordinated(program_id)
    return Question.select().where(Question.id == question_id, Question.program == program)


def _list(row: Question):
    return pages.go_to("enrollment_desk.questionnaire", program_id=row.program_id, _anchor=f"question-{row.id}")
