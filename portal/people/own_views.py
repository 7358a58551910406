"""A person's own page: name, zone, and where they are signed in."""
from flask import current_app, flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.people import actions, proof
from portal.people.devices import this_device
from portal.people.factor_queries import app_of, passkeys_of
from portal.people.forms import PasskeyNameForm, TimezoneForm
from portal.people.labels import way_words
from portal.people.looks import looks_at
from portal.people.methods import offered
from portal.people.models import Device
from portal.people.queries import company_identity_of, open_devices_of
from portal.people.views import bp
from portal.web import access, pages


@bp.get("/me")
@access.signed_in
def devices():
    """The reader's own page."""
    me = access.me()
    form = pages.form(TimezoneForm, current=me.timezone)
    signed_in = {"devices": list(open_devices_of(me, now())), "here": this_device(), "words": way_words(), "looks": looks_at(me)}
    return pages.page("people/devices.html", person=me, form=form, **signed_in, **_doors(me))


@bp.post("/me/timezone")
@access.signed_in
def change_timezone():
    """Another zone for every time that the reader sees."""
    form = TimezoneForm(current=access.me().timezone)
    if not form.validate():
        return pages.again("people.devices", form)
    actions.change_timezone(access.me(), form.timezone.data)
    flash(_("Times are now shown in your new zone."))
    return pages.go_to("people.devices")


@bp.post("/me/devices/<id:device_id>/end")
@access.signed_in
def end_device(device_id):
    """Ends the sign-in of one of the reader's devices."""
    device = access.found(open_devices_of(access.me(), now()).where(Device.id == device_id))
    actions.end_device(device, by=access.me(), at=now())
    flash(_("%(device)s is signed out.", device=device.label))
    return pages.go_to("people.devices")


@bp.post("/me/devices/end-others")
@access.signed_in
def end_other_devices():
    """Ends the sign-in of every device but this one."""
    actions.end_other_devices(this_device(), by=access.me(), at=now())
    flash(_("You are signed in on this device only."))
    return pages.go_to("people.devices")


@bp.post("/me/company/end")
@access.signed_in
@proof.fresh
@proof.step(_l("End the link to the company’s account"), is_final=True)
def unlink_company():
    """The subject at the company's provider is the reader no longer; whoever comes with the reader's address next is."""
    actions.unlink_company(by=access.me())
    flash(_("The link to your company’s sign-in is undone."))
    return pages.go_to("people.devices")


def _doors(me) -> dict:
    """What the own page says about the ways to sign in."""
    provider, passkeys = current_app.config["SETTINGS"].provider, list(passkeys_of(me))
    return {
        "ways": offered(), "passkeys": passkeys, "app": app_of(me),
        "rename_forms": {one.id: pages.form(PasskeyNameForm, prefix=f"passkey{one.id}", name=one.name) for one in passkeys},
        "company": provider and company_identity_of(me, provider.issuer),
    }
