"""The roster for administrators: read, and nothing else."""
from flask import abort

from portal.enrollment.blueprints import bp
from portal.enrollment.models import Employee
from portal.enrollment.roster import queries
from portal.enrollment.roster.listing import on_roster, roster_listing
from portal.people.queries import is_administrator
from portal.web import access, pages
from portal.web.paging import paged


@bp.get("/administration/roster")
@access.staff
def whole_roster():
    """Everybody on the company's roster, narrowed and ordered by what the address says."""
    if not is_administrator(access.me()):
        abort(404)
    everybody = Employee.select()
    listing = roster_listing("enrollment.whole_roster", everybody)
    return pages.page(
        "enrollment/roster/whole_roster.html",
        listing=listing,
        people=paged(on_roster(listing, everybody)),
        counts=queries.status_counts(everybody),
        latest=queries.latest_applied(),
    )
