"""Signing in and out: an address, a letter, and its link or its code."""
import secrets

from flask import Blueprint, abort, current_app, flash, request, session
from flask_babel import gettext as _

from portal.clock import now
from portal.people import actions, sign_in_actions
from portal.people.devices import drop_cookie, put_cookie, this_device, token_of_this_browser
from portal.people.forms import AddressForm, CodeForm
from portal.people.labels import label_of
from portal.people.methods import COMPANY, switched_on
from portal.people.queries import sign_in_behind
from portal.web import access, limits, pages
from portal.web.links import safe_path

bp = Blueprint("people", __name__)

HOUR = 3600
# A whole office stands behind one address, and signs in within the hour of the kick-off; each mailbox has its own, smaller limit.
LETTERS_FROM_ONE_ADDRESS = 300


@bp.get("/sign-in")
@access.anyone
def sign_in():
    """Asks for an address."""
    next_path = safe_path(request.args.get("next"))
    return pages.page("people/sign_in.html", form=pages.form(AddressForm), next=next_path, ways=switched_on())


@bp.post("/sign-in")
@access.anyone
def ask():
    """The same answer for every address; a letter goes to those that have an account."""
    form, next_path = AddressForm(), safe_path(request.args.get("next"))
    if not form.validate():
        return pages.again("people.sign_in", form)
    _limit_letters(form.email.data)
    session["asked_for"], session["asked_on"] = form.email.data, "people.code"
    return with_letter_to(form.email.data, pages.go_to("people.code", next=next_path), next_path=next_path)


@bp.get("/sign-in/code")
@access.anyone
def code():
    """Asks for the code of the letter, in the browser that asked for it."""
    next_path = safe_path(request.args.get("next"))
    return pages.page("people/code.html", form=pages.form(CodeForm), address=session.get("asked_for"), next=next_path)


@bp.post("/sign-in/code")
@access.anyone
def try_code():
    """Signs in when the code is right; every other case looks the same."""
    form = CodeForm()
    # The session is signed: it names a page of ours, the one that asks for the code in this browser.
    page = session.get("asked_on", "people.code")
    if not form.validate():
        return pages.again(page, form)
    browser = request.cookies.get(_browser_cookie(), "")
    used = sign_in_actions.sign_in_by_code(form.digits, browser=browser, **here())
    if used:
        return welcome(used[0].person, used[1], next_path=used[0].next_path)
    _limit_failures()
    form.code.errors = [_("That code does not work, or works no longer. Check it, or ask for a new one.")]
    return pages.again(page, form)


@bp.get("/sign-in/link/<token>")
@access.by_token
def link(token):
    """One button: whatever opens links ahead of the reader changes nothing."""
    return pages.page("people/link.html", token=token) if sign_in_behind(token, now()) else dead_link()


@bp.post("/sign-in/link/<token>")
@access.by_token
def use_link(token):
    """Signs in whoever the letter was written to; the link is used up."""
    used = sign_in_actions.sign_in_by_link(token, **here())
    if used:
        return welcome(used[0].person, used[1], next_path=used[0].next_path)
    _limit_failures()
    return dead_link()


@bp.post("/sign-out")
@access.anyone
def sign_out():
    """Ends this device's sign-in on the server, too."""
    device = this_device() if access.me() else None
    if device:
        actions.sign_out(device, at=now())
    session.clear()
    flash(_("You are signed out."))
    if device and device.way == COMPANY:
        # Ours ends alone: the company's own opens the mail and much else, and is not the portal's to end.
        flash(_("Your company’s own sign-in may still be open in this browser."))
    response = drop_cookie(pages.go_to("home.show"))
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def with_letter_to(email: str, response, *, next_path: str | None):
    """`response`, after a sign-in letter for this address was queued: its code can be typed in this browser, and only here."""
    browser = secrets.token_urlsafe(32)
    sign_in_actions.ask_to_sign_in(email, browser=browser, next_path=next_path, at=now())
    return _remember_browser(response, browser)


def here() -> dict:
    """What an opened device is told about this browser."""
    return {"label": label_of(request.user_agent.string), "earlier": token_of_this_browser(), "at": now()}


def welcome(person, token: str, *, next_path: str | None):
    """Leads to where `person` wanted to go, with the cookie of the device that was opened."""
    session.clear()
    flash(_("You are signed in as %(name)s.", name=person.name))
    response = pages.go_to("home.show")
    response.location = safe_path(next_path) or response.location
    https = current_app.config["SETTINGS"].is_https
    # With the marks that it was set with: a browser takes no word about a __Host- cookie without them.
    response.delete_cookie(_browser_cookie(), path="/", secure=https, httponly=True, samesite="Lax")
    return put_cookie(response, token)


def dead_link():
    """Wrong, used, expired and unknown links look alike."""
    return pages.page("people/dead_link.html", status=404)


def _limit_letters(email: str) -> None:
    """Counted for every address alike, so that the limit tells nothing either."""
    within = limits.spend("sign-in letters from", limits.address(), limit=LETTERS_FROM_ONE_ADDRESS, seconds=HOUR)
    if not within or not limits.spend("sign-in letters to", email, limit=10, seconds=HOUR):
        abort(429)


def _limit_failures() -> None:
    if not limits.spend("failed sign-ins from", limits.address(), limit=60, seconds=600):
        abort(429)


def _browser_cookie() -> str:
    return "__Host-asking" if current_app.config["SETTINGS"].is_https else "asking"


def _remember_browser(response, browser: str):
    """Ten minutes in which the code can be typed here, and only here."""
    life = int(sign_in_actions.LIFE.total_seconds())
    https = current_app.config["SETTINGS"].is_https
    response.set_cookie(_browser_cookie(), browser, max_age=life, path="/", secure=https, httponly=True, samesite="Lax")
    return response
