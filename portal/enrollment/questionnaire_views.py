"""The questionnaire, one question a page: each answer is kept at once, and whoever leaves comes back to where they were."""
from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment import questionnaire_actions as actions
from portal.enrollment.blueprints import bp
from portal.enrollment.models import Enrollment
from portal.enrollment.queries import enrollments_of
from portal.enrollment.questionnaire_forms import FORMS
from portal.enrollment.questionnaire_options import degrees_of, in_words, options_of, starting_value
from portal.enrollment.questionnaire_progress import Progress
from portal.enrollment.readers import readers_of
from portal.web import access, pages
from portal.web.ui import page_language


@bp.get("/enrollments/<id:enrollment_id>")
@access.signed_in
def place(enrollment_id):
    """To the first question without an answer, or to the answers."""
    return _onward(Progress(_mine(enrollment_id)))


@bp.get("/enrollments/<id:enrollment_id>/questions/<int:step>")
@access.signed_in
def questionnaire(enrollment_id, step):
    """One question."""
    progress = Progress(_mine(enrollment_id))
    question = _reached(progress, step)
    if question is None:
        return _onward(progress)
    context = {"progress": progress, "question": question, "step": step, "readers": readers_of(question), "checking": _is_checking()}
    return pages.page("enrollment/question.html", enrollment=progress.enrollment, form=_fresh(progress, question), **context)


@bp.post("/enrollments/<id:enrollment_id>/questions/<int:step>")
@access.signed_in
def keep_answer(enrollment_id, step):
    """Keep one answer and go on."""
    progress = Progress(_mine(enrollment_id))
    question = _reached(progress, step)
    if question is None:
        return _onward(progress)
    form = FORMS[question.kind](question=question, **_choices(question, progress.enrollment))
    later = request.form.get("then") == "later"
    if not form.validate():
        # Whoever stops at a question without an answer to it has nothing to put right.
        if later and not form.answer.data:
            return pages.go_to("home.show")
        return pages.again("enrollment.questionnaire", form, enrollment_id=enrollment_id, step=step)
    actions.answer(progress.enrollment, question, form.value, at=now())
    if later:
        flash(_("Saved. You go on where you stopped."))
        return pages.go_to("home.show")
    if _is_checking() or step >= progress.total:
        return _onward(Progress(progress.enrollment))
    return pages.go_to("enrollment.questionnaire", enrollment_id=enrollment_id, step=step + 1)


@bp.get("/enrollments/<id:enrollment_id>/answers")
@access.signed_in
def check_answers(enrollment_id):
    """All answers on one page, each to be changed, before they are sent."""
    progress = Progress(_mine(enrollment_id))
    if progress.next_step is not None:
        return _onward(progress)
    employee = progress.enrollment.employee
    rows = [
        (step, question, in_words(question, progress.answers[question.id], employee, page_language()), readers_of(question))
        for step, question in enumerate(progress.questions, 1)
    ]
    return pages.page("enrollment/answers.html", enrollment=progress.enrollment, rows=rows)


@bp.post("/enrollments/<id:enrollment_id>/completion")
@access.signed_in
def send_answers(enrollment_id):
    """Send the profile in."""
    enrollment = _mine(enrollment_id)
    try:
        actions.send(enrollment, at=now())
    except actions.Unanswered as missing:
        return pages.go_to("enrollment.questionnaire", enrollment_id=enrollment_id, step=missing.step)
    flash(_("Your answers are in. You get a letter when a partner is proposed to you."))
    return pages.go_to("home.show")


def _mine(enrollment_id: int) -> Enrollment:
    return access.found(enrollments_of(access.me()).where(Enrollment.id == enrollment_id))


def _reached(progress: Progress, step: int):
    """The question of this step; None when an earlier one waits for its answer, 404 when there is no such step."""
    question = progress.question_at(step) or abort(404)
    return question if progress.is_reached(step) else None


def _onward(progress: Progress):
    enrollment, step = progress.enrollment, progress.next_step
    if step is None:
        return redirect(url_for("enrollment.check_answers", enrollment_id=enrollment.id), 303)
    return redirect(url_for("enrollment.questionnaire", enrollment_id=enrollment.id, step=step), 303)


def _fresh(progress: Progress, question):
    employee = progress.enrollment.employee
    value = progress.answers.get(question.id, starting_value(question, employee))
    return pages.form(FORMS[question.kind], question=question, **_choices(question, progress.enrollment), answer=value)


def _choices(question, enrollment: Enrollment) -> dict:
    return {"options": options_of(question, enrollment.employee, page_language()), "degrees": degrees_of(question)}


def _is_checking() -> bool:
    return request.args.get("back") == "answers"
