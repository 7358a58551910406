"""The page that asks a signed-in person to show again who they are, by each way that they have."""
import json
from urllib.parse import urlsplit

from flask import abort, current_app, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from portal.clock import now
from portal.people import asking, code_app_actions, passkey_actions, proof, sign_in_actions
from portal.people.code_app_views import may_try, say_why_not
from portal.people.devices import put_cookie, this_device
from portal.people.factor_queries import held_form_of
from portal.people.forms import AppCodeForm, CodeForm, PasskeyForm
from portal.people.methods import LETTER, PASSKEY, TOTP, offered
from portal.people.standing import is_staff
from portal.people.views import bp, limit_failures, limit_letters
from portal.web import access, pages
from portal.web.links import safe_path


@bp.get("/proof")
@access.signed_in
def prove():
    """Asks for the reader's factor; staff without one set one up; whoever has none otherwise gets a letter with a code."""
    forms = {"passkey_form": pages.form(PasskeyForm), "form": pages.form(AppCodeForm)}
    needs_factor = not proof.is_strong_here() and is_staff(access.me())
    may = {"factors": proof.factors_here(), "may_add": proof.may_add_first_here(), "is_resting": proof.resting_here(), "ways": offered()}
    return pages.page("people/proof.html", needs_factor=needs_factor, next=_next(), **forms, **may)


@bp.post("/proof/passkey")
@access.signed_in
def prove_by_passkey():
    """By a passkey of the reader's."""
    _only_if_it_is_mine(PASSKEY)
    form = PasskeyForm()
    token = passkey_actions.prove_by(form.credential.data or "", device=this_device(), browser=asking.browser(), at=now())
    if token:
        return put_cookie(asking.forget(proof.go_on("home.show")), token)
    limit_failures()
    return pages.again("people.prove", form.refuse(), next=_next())


@bp.post("/proof/app")
@access.signed_in
def prove_by_app():
    """By the code that the reader's app shows."""
    _only_if_it_is_mine(TOTP)
    form = AppCodeForm()
    token = form.validate() and may_try(form) and code_app_actions.prove_by(form.digits, device=this_device(), at=now())
    return put_cookie(proof.go_on("home.show"), token) if token else pages.again("people.prove", say_why_not(form), next=_next())


@bp.post("/proof/letter")
@access.signed_in
def ask_for_proof_letter():
    """Sends the reader a code, if they have nothing stronger."""
    _only_without_factor()
    limit_letters(access.me().email)
    browser = asking.browser_or_new()
    sign_in_actions.ask_to_sign_in(access.me().email, browser=browser, next_path=_next(), at=now())
    return asking.remember(pages.go_to("people.proof_letter", next=_next()), browser)


@bp.get("/proof/letter")
@access.signed_in
def proof_letter():
    """Asks for the code of the letter."""
    return pages.page("people/proof_letter.html", form=pages.form(CodeForm), next=_next())


@bp.post("/proof/letter/code")
@access.signed_in
def prove_by_letter():
    """By the code of the letter; a passkey or an app is never replaced by it."""
    _only_without_factor()
    form = CodeForm()
    token = form.validate() and sign_in_actions.prove_by_code(form.digits, device=this_device(), browser=asking.browser(), at=now())
    if token:
        return put_cookie(asking.forget(proof.go_on("home.show")), token)
    if not form.errors:
        limit_failures()
        form.code.errors = [_("That code does not work, or works no longer. Check it, or ask for a new one.")]
    return pages.again("people.proof_letter", form, next=_next())


@bp.get("/proof/held/<id:number>")
@access.signed_in
def held(number):
    """The form that waited, to be sent as it was typed; nothing is sent before its sender presses."""
    row = held_form_of(access.me(), number, now()) or abort(404)
    view = _view_at(row.path)
    step = {"step": getattr(view, "step", None), "is_final": getattr(view, "is_final", False)}
    return pages.page("people/held.html", path=row.path, fields=json.loads(row.sealed_fields.open()), **step)


def _view_at(path: str):
    """The view that a form sent to `path` comes to; None where there is none any more."""
    try:
        endpoint, _values = current_app.url_map.bind("").match(urlsplit(path).path, method="POST")
    except HTTPException:
        return None
    return current_app.view_functions[endpoint]


def _next() -> str | None:
    return safe_path(request.args.get("next"))


def _only_if_it_is_mine(way: str) -> None:
    if way not in proof.factors_here():
        abort(404)


def _only_without_factor() -> None:
    if proof.factors_here() or LETTER not in offered():
        abort(404)
