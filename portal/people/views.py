"""Signing in and out: an address, a letter, and its link or its code."""
import secrets

from flask import Blueprint, abort, flash, redirect, request, session, url_for
from flask_babel import gettext as _

from portal.clock import now
from portal.people import actions, asking, sign_in_actions
from portal.people.devices import drop_cookie, put_cookie, this_device, token_of_this_browser
from portal.people.forms import AddressForm, CodeForm, PasskeyForm
from portal.people.labels import label_of
from portal.people.methods import COMPANY, LETTER, offered
from portal.people.queries import sign_in_behind
from portal.people.welcoming import offer_a_passkey
from portal.web import access, limits, pages
from portal.web.links import safe_path

bp = Blueprint("people", __name__)

HOUR = 3600
# A whole office stands behind one address, and signs in within the hour of the kick-off; each mailbox has its own, smaller limit.
LETTERS_FROM_ONE_ADDRESS = 300


@bp.get("/sign-in")
@access.anyone
def sign_in():
    """Asks for an address, or for whatever else is switched on."""
    forms = {"form": pages.form(AddressForm), "passkey_form": pages.form(PasskeyForm)}
    return pages.page("people/sign_in.html", **forms, ways=offered(), next=safe_path(request.args.get("next")))


@bp.post("/sign-in")
@access.anyone
def ask():
    """The same answer for every address; a letter goes to those that have an account."""
    only_by(LETTER)
    form, next_path = AddressForm(), safe_path(request.args.get("next"))
    if not form.validate():
        return pages.again("people.sign_in", form)
    limit_letters(form.email.data)
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
    used = sign_in_actions.sign_in_by_code(form.digits, browser=asking.browser(), is_on=LETTER in offered(), **here())
    if used:
        return _by_letter(*used)
    limit_failures()
    form.code.errors = [_("That code does not work, or works no longer. Check it, or ask for a new one.")]
    return pages.again(page, form)


@bp.get("/sign-in/link/<token>")
@access.by_token
def link(token):
    """One button: whatever opens links ahead of the reader changes nothing."""
    row = sign_in_behind(token, now(), is_on=LETTER in offered())
    return pages.page("people/link.html", token=token) if row else dead_link()


@bp.post("/sign-in/link/<token>")
@access.by_token
def use_link(token):
    """Signs in whoever the letter was written to; the link is used up."""
    used = sign_in_actions.sign_in_by_link(token, is_on=LETTER in offered(), **here())
    if used:
        return _by_letter(*used)
    limit_failures()
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


def with_letter_to(email: str, response, *, next_path: str | None, said_yes: bool = False):
    """`response`, after a sign-in letter for this address was queued: its code can be typed in this browser, and only here."""
    if LETTER not in offered():
        return redirect(url_for("people.sign_in", next=next_path), 303)
    browser = secrets.token_urlsafe(32)
    sign_in_actions.ask_to_sign_in(email, browser=browser, next_path=next_path, at=now(), said_yes=said_yes)
    return asking.remember(response, browser)


def here() -> dict:
    """What an opened device is told about this browser."""
    return {"label": label_of(request.user_agent.string), "earlier": token_of_this_browser(), "at": now()}


def welcome(person, token: str, *, next_path: str | None):
    """Leads to where `person` wanted to go, with the cookie of the device that was opened."""
    session.clear()
    flash(_("You are signed in as %(name)s.", name=person.name))
    response = pages.go_to("home.show")
    response.location = safe_path(next_path) or response.location
    return put_cookie(asking.forget(response), token)


def _by_letter(row, token: str):
    was_invited = session.get("asked_on") == "enrollment.accepted"
    response = welcome(row.person, token, next_path=row.next_path)
    offer_a_passkey(row.person, after_invitation=was_invited)
    return response


def dead_link():
    """Wrong, used, expired and unknown links look alike."""
    return pages.page("people/dead_link.html", status=404)


def limit_letters(email: str) -> None:
    """Counted for every address alike, so that the limit tells nothing either."""
    within = limits.spend("sign-in letters from", limits.address(), limit=LETTERS_FROM_ONE_ADDRESS, seconds=HOUR)
    if not within or not limits.spend("sign-in letters to", email, limit=10, seconds=HOUR):
        abort(429)


def only_by(way: str) -> None:
    """404 while this way to sign in is switched off."""
    if way not in offered():
        abort(404)


def limit_failures() -> None:
    """Count a sign-in that was refused; who fails without end has to wait."""
    if not limits.spend("failed sign-ins from", limits.address(), limit=60, seconds=600):
        abort(429)
