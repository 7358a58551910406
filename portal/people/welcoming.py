"""What is said once to somebody who has just signed in: that a passkey would spare them the next letter."""
from flask import flash, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from portal.people.factor_queries import passkeys_of
from portal.people.methods import PASSKEY, offered
from portal.people.models import Device, Person


def offer_a_passkey(person: Person, *, after_invitation: bool) -> None:
    """Offer one after the first sign-in and after an invitation; who has one, or was asked before, is left in peace."""
    if PASSKEY not in offered() or passkeys_of(person).exists():
        return
    if after_invitation or Device.select().where(Device.person == person).count() == 1:
        link = Markup('<a href="{}">{}</a>').format(url_for("people.new_passkey"), _("Add a passkey"))
        flash(Markup("{} {}").format(_("Next time without a letter, by your finger, face or screen code?"), link), "calm")
