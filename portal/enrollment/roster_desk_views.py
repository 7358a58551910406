"""The roster at the desk: who is on it, a new file, what the file says, and the roster as a file."""
from flask import flash, make_response
from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment import roster_actions as actions
from portal.enrollment import roster_queries as queries
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.models import RosterImport
from portal.enrollment.queries import enrollments_in
from portal.enrollment.roster.columns import BY_NAME
from portal.enrollment.roster_forms import UploadForm
from portal.enrollment.roster_listing import faulty, line_listing, on_roster, roster_listing
from portal.enrollment.roster_sheet import roster_sheet
from portal.people import proof
from portal.web import access, pages
from portal.web.paging import paged


@desk.get("/desk/programs/<id:program_id>/roster")
@access.staff
def roster(program_id):
    """Everybody on the company's roster, narrowed and ordered by what the address says."""
    program = coordinated(program_id)
    listing = roster_listing("enrollment_desk.roster", program_id=program_id)
    return pages.page(
        "enrollment/roster.html",
        program=program,
        here="roster",
        listing=listing,
        people=paged(on_roster(listing)),
        counts=queries.status_counts(),
        enrolled=enrollments_in(program).count(),
        latest=queries.latest_applied(),
        upload=pages.form(UploadForm),
    )


@desk.post("/desk/programs/<id:program_id>/roster/imports")
@access.staff
def read_roster(program_id):
    """Read a file and show what it says; nothing on the roster changes yet."""
    coordinated(program_id)
    form = UploadForm()
    if not form.validate():
        return pages.again("enrollment_desk.roster", form, program_id=program_id)
    reading = actions.read(form.file.data.read(), date_format=form.date_format.data, at=now())
    if reading.refusal:
        form.file.errors = [str(reading.refusal)]
        return pages.again("enrollment_desk.roster", form, program_id=program_id)
    row = actions.stage(reading, file_name=form.file_name, by=access.me(), at=now())
    return pages.go_to("enrollment_desk.roster_import", program_id=program_id, import_id=row.id)


@desk.get("/desk/programs/<id:program_id>/roster/imports/<id:import_id>")
@access.staff
def roster_import(program_id, import_id):
    """What a file would change, and every faulty line with its reason."""
    program, row = coordinated(program_id), _import(import_id)
    listing = line_listing(program_id, row)
    counts = {"refused": row.counts["refused"], "warned": row.counts["warned"]}
    context = {"roster_import": row, "listing": listing, "counts": counts, "lines": paged(faulty(row, listing)), "columns": BY_NAME}
    return pages.page("enrollment/roster_import.html", program=program, here="roster", **context)


@desk.post("/desk/programs/<id:program_id>/roster/imports/<id:import_id>/application")
@access.staff
def apply_import(program_id, import_id):
    """Put the good rows onto the roster."""
    coordinated(program_id)
    row = _import(import_id)
    access.allow(row.discarded_at is None)
    counts = actions.apply(row, by=access.me(), at=now())
    people = ngettext("%(count)s person is new", "%(count)s people are new", counts["new"], count=format_decimal(counts["new"]))
    rest = {name: format_decimal(counts[name]) for name in ("changed", "leavers")}
    flash(_("The roster is up to date: %(people)s, %(changed)s changed, %(leavers)s left.", people=people, **rest))
    return pages.go_to("enrollment_desk.roster", program_id=program_id)


@desk.post("/desk/programs/<id:program_id>/roster/imports/<id:import_id>/discard")
@access.staff
def discard_import(program_id, import_id):
    """Drop the file."""
    coordinated(program_id)
    row = _import(import_id)
    access.allow(row.applied_at is None)
    actions.discard(row, by=access.me(), at=now())
    flash(_("The file is discarded. The roster is as it was."))
    return pages.go_to("enrollment_desk.roster", program_id=program_id)


@desk.get("/desk/programs/<id:program_id>/roster.csv")
@access.staff
@proof.fresh_for_file("enrollment_desk.roster")
def export_roster(program_id):
    """The part of the roster that the address names, as a file for a spreadsheet."""
    program = coordinated(program_id)
    shown = on_roster(roster_listing("enrollment_desk.roster", program_id=program_id))
    response = make_response(roster_sheet(shown, by=access.me(), program=program))
    response.mimetype = "text/csv"
    response.headers["Content-Disposition"] = 'attachment; filename="roster.csv"'
    return response


def _import(import_id: int) -> RosterImport:
    return access.found(RosterImport.select().where(RosterImport.id == import_id))
