"""The company's door: to its provider, and back."""
import logging
import secrets

from flask import Blueprint, abort, redirect, request

from portal.enrollment.company_actions import Refused, sign_in_through_company
from portal.people.company import Unfinished, Unreachable, is_open
from portal.people.views import here, welcome
from portal.web import access, limits, pages
from portal.web.links import absolute, safe_path

bp = Blueprint("company", __name__)
log = logging.getLogger("portal.people")

HOUR = 3600
# As with letters and passwords: a whole office stands behind one address.
FROM_ONE_ADDRESS = 300


@bp.get("/sign-in/company")
@access.anyone
def begin():
    """Leads to the provider; with ?again= somebody signs in there anew, for a fresh proof.

    A link, not a form: what a form leads to, the policy of our pages keeps within the portal.
    """
    client = _client()
    if not limits.spend("company sign-ins from", limits.address(), limit=FROM_ONE_ADDRESS, seconds=HOUR):
        abort(429)
    wishes = {"next_path": safe_path(request.args.get("next")), "again": bool(request.args.get("again"))}
    try:
        return redirect(client.way_there(back=absolute("company.back"), **wishes), 303)
    except Unfinished as error:
        return _stopped(error)


@bp.get("/sign-in/company/back")
@access.anyone
def back():
    """Where the provider sends the browser: signs in whoever it says has come, if they belong here."""
    try:
        arrival, next_path = _client().arrival(request.args)
        person, token = sign_in_through_company(arrival, **here())
    except (Unfinished, Refused) as error:
        return _stopped(error)
    return welcome(person, token, next_path=next_path)


def _client():
    if not is_open():
        abort(404)
    # Authlib is loaded by those who come this way, and by nobody else.
    from portal.people import company_client

    return company_client


def _stopped(error: Unfinished | Refused):
    """One page for each kind of end; which of its causes it was stands in the log alone, beside the reference."""
    reference = secrets.token_hex(4)
    log.warning("company sign-in stopped", extra={"reference": reference, "cause": error.cause})
    kind, status = _kind(error)
    return pages.page("people/company_stopped.html", status=status, kind=kind, reference=reference)


def _kind(error: Unfinished | Refused) -> tuple[str, int]:
    if isinstance(error, Refused):
        return "refused", 403
    return ("unreachable", 503) if isinstance(error, Unreachable) else ("unfinished", 400)
