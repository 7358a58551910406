"""The portal as the gallery shows it: the real one, in which an address can ask for what is hard to bring about."""
from flask import abort, request
from peewee import OperationalError

from portal.people import queries
from wsgi import app

ASKED_FOR = "gallery"


@app.before_request
def _fail_as_asked():
    """?gallery=crash, ?gallery=full-disk and ?gallery=too-many show the pages of these failures."""
    wanted = request.args.get(ASKED_FOR)
    if wanted == "crash":
        raise RuntimeError("asked for by the gallery")
    if wanted == "full-disk":
        raise OperationalError("asked for by the gallery")
    if wanted == "too-many":
        abort(429)


def _first_day(really=queries.has_administrator) -> bool:
    """The first administrator's page is shown as on the day when nobody administers the portal yet."""
    return not request.path.startswith("/first-administrator/") and really()


queries.has_administrator = _first_day
