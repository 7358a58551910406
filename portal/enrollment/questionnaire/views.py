"""The questionnaire, one question a page: each answer is kept at once, and whoever leaves comes back to where they were."""
from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.blueprints import bp
from portal.enrollment.models import Enrollment, Question
from portal.enrollment.queries import as_asked, enrollments_of
from portal.enrollment.questionnaire import actions
from portal.enrollment.questionnaire.asking import fresh_form, seconds_since, sent_form
from portal.enrollment.questionnaire.kinds import KINDS
from portal.enrollment.questionnaire.progress import Progress
from portal.enrollment.questionnaire.readers import readers_of
from portal.enrollment.questionnaire.words import WHY_AGAIN, in_words
from portal.programs.partner_words import partner_word
from portal.web import access, pages
from portal.web.forms import whole
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
    place, of = progress.place_of(step)
    context = {"question": question, "step": step, "place": place, "of": of, "checking": _is_checking()}
    context |= {"why": WHY_AGAIN.get(progress.looks.get(question.id)), "is_answered": progress.has_words_for(question)}
    context["readers"] = readers_of(question, progress.enrollment.program)
    context |= {"enrollment": progress.enrollment, "form": fresh_form(question, progress, now())}
    return pages.page("enrollment/questionnaire/question.html", **context)


@bp.post("/enrollments/<id:enrollment_id>/questions/<int:step>")
@access.signed_in
def keep_answer(enrollment_id, step):
    """Keep one answer and go on."""
    progress = Progress(_mine(enrollment_id))
    question = _meant(progress, step)
    if question is None:
        return _onward(progress)
    step = progress.step_of(question.id)
    form, then = sent_form(question, progress), request.form.get("then")
    if then == "nothing" and not question.is_required:
        return _answered(progress, step, lambda: _keep(progress, question, form, KINDS[question.kind].empty), form)
    if not form.validate():
        # Whoever stops at a question without an answer to it has nothing to put right.
        if then == "later" and not form.answer.data:
            return pages.go_to("home.show")
        return pages.again("enrollment.questionnaire", form, enrollment_id=enrollment_id, step=step)
    return _answered(progress, step, lambda: _keep(progress, question, form, form.value), form)


@bp.get("/enrollments/<id:enrollment_id>/answers")
@access.signed_in
def check_answers(enrollment_id):
    """All answers on one page, each to be changed, before they are sent and after."""
    progress = Progress(_mine(enrollment_id))
    program = progress.enrollment.program
    if progress.next_step is not None and not progress.enrollment.is_complete:
        return _onward(progress)
    told = {question.id: _told(progress.answers.get(question.id), question, program) for question in progress.questions}
    rows = [(step, question, *told[question.id]) for step, question in enumerate(progress.questions, 1)]
    past = [(as_asked(answer), *_told(answer, answer.question, program)) for answer in progress.no_longer_asked]
    waiting = sum(progress.waits(question) for question in progress.questions)
    return pages.page("enrollment/questionnaire/answers.html", enrollment=progress.enrollment, rows=rows, past=past, waiting=waiting)


@bp.post("/enrollments/<id:enrollment_id>/completion")
@access.signed_in
def send_answers(enrollment_id):
    """Send the profile in."""
    enrollment = _mine(enrollment_id)
    try:
        actions.send(enrollment, at=now())
    except actions.Unanswered as missing:
        return pages.go_to("enrollment.questionnaire", enrollment_id=enrollment_id, step=missing.step)
    flash(partner_word(enrollment.program, "sent"))
    return pages.go_to("home.show")


def _mine(enrollment_id: int) -> Enrollment:
    # Of a place that has ended nothing is asked any more.
    return access.found(enrollments_of(access.me()).where(Enrollment.id == enrollment_id, Enrollment.ended_at.is_null()))


def _meant(progress: Progress, step: int) -> Question | None:
    """The question that the form was about, wherever it stands now: questions may have moved since the page was opened."""
    asked = whole(request.form.get("asked"))
    if asked is None:
        return _reached(progress, step)
    place = progress.step_of(asked)
    if place is None:
        flash(_("That question is no longer asked. Your other answers are kept."))
    return progress.question_at(place) if place else None


def _reached(progress: Progress, step: int) -> Question | None:
    """The question of this step; None when an earlier one waits for its answer, 404 when there is no such step."""
    question = progress.question_at(step) or abort(404)
    return question if progress.is_reached(step) else None


def _keep(progress: Progress, question: Question, form, value) -> None:
    seen = {"version": whole(form.version.data), "seen": form.seen.data, "seconds": seconds_since(form.shown.data, now())}
    actions.answer(progress.enrollment, question, value, at=now(), **seen)


def _answered(progress: Progress, step: int, keep, form):
    """What follows an answer: the next question, or this one again when something came in between."""
    enrollment = progress.enrollment
    try:
        keep()
    except (actions.Reworded, actions.AnsweredMeanwhile) as between:
        form.form_errors.append(_came_between(between, form))
        return pages.again("enrollment.questionnaire", form, enrollment_id=enrollment.id, step=step)
    except actions.NoLongerAsked:
        flash(_("That question is no longer asked. Your other answers are kept."))
        return _onward(Progress(enrollment))
    return _next_page(enrollment, step, progress.total)


def _came_between(between: actions.Reworded | actions.AnsweredMeanwhile, form) -> str:
    """Why an answer was not kept: the question, or its answer, is another one by now."""
    if isinstance(between, actions.Reworded):
        return _("This question was changed while you were on it. Look at it once more, then save.")
    words = in_words(form.question, between.answer.value, page_language()) or _("Not provided")
    return _("You answered this on another page meanwhile: “%(words)s”. Save again to replace that.", words=words)


def _next_page(enrollment: Enrollment, step: int, total: int):
    """Where somebody goes on after an answer that was kept."""
    if request.form.get("then") == "later":
        flash(_("Saved. You go on where you stopped."))
        return pages.go_to("home.show")
    if _is_checking() or enrollment.is_complete or step >= total:
        return _onward(Progress(enrollment))
    return pages.go_to("enrollment.questionnaire", enrollment_id=enrollment.id, step=step + 1)


def _told(answer, question: Question, program) -> tuple:
    """How an answer reads and who reads it, both as they were when it was given."""
    asked = as_asked(answer) if answer else question
    return in_words(asked, answer.value, page_language()) if answer else "", readers_of(asked, program)


def _onward(progress: Progress):
    enrollment, step = progress.enrollment, progress.next_step
    if step is None:
        return redirect(url_for("enrollment.check_answers", enrollment_id=enrollment.id), 303)
    return redirect(url_for("enrollment.questionnaire", enrollment_id=enrollment.id, step=step), 303)


def _is_checking() -> bool:
    return request.args.get("back") == "answers"
