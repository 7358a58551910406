"""One's own app that makes codes: set up by scanning a square, confirmed by its first code, removed."""
from flask import flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.people import code_app_actions, proof
from portal.people.devices import put_cookie, this_device
from portal.people.factor_queries import app_of
from portal.people.forms import AppCodeForm
from portal.people.methods import TOTP
from portal.people.views import bp, only_by
from portal.web import access, limits, pages
from portal.web.links import safe_path
from portal.web.qr import square


@bp.get("/me/app")
@access.signed_in
@proof.fresh_or_first
def code_app():
    """What the app is for; once begun, the square to scan, and a box for the first code."""
    only_by(TOTP)
    app, next_path = app_of(access.me()), safe_path(request.args.get("next"))
    begun = {}
    if app and not app.confirmed_at:
        address = code_app_actions.address_of(app)
        begun = {"square": square(address), "app_address": address, "secret": app.sealed_secret.open()}
    return pages.page("people/code_app.html", form=pages.form(AppCodeForm), app=app, next=next_path, **begun)


@bp.post("/me/app")
@access.signed_in
@proof.fresh_or_first
@proof.step(_l("Set up an app for codes"))
def begin_code_app():
    """A new secret for the reader's app; it counts for nothing before its first code."""
    only_by(TOTP)
    code_app_actions.start(access.me(), at=now())
    return pages.go_to("people.code_app", next=safe_path(request.args.get("next")))


@bp.post("/me/app/confirmation")
@access.signed_in
@proof.fresh_or_first
@proof.step(_l("Use this app from now on"))
def confirm_code_app():
    """The first code: from now on the app counts."""
    only_by(TOTP)
    form = AppCodeForm()
    token = form.validate() and may_try(form) and code_app_actions.confirm(form.digits, device=this_device(), at=now())
    if not token:
        return pages.again("people.code_app", say_why_not(form), next=safe_path(request.args.get("next")))
    flash(_("The app is set up. A letter tells you, too."))
    return put_cookie(proof.go_on("people.devices"), token)


@bp.post("/me/app/removal")
@access.signed_in
@proof.fresh
@proof.step(_l("Remove the app"), is_final=True)
def remove_code_app():
    """The reader's app counts no more. While apps are off a letter would be proof enough, and make room for another factor."""
    only_by(TOTP)
    code_app_actions.remove(access.me(), at=now())
    flash(_("The app is removed. A letter tells you, too."))
    return pages.go_to("people.devices")


def may_try(form: AppCodeForm) -> bool:
    """Count a try of the reader's; after five within ten minutes the form says to wait, whatever the code is."""
    if limits.spend("codes of an app by", str(access.me().id), limit=5, seconds=600):
        return True
    form.code.errors = [_("That were five tries. Wait ten minutes, then type the code that your app shows.")]
    return False


def say_why_not(form: AppCodeForm) -> AppCodeForm:
    """The form with one sentence for a code that is another, that was used, or that is too old."""
    if not form.code.errors:
        form.code.errors = [_("That code does not count, or was used. Type the one that your app shows next.")]
    return form
