"""The roster at the desk: who is on it, a new file, the files there were, and the roster as a file."""
from flask import Response, make_response

from portal.clock import now, today
from portal.enrollment.applications.eligibility_queries import roster_read_by
from portal.enrollment.blueprints import coordinated, desk, whole_roster
from portal.enrollment.queries import places_in
from portal.enrollment.roster import actions, queries
from portal.enrollment.roster.forms import UploadForm
from portal.enrollment.roster.jobs import folder
from portal.enrollment.roster.listing import import_listing, imports, on_roster, roster_listing
from portal.enrollment.roster.models import RosterImport
from portal.enrollment.roster.sheet import roster_sheet
from portal.people import proof
from portal.programs.queries import coordinates_for_group_only
from portal.web import access, pages
from portal.web.paging import paged


@desk.get("/desk/programs/<id:program_id>/roster")
@access.staff
def roster(program_id):
    """Everybody on the company's roster, narrowed and ordered by what the address says."""
    program = coordinated(program_id)
    readable = roster_read_by(access.me(), program, today())
    listing = roster_listing("enrollment_desk.roster", readable, program_id=program_id)
    return pages.page(
        "enrollment/roster/roster.html",
        program=program,
        here="roster",
        listing=listing,
        people=paged(on_roster(listing, readable)),
        counts=queries.status_counts(readable),
        eligible_only=coordinates_for_group_only(access.me(), program),
        enrolled=places_in(program).count(),
        latest=queries.latest_applied(),
        upload=pages.form(UploadForm),
        waiting=queries.open_imports().where(RosterImport.read_by == access.me()).first(),
    )


@desk.get("/desk/programs/<id:program_id>/roster/imports")
@access.staff
def roster_imports(program_id):
    """The files from HR that were read, whatever came of them."""
    program, listing = whole_roster(program_id), import_listing(program_id)
    context = {"here": "roster", "listing": listing, "imports": paged(imports(listing))}
    return pages.page("enrollment/roster/roster_imports.html", program=program, **context)


@desk.post("/desk/programs/<id:program_id>/roster/imports")
@access.staff
def read_roster(program_id):
    """Keep a file for the worker; nothing on the roster changes yet."""
    whole_roster(program_id)
    form = UploadForm()
    if not form.validate():
        return pages.again("enrollment_desk.roster", form, program_id=program_id)
    facts = {"file_name": form.file_name, "source": form.source.data, "folder": folder()}
    row = actions.upload(form.content, **facts, by=access.me(), at=now())
    return pages.go_to("enrollment_desk.roster_import", program_id=program_id, import_id=row.id)


@desk.get("/desk/programs/<id:program_id>/roster.csv")
@access.staff
@proof.fresh_for_file("enrollment_desk.roster")
def export_roster(program_id):
    """The part of the roster that the address names, as a file for a spreadsheet."""
    program = coordinated(program_id)
    readable = roster_read_by(access.me(), program, today())
    shown = on_roster(roster_listing("enrollment_desk.roster", readable, program_id=program_id), readable)
    return as_file(roster_sheet(shown, readable, by=access.me(), program=program), "roster.csv")


def as_file(content: bytes, name: str) -> Response:
    """A CSV file to be kept, not shown."""
    response = make_response(content)
    response.mimetype = "text/csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

