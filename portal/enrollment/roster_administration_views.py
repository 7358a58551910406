"""The roster for administrators: read, and nothing else."""
from flask import abort, request

from portal.enrollment import roster_queries as queries
from portal.enrollment.blueprints import bp
from portal.enrollment.roster_forms import RosterFilter
from portal.people.queries import is_administrator
from portal.web import access, pages
from portal.web.paging import paged


@bp.get("/administration/roster")
@access.signed_in
def whole_roster():
    """Everybody on the company's roster, narrowed by what the address says."""
    if not is_administrator(access.me()):
        abort(404)
    narrowed = RosterFilter(formdata=request.args)
    return pages.page(
        "enrollment/whole_roster.html",
        narrowed=narrowed,
        chosen=narrowed.chosen(),
        people=paged(queries.matching(queries.roster(), **narrowed.chosen())),
        counts=queries.status_counts(),
        latest=queries.latest_applied(),
    )
