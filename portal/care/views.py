"""Fewer reminders, chosen or stopped by one press, and the press that keeps a mentorship open."""
import hmac

from flask import Blueprint, abort, flash, request
from flask_babel import gettext as _

from portal.care import actions, closing_actions
from portal.care.composing import keep_token, stop_token
from portal.care.forms import LettersForm
from portal.care.models import NONE, ProposedClose
from portal.care.queries import choice_of, hours_of
from portal.clock import now
from portal.people.models import Person
from portal.web import access, pages
from portal.web.origin import from_anywhere
from portal.web.ui import page_language
from portal.week import week_in_words

bp = Blueprint("care", __name__)

ONE_CLICK = "One-Click"


@bp.get("/me/letters")
@access.signed_in
def letters():
    """How many reminders the reader gets, and in which hours they come."""
    me = access.me()
    form = pages.form(LettersForm, choice=choice_of(me))
    hours = week_in_words(hours_of([me])[me.id].week, page_language())
    return pages.page("care/letters.html", form=form, hours=hours)


@bp.post("/me/letters")
@access.signed_in
def choose():
    """Another choice, from the next letter on."""
    form = LettersForm()
    if not form.validate():
        return pages.again("care.letters", form)
    actions.choose(form.choice.data, by=access.me(), at=now())
    flash(_("Your choice holds from the next letter on."))
    return pages.go_to("care.letters")


@bp.get("/letters/<id:person_id>/stop/<token>")
@access.by_token
def stop(person_id: int, token: str):
    """One button: whatever opens links ahead of the reader changes nothing."""
    person = _reader(person_id, token)
    return pages.page("care/stop.html", person=person, token=token, has_stopped=choice_of(person) == NONE)


@bp.post("/letters/<id:person_id>/stop/<token>")
@access.by_token
@from_anywhere
def stop_now(person_id: int, token: str):
    """No more reminders. A mail program is answered at once, for it follows nothing (RFC 8058); a reader is led to a page that says so."""
    actions.stop(_reader(person_id, token), at=now())
    if request.form.get("List-Unsubscribe") == ONE_CLICK:
        return "", 200, {"Content-Type": "text/plain; charset=utf-8"}
    return pages.go_to("care.stop", person_id=person_id, token=token)


@bp.get("/keep-open/<id:close_id>/<token>")
@access.by_token
def keep(close_id: int, token: str):
    """One button, and afterwards how it stands. It names nobody: the letter did."""
    return pages.page("care/keep.html", close=_close(close_id, token), token=token)


@bp.post("/keep-open/<id:close_id>/<token>")
@access.by_token
def keep_now(close_id: int, token: str):
    """It stays open."""
    closing_actions.keep_open(_close(close_id, token), at=now())
    return pages.go_to("care.keep", close_id=close_id, token=token)


def _reader(person_id: int, token: str) -> Person:
    person = Person.get_or_none(Person.id == person_id, Person.left_at.is_null())
    return person if person and _is_same(stop_token(person.id), token) else abort(404)


def _close(close_id: int, token: str) -> ProposedClose:
    row = ProposedClose.get_or_none(ProposedClose.id == close_id)
    return row if row and _is_same(keep_token(row.id), token) else abort(404)


def _is_same(ours: str, token: str) -> bool:
    return hmac.compare_digest(ours.encode(), token.encode("utf-8", "surrogateescape"))
