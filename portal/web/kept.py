"""Forms that a device keeps until they are sent: whose they are, in which version they came, and what the script that sends is told."""
from dataclasses import dataclass, field
from datetime import date

from flask import Flask, abort, g, request, session
from flask_login import current_user
from werkzeug.datastructures import ImmutableMultiDict

from portal.clock import today

# The version of what the forms under data-keep send; who renames a field of one raises it, and adds the old one to EARLIER.
VERSION = "1"


@dataclass(frozen=True)
class Earlier:
    """An older version: until when devices may still send it (90 days), and {endpoint: {its name of a field: today's name}}."""

    until: date
    renamed: dict[str, dict[str, str]] = field(default_factory=dict)


EARLIER: dict[str, Earlier] = {}


def account() -> str:
    """Who is signed in, as a device may keep it; empty for nobody."""
    return current_user.account if current_user.is_authenticated else ""


def is_sent_by_script() -> bool:
    """Whether the script that keeps forms on the device sends this one."""
    return "X-Account" in request.headers


def receive_kept(app: Flask) -> None:
    """Hold each kept form to its writer and its version, and answer the script in its own way."""
    app.before_request(_hold)
    app.after_request(_tell)


def _hold() -> None:
    if request.method != "POST":
        return
    writer = request.headers.get("X-Account") or request.form.get("account")
    # On a device that several share, what one wrote is never sent as another's. Nobody at all is asked to sign in, by the guard.
    if writer and current_user.is_authenticated and writer != current_user.account:
        g.refused_as = "account"
        abort(409)
    if not writer:
        return
    if is_sent_by_script():
        g.flashes = list(session.get("_flashes", ()))
    _map_version(request.form.get("v", VERSION))


def _map_version(version: str) -> None:
    """Bring what an older page wrote under today's names. Its key stands for what was sent, so that a repeat is known after an update."""
    if version == VERSION:
        return
    earlier = EARLIER.get(version)
    if earlier is None or today() > earlier.until:
        abort(410)
    names = earlier.renamed.get(request.endpoint, {})
    g.sent_as = request.form
    request.form = ImmutableMultiDict([(names.get(name, name), value) for name, value in request.form.items(multi=True)])


def _tell(response):
    """To the script a redirect would be a page that nobody reads: it gets the address, and a mark that this answer is ours."""
    if request.method != "POST" or not is_sent_by_script():
        return response
    response.headers["X-Kept"] = "yes"
    if "refused_as" in g:
        response.headers["X-Refused"] = g.refused_as
    if response.status_code == 303:
        response.headers["X-Leads-To"] = response.headers.pop("Location")
        response.status_code = 200
        response.set_data(b"")
    if request.headers.get("X-Kept") == "later" and "flashes" in g:
        # Nobody waits for this answer on the next page that opens.
        session.pop("_flashes", None)
        if g.flashes:
            session["_flashes"] = g.flashes
    return response
