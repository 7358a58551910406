"""Concerns at the desk: a coordinator sees those told to that very coordinator; for all others they do not exist."""
from flask import Blueprint, flash
from flask_babel import gettext as _

from portal.care.concerns import actions
from portal.care.concerns.forms import AnswerForm, DoneForm
from portal.care.concerns.models import Concern
from portal.care.concerns.policy import ConcernPolicy
from portal.care.concerns.queries import answers_in, concerns_told_to, consent_in
from portal.clock import now
from portal.mentorships.queries import partner_of
from portal.programs.blueprints import coordinated
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("concerns_desk", __name__)

ONE = "/desk/programs/<id:program_id>/concerns/<id:concern_id>"


@bp.get("/desk/programs/<id:program_id>/concerns")
@access.staff
def index(program_id: int):
    """What was told to the reader, what is open first; who wrote it stands on the page of one that was opened."""
    program = coordinated(program_id)
    told = [(row, consent_in(row)) for row in concerns_told_to(access.me(), program)]
    return pages.page("care/concerns/desk.html", program=program, here="concerns", told=told)


@bp.get(ONE)
@access.staff
def show(program_id: int, concern_id: int):
    """One concern: closed until the reader opens it, for the writer sees when that was."""
    concern, consent, may = _told(program_id, concern_id)
    context = {"concern": concern, "consent": consent, "may": may, "me": access.me()}
    if consent.read_at is not None:
        partner = partner_of(concern.mentorship, concern.written_by) if concern.mentorship_id else None
        context |= {"words": concern.words_for(access.me()), "answers": list(answers_in(concern)), "partner": partner}
        context |= {"answer_form": pages.form(AnswerForm, prefix="answer"), "done_form": pages.form(DoneForm, prefix="done")}
    return pages.page("care/concerns/one.html", program=concern.program, here="concerns", **context)


@bp.post(f"{ONE}/reading")
@access.staff
def read(program_id: int, concern_id: int):
    """Open it; the writer sees when."""
    concern, _consent, may = _told(program_id, concern_id)
    access.allow(may.read)
    actions.read(concern, by=access.me(), at=now())
    return _back(concern)


@bp.post(f"{ONE}/answers")
@access.staff
def answer(program_id: int, concern_id: int):
    """Write back."""
    concern, _consent, may = _told(program_id, concern_id)
    access.allow(may.answer)
    return _written(concern, AnswerForm(prefix="answer"), actions.answer)


@bp.post(f"{ONE}/done")
@access.staff
def say_done(program_id: int, concern_id: int):
    """Tell the writer what was done."""
    concern, _consent, may = _told(program_id, concern_id)
    access.allow(may.say_done)
    return _written(concern, DoneForm(prefix="done"), actions.say_done)


@bp.post(f"{ONE}/closing")
@access.staff
def close(program_id: int, concern_id: int):
    """Nothing more is to do."""
    concern, _consent, may = _told(program_id, concern_id)
    access.allow(may.answer or not concern.is_open)
    actions.close(concern, by=access.me(), at=now())
    flash(_("Closed. The writer can still read everything."))
    return _back(concern)


def _told(program_id: int, concern_id: int):
    """(the concern, the consent, what the reader may do), if it was told to the reader; else 404."""
    program = coordinated(program_id)
    concern = access.found([row for row in concerns_told_to(access.me(), program) if row.id == concern_id])
    consent = consent_in(concern)
    return concern, consent, ConcernPolicy(access.me(), concern, consent)


def _written(concern: Concern, form: AnswerForm | DoneForm, write):
    """The page after words to the writer went out by `write`, once; or with what the form lacks."""
    if not form.validate():
        return pages.again("concerns_desk.show", form, program_id=concern.program_id, concern_id=concern.id)
    only_once(form, lambda: write(concern, form.words.data, by=access.me(), at=now()), by=access.me().id)
    flash(_("Sent. The letter says only that there is something new."))
    return _back(concern)


def _back(concern: Concern):
    return pages.go_to("concerns_desk.show", program_id=concern.program_id, concern_id=concern.id)
