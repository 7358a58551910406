"""The front page, and where help is."""
from flask import Blueprint, url_for

from portal.web import access, pages

bp = Blueprint("home", __name__)


@bp.app_template_global()
def help_address() -> str:
    """Where the foot of every page leads."""
    return url_for("home.help")


@bp.get("/")
@access.anyone
def show():
    """A door for who is not signed in; for everybody else what is next and what waits."""
    return pages.page("home/door.html")


@bp.get("/help")
@access.anyone
def help():
    """Whom to ask."""
    return pages.page("home/help.html")
