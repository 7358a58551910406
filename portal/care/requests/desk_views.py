"""Requests for a new pairing at the desk, for the coordinators who may read each of them."""
from flask import Blueprint, flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.care.requests import actions
from portal.care.requests.forms import ReplyForm
from portal.care.requests.models import NewPairing
from portal.care.requests.policy import RequestPolicy
from portal.care.requests.queries import answers_to, requests_readable_by
from portal.care.requests.words import WITHOUT_YOU
from portal.clock import now
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.ending_words import BY_COORDINATOR, CIRCLE
from portal.mentorships.models import COORDINATOR
from portal.mentorships.queries import partner_of, side_of
from portal.pairing.rules.queries import people_ask
from portal.people import proof
from portal.programs.blueprints import coordinated
from portal.programs.formats import MENTOR
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("requests_desk", __name__)

ONE = "/desk/programs/<id:program_id>/new-pairings/<id:request_id>"


@bp.get("/desk/programs/<id:program_id>/new-pairings")
@access.staff
def index(program_id: int):
    """Who asks for a new pairing, open ones first."""
    program = coordinated(program_id)
    asked = [(row, partner_of(row.mentorship, row.asked_by)) for row in requests_readable_by(access.me(), program)]
    return pages.page("care/requests/desk.html", program=program, here="mentorships", asked=asked)


@bp.get(ONE)
@access.staff
def show(program_id: int, request_id: int):
    """One request: the reason, what was answered, and what to do about it."""
    request = _readable(program_id, request_id)
    leaves = is_circle(request.mentorship) and side_of(request.mentorship, request.asked_by) != MENTOR
    words = WITHOUT_YOU if leaves else CIRCLE[COORDINATOR] if is_circle(request.mentorship) else BY_COORDINATOR
    context = {"partner": partner_of(request.mentorship, request.asked_by), "words": words, "leaves": leaves, "form": pages.form(ReplyForm)}
    context |= {"answers": list(answers_to(request)), "may": RequestPolicy(access.me(), request), "me": access.me()}
    context["asks"] = people_ask(request.mentorship.program)
    return pages.page("care/requests/one.html", program=request.mentorship.program, here="mentorships", request_=request, **context)


@bp.post(f"{ONE}/answers")
@access.staff
def answer(program_id: int, request_id: int):
    """Write to whoever asked."""
    request = _readable(program_id, request_id)
    access.allow(RequestPolicy(access.me(), request).answer)
    form = ReplyForm()
    if not form.validate():
        return pages.again("requests_desk.show", form, program_id=program_id, request_id=request_id)
    only_once(form, lambda: actions.answer(request, form.words.data, by=access.me(), at=now()), by=access.me().id)
    flash(_("Sent. The letter says only that there is something new."))
    return _back(request)


@bp.post(f"{ONE}/ending")
@access.staff
@proof.fresh
@proof.step(_l("End the mentorship"), is_final=True)
def end(program_id: int, request_id: int):
    """End it in the neutral words; one that is over stays as it is."""
    request = _readable(program_id, request_id)
    if request.is_open:
        access.allow(RequestPolicy(access.me(), request).settle)
        actions.end(request, by=access.me(), at=now())
        flash(_("It has ended. Everybody in it is told in the words that you read."))
    return _back(request)


@bp.post(f"{ONE}/withdrawal")
@access.staff
def close(program_id: int, request_id: int):
    """Whoever asked goes on with the partner after all, and said so."""
    request = _readable(program_id, request_id)
    if request.is_open:
        access.allow(RequestPolicy(access.me(), request).settle)
        actions.withdraw(request, by=access.me(), at=now())
        flash(_("Closed as taken back. Why it was asked is forgotten."))
    return _back(request)


def _readable(program_id: int, request_id: int) -> NewPairing:
    program = coordinated(program_id)
    return access.found([row for row in requests_readable_by(access.me(), program) if row.id == request_id])


def _back(request: NewPairing):
    return pages.go_to("requests_desk.show", program_id=request.mentorship.program_id, request_id=request.id)
