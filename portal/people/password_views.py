"""The password, where an administrator has switched it on: signing in by it, and setting, changing and removing one's own."""
from flask import abort, flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.people import password_actions, proof
from portal.people.devices import this_device
from portal.people.methods import LETTER, PASSWORD, switched_on
from portal.people.password_forms import NewPasswordForm, PasswordForm
from portal.people.password_rules import SHORTEST
from portal.people.queries import password_of
from portal.people.views import bp, here, welcome
from portal.web import access, limits, pages
from portal.web.forms import refuse
from portal.web.links import safe_path

HOUR = 3600
DAY = 86400
TRIES_A_DAY = 20
# A whole office stands behind one address, as with the letters.
TRIES_FROM_ONE_ADDRESS = 300


@bp.get("/sign-in/password")
@access.anyone
def password():
    """Asks for an address and its password."""
    # What is sent from a page that was open when passwords were switched off is answered like a password that does not fit.
    if request.method != "POST":
        _only_while_on()
    context = {"next": safe_path(request.args.get("next")), "has_letters": LETTER in switched_on()}
    return pages.page("people/password.html", form=pages.form(PasswordForm), **context)


@bp.post("/sign-in/password")
@access.anyone
def try_password():
    """Signs in when the two go together; every other case looks the same, and costs the same."""
    form, next_path = PasswordForm(), safe_path(request.args.get("next"))
    if not form.validate():
        return pages.again("people.password", form)
    if not _within_limits(form.email.data):
        refuse(form.password, _("There were many tries for one day. Sign in another way, or try it again tomorrow."))
        return _status(429, pages.again("people.password", form))
    found = password_actions.sign_in_by_password(form.email.data, form.password.data, **here())
    if found:
        return welcome(*found, next_path=next_path)
    refuse(form.password, _("This address and this password do not go together. Check both, or sign in another way."))
    return pages.again("people.password", form)


@bp.get("/me/password")
@access.signed_in
def own_password():
    """The reader's own password: to set, to change, to remove."""
    _only_while_on()
    me, device, at = access.me(), this_device(), now()
    return pages.page(
        "people/own_password.html",
        me=me,
        form=pages.form(NewPasswordForm, person=me, needs_current=password_actions.needs_current(me, device, at)),
        kept=password_of(me),
        is_fresh=password_actions.is_fresh(device, at),
        shortest=SHORTEST,
        has_letters=LETTER in switched_on(),
    )


@bp.post("/me/password")
@access.signed_in
def set_password():
    """The reader signs in by this one from now on. Not kept by the form's key: its row would hold a hash that is quick to guess from."""
    _only_while_on()
    me, device, at = access.me(), this_device(), now()
    form = NewPasswordForm(person=me, needs_current=password_actions.needs_current(me, device, at))
    if not form.validate():
        return pages.again("people.own_password", form)
    if form.current and not _within_limits(me.email):
        refuse(form.current, _("There were many tries for one day. Sign in another way, or try it again tomorrow."))
        return _status(429, pages.again("people.own_password", form))
    try:
        password_actions.set_password(device, **form.values(), by=me, at=at)
    except password_actions.NotTheCurrent:
        refuse(form.current, _("Enter the password that you have now. Without it, sign in another way."))
        return pages.again("people.own_password", form)
    except password_actions.NotFresh:
        flash(_("Show first that it is you: more than ten minutes have gone by."), "waits")
        return pages.go_to("people.own_password")
    flash(_("Your password is set. A letter tells you, too."))
    return pages.go_to("people.devices")


@bp.post("/me/password/removal")
@access.signed_in
@proof.fresh
@proof.step(_l("Remove my password"), is_final=True)
def remove_password():
    """The reader signs in by the other ways alone."""
    password_actions.remove_password(by=access.me(), at=now())
    flash(_("Your password is gone. The other ways to sign in stay."))
    return pages.go_to("people.devices")


def _within_limits(email: str) -> bool:
    """Counted before any work is done, and for every address alike."""
    here_and_now = limits.spend("passwords from", limits.address(), limit=TRIES_FROM_ONE_ADDRESS, seconds=HOUR)
    return limits.spend("passwords of", email, limit=TRIES_A_DAY, seconds=DAY) and here_and_now


def _only_while_on() -> None:
    if PASSWORD not in switched_on():
        abort(404)


def _status(status: int, response):
    response.status_code = status
    return response
