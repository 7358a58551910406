"""Passkeys: signing in by one, and one's own: added, named, removed."""
from flask import abort, flash, jsonify, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.people import asking, passkey_actions, proof
from portal.people.devices import put_cookie, this_device
from portal.people.factor_queries import passkeys_of
from portal.people.forms import NewPasskeyForm, PasskeyForm, PasskeyNameForm
from portal.people.labels import label_of
from portal.people.methods import PASSKEY
from portal.people.models import Passkey
from portal.people.passkeys import relying_party, to_add, to_show
from portal.people.views import bp, here, limit_failures, only_by, welcome
from portal.web import access, limits, pages
from portal.web.links import safe_path

# A whole office stands behind one address.
CHALLENGES_FROM_ONE_ADDRESS = 600


@bp.post("/sign-in/passkey/challenge")
@access.anyone
def passkey_challenge():
    """What a passkey has to sign, for this browser; it names nobody."""
    only_by(PASSKEY)
    _limit_challenges()
    browser = asking.browser_or_new()
    challenge = passkey_actions.ask(passkey_actions.SHOW, browser=browser, at=now())
    return asking.remember(jsonify(to_show(challenge)), browser)


@bp.post("/sign-in/passkey")
@access.anyone
def sign_in_by_passkey():
    """Signs in whoever holds the passkey; every other case looks the same."""
    only_by(PASSKEY)
    form = PasskeyForm()
    found = passkey_actions.sign_in(form.credential.data or "", browser=asking.browser(), **here())
    if found:
        return welcome(*found, next_path=safe_path(request.args.get("next")))
    limit_failures()
    return pages.again("people.sign_in", form.refuse())


@bp.get("/me/passkeys/new")
@access.signed_in
@proof.fresh_or_first
def new_passkey():
    """What a passkey is, its name, and the button that asks the browser for one."""
    only_by(PASSKEY)
    form = pages.form(NewPasskeyForm, name=label_of(request.user_agent.string))
    next_path, address = safe_path(request.args.get("next")), relying_party().origin
    return pages.page("people/new_passkey.html", form=form, next=next_path, address=address)


@bp.post("/me/passkeys/challenge")
@access.signed_in
@proof.fresh_or_first
def new_passkey_challenge():
    """What a new passkey has to sign, and for whom it is."""
    only_by(PASSKEY)
    _limit_challenges()
    browser = asking.browser_or_new()
    challenge = passkey_actions.ask(passkey_actions.ADD, browser=browser, at=now())
    return asking.remember(jsonify(to_add(access.me(), challenge, list(passkeys_of(access.me())))), browser)


@bp.post("/me/passkeys")
@access.signed_in
@proof.fresh_or_first
def add_passkey():
    """Keeps the new passkey."""
    only_by(PASSKEY)
    form = NewPasskeyForm()
    if not form.validate():
        return pages.again("people.new_passkey", form)
    answer = form.credential.data or ""
    token = passkey_actions.add(answer, form.name.data, device=this_device(), browser=asking.browser(), at=now())
    if token is None:
        return pages.again("people.new_passkey", form.refuse())
    flash(_("The passkey is added. A letter tells you, too."))
    return put_cookie(proof.go_on("people.devices"), token)


@bp.post("/me/passkeys/<id:passkey_id>/name")
@access.signed_in
def rename_passkey(passkey_id):
    """Another name for one of the reader's passkeys."""
    passkey, form = _mine(passkey_id), PasskeyNameForm(prefix=f"passkey{passkey_id}")
    if not form.validate():
        return pages.again("people.devices", form)
    passkey_actions.rename(passkey, form.name.data, by=access.me())
    flash(_("The passkey is now called %(name)s.", name=form.name.data))
    return pages.go_to("people.devices")


@bp.post("/me/passkeys/<id:passkey_id>/removal")
@access.signed_in
@proof.fresh
@proof.step(_l("Remove the passkey"), is_final=True)
def remove_passkey(passkey_id):
    """One of the reader's passkeys counts no more. While passkeys are off a letter would be proof enough, as with the app."""
    only_by(PASSKEY)
    passkey = _mine(passkey_id)
    passkey_actions.remove(passkey, by=access.me(), at=now())
    flash(_("%(name)s is removed. A letter tells you, too.", name=passkey.name))
    return pages.go_to("people.devices")


def _mine(passkey_id: int) -> Passkey:
    return access.found(passkeys_of(access.me()).where(Passkey.id == passkey_id))


def _limit_challenges() -> None:
    if not limits.spend("passkeys asked for from", limits.address(), limit=CHALLENGES_FROM_ONE_ADDRESS, seconds=3600):
        abort(429)
