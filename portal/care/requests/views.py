"""A member asks for a new pairing, in private: what happens first, then one press."""
from flask import Blueprint, flash, g, request
from flask_babel import gettext as _

from portal.care.concerns.words import WHY_NOT
from portal.care.confidants import confidants_of
from portal.care.requests import actions
from portal.care.requests.forms import END, AskForm, ReplyForm
from portal.care.requests.models import NewPairing
from portal.care.requests.policy import AskingPolicy, RequestPolicy
from portal.care.requests.queries import answers_to, open_request_of, requests_of
from portal.care.requests.words import words_both_read
from portal.clock import now
from portal.enrollment.models import Enrollment
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.queries import mentorships_visible_to, partner_of, side_of
from portal.pairing.rules.queries import people_ask
from portal.programs.formats import MENTOR
from portal.web import access, pages
from portal.web.once import only_once

bp = Blueprint("requests", __name__)


@bp.get("/mentorships/<id:mentorship_id>/new-pairing")
@access.signed_in
@access.unnamed
def begin(mentorship_id: int):
    """What happens, who reads it, and the words that both will read; for who has asked already, where that stands."""
    mentorship = _mentorship(mentorship_id)
    if mentorship.has_ended:
        return pages.go_to("workspace.show", mentorship_id=mentorship_id)
    asked = open_request_of(access.me(), mentorship)
    if asked:
        return pages.go_to("requests.show", request_id=asked.id)
    form = _offered(pages.form(AskForm), mentorship)
    context = {"found": confidants_of(_place(mentorship)), "why_not": WHY_NOT, "partner": partner_of(mentorship, access.me())}
    context |= {"in_circle": is_circle(mentorship), "leads": side_of(mentorship, access.me()) == MENTOR}
    context |= {"asks": people_ask(mentorship.program), "asks_first": g.get("asks_first")}
    return pages.page("care/requests/ask.html", mentorship=mentorship, program=mentorship.program, form=form, **context)


@bp.post("/mentorships/<id:mentorship_id>/new-pairing")
@access.signed_in
@access.unnamed
@access.hands_back("reason")
def ask(mentorship_id: int):
    """Ask."""
    mentorship = _mentorship(mentorship_id)
    if mentorship.has_ended:
        return pages.go_to("workspace.show", mentorship_id=mentorship_id)
    access.allow(AskingPolicy(access.me(), mentorship).ask and bool(confidants_of(_place(mentorship)).offered))
    form = _offered(AskForm(), mentorship)
    if not form.validate():
        return pages.again("requests.begin", form, mentorship_id=mentorship_id)
    if form.meanwhile.data == END and "sure" not in request.form:
        g.failed_form, g.asks_first = form, True
        return begin(mentorship_id)
    said = {"reason": form.reason.data or "", "ends_now": form.meanwhile.data == END}
    number = only_once(
        form, lambda: actions.ask(mentorship, **said, by=access.me(), at=now()), by=access.me().id,
        stands=lambda made: NewPairing.select().where(NewPairing.id == made, NewPairing.closed_at.is_null()).exists(),
    )
    flash(_("Asked."))
    return pages.go_to("requests.show", request_id=number)


@bp.get("/new-pairings/<id:request_id>")
@access.signed_in
@access.unnamed
def show(request_id: int):
    """One's own request: where it stands, and what was answered."""
    request = _own(request_id)
    partner = partner_of(request.mentorship, access.me())
    context = {"partner": partner, "answers": list(answers_to(request)), "may": RequestPolicy(access.me(), request)}
    found = confidants_of(request.place)
    context |= {"form": pages.form(ReplyForm), "me": access.me()}
    context["asks"] = people_ask(request.mentorship.program)
    return pages.page("care/requests/show.html", request_=request, found=found, program=request.mentorship.program, **context)


@bp.post("/new-pairings/<id:request_id>/answers")
@access.signed_in
@access.unnamed
@access.hands_back("words")
def reply(request_id: int):
    """Answer the coordinators."""
    request = _own(request_id)
    access.allow(RequestPolicy(access.me(), request).reply)
    form = ReplyForm()
    if not form.validate():
        return pages.again("requests.show", form, request_id=request_id)
    only_once(form, lambda: actions.reply(request, form.words.data, at=now()), by=access.me().id)
    flash(_("Sent. The letter says only that there is something new."))
    return pages.go_to("requests.show", request_id=request_id)


@bp.post("/new-pairings/<id:request_id>/withdrawal")
@access.signed_in
@access.unnamed
def withdraw(request_id: int):
    """Go on with the partner after all; one that is over already stays so."""
    request = _own(request_id)
    if request.is_open:
        access.allow(RequestPolicy(access.me(), request).withdraw)
        actions.withdraw(request, by=access.me(), at=now())
        flash(_("Taken back. Why you asked is forgotten."))
    return pages.go_to("requests.show", request_id=request_id)


def _mentorship(mentorship_id: int) -> Mentorship:
    return access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))


def _place(mentorship: Mentorship) -> Enrollment:
    return Member.get(Member.mentorship == mentorship, Member.person == access.me()).enrollment


def _offered(form: AskForm, mentorship: Mentorship) -> AskForm:
    return form.offer(*words_both_read(mentorship, access.me()))


def _own(request_id: int) -> NewPairing:
    return access.found(requests_of(access.me()).where(NewPairing.id == request_id))
