"""Two addresses for a supervisor: is it alive, and is it ready."""
from flask import Blueprint
from peewee import PeeweeException

from portal.db import db
from portal.web.access import anyone

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@anyone
def alive():
    """The process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
@anyone
def ready():
    """The database can be read and written."""
    try:
        with db.atomic():
            db.execute_sql("SELECT 1")
    except PeeweeException:
        return {"status": "no database"}, 503
    return {"status": "ok"}
