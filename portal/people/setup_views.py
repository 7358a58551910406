"""The first administrator: one link, printed at the first start."""
from flask import flash
from flask_babel import gettext as _

from portal.clock import now
from portal.people import actions
from portal.people.devices import put_cookie
from portal.people.forms import FirstAdministratorForm
from portal.people.queries import setup_behind
from portal.people.views import bp, here
from portal.web import access, pages


@bp.get("/first-administrator/<token>")
@access.by_token
def first_administrator(token):
    """Asks who administers the portal."""
    if not setup_behind(token, now()):
        return _dead()
    return pages.page("people/first_administrator.html", form=pages.form(FirstAdministratorForm), token=token)


@bp.post("/first-administrator/<token>")
@access.by_token
def make_first_administrator(token):
    """Makes the account and signs it in; after that the link is dead for good."""
    if not setup_behind(token, now()):
        return _dead()
    form = FirstAdministratorForm()
    if not form.validate():
        return pages.again("people.first_administrator", form, token=token)
    device = actions.make_first_administrator(token, **form.person(), **here())
    if device is None:
        return _dead()
    flash(_("You administer this portal. Appoint the coordinators next."))
    return put_cookie(pages.go_to("home.show"), device)


def _dead():
    return pages.page("people/dead_setup.html", status=404)
