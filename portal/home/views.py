"""The front page, and where help is."""
from flask import Blueprint, url_for
from flask_login import current_user

from portal.clock import now
from portal.enrollment.places.queries import places_of
from portal.home.queries import coordinators_for, front_of
from portal.programs.queries import is_for_reverse
from portal.web import access, pages

bp = Blueprint("home", __name__)


@bp.app_template_global()
def help_address() -> str:
    """Where the foot of every page leads."""
    return url_for("home.help")


@bp.get("/")
@access.anyone
def show():
    """A door for who is not signed in; for everybody else when they meet, what waits, and how to log."""
    if not current_user.is_authenticated:
        return pages.page("home/door.html", is_reverse=is_for_reverse())
    return pages.page("home/home.html", me=access.me(), front=front_of(access.me(), now()))


@bp.get("/help")
@access.anyone
def help():
    """Whom to ask."""
    known = current_user.is_authenticated
    coordinators, places = (coordinators_for(access.me()), list(places_of(access.me()))) if known else ([], [])
    return pages.page("home/help.html", coordinators=coordinators, places=places)
