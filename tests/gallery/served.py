"""The portal as the gallery shows it: the real one, in which an address can ask for what is hard to bring about."""
from flask import abort, request
from peewee import OperationalError

from portal.enrollment import company_views
from portal.enrollment.company_actions import Refused
from portal.people import proof, queries
from wsgi import app

ASKED_FOR = "gallery"


@app.before_request
def _fail_as_asked():
    """?gallery=crash, ?gallery=full-disk, ?gallery=too-many and ?gallery=kept-out show the pages of these failures."""
    wanted = request.args.get(ASKED_FOR)
    if wanted == "crash":
        raise RuntimeError("asked for by the gallery")
    if wanted == "full-disk":
        raise OperationalError("asked for by the gallery")
    if wanted == "too-many":
        abort(429)
    if wanted == "kept-out":
        return company_views._stopped(Refused("asked for by the gallery"))
    return None


def _ways(really=proof.offered) -> set[str]:
    """?gallery=switched-off shows what a proof looks like while passkeys and apps are switched off."""
    return set() if request.args.get(ASKED_FOR) == "switched-off" else really()


proof.offered = _ways


def _first_day(really=queries.has_administrator) -> bool:
    """The first administrator's page is shown as on the day when nobody administers the portal yet."""
    return not request.path.startswith("/first-administrator/") and really()


queries.has_administrator = _first_day
