"""A coordinator's programs: the list of them, a new one, its settings."""
from flask import Blueprint, abort

from portal.programs.queries import may_make_programs, programs_coordinated_by
from portal.web import access, pages

bp = Blueprint("programs_desk", __name__)


@bp.get("/desk")
@access.signed_in
def index():
    """The programs that the reader coordinates. Who neither has one nor may make one finds no desk."""
    programs, may_make = list(programs_coordinated_by(access.me())), may_make_programs(access.me())
    if not programs and not may_make:
        abort(404)
    return pages.page("programs/index.html", programs=programs, may_make=may_make)
