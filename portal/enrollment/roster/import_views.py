"""One file from HR at the desk: how far it is, what its columns mean, what it would change, and whether it shall."""
from flask import current_app, flash, request
from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.enrollment.blueprints import desk, whole_roster
from portal.enrollment.roster import actions
from portal.enrollment.roster.desk_views import as_file
from portal.enrollment.roster.forms import ApplyForm, ColumnsForm
from portal.enrollment.roster.guard import TakesAway, staff_leaving
from portal.enrollment.roster.jobs import folder
from portal.enrollment.roster.listing import kind_counts, kind_words, listed, row_listing
from portal.enrollment.roster.mappings import headers_of
from portal.enrollment.roster.models import CHECKED, UNMAPPED, RosterImport
from portal.enrollment.roster.queries import can_be_undone, shown_rows
from portal.enrollment.roster.sheet import problems_sheet
from portal.enrollment.roster.shown import shown
from portal.enrollment.roster.undo import TooLate, Undone, undo
from portal.people import proof
from portal.web import access, pages
from portal.web.paging import paged


@desk.get("/desk/programs/<id:program_id>/roster/imports/<id:import_id>")
@access.staff
def roster_import(program_id, import_id):
    """How far a file is; what its columns mean, while that is open or with ?columns=1; what it would change, or changed."""
    program, row = whole_roster(program_id), _import(import_id)
    asks = row.state == UNMAPPED or (row.state == CHECKED and "columns" in request.args)
    if asks:
        context = {"form": pages.form(ColumnsForm, roster_import=row)}
    else:
        context = _preview(program_id, row) if row.counts else {}
    return pages.page("enrollment/roster/roster_import.html", program=program, here="roster", roster_import=row, **context)


@desk.post("/desk/programs/<id:program_id>/roster/imports/<id:import_id>/columns")
@access.staff
def name_columns(program_id, import_id):
    """Say what the columns of a file mean, and have it checked."""
    whole_roster(program_id)
    row = _import(import_id)
    access.allow(row.state in (UNMAPPED, CHECKED))
    form = ColumnsForm(roster_import=row)
    if not form.validate():
        return pages.again("enrollment_desk.roster_import", form, program_id=program_id, import_id=import_id, columns=1)
    # Saying the same twice checks the file twice and changes nothing, so no key is kept.
    actions.name_columns(row, **form.values(), by=access.me(), at=now())
    return _to_import(program_id, import_id)


@desk.post("/desk/programs/<id:program_id>/roster/imports/<id:import_id>/sheet")
@access.staff
def choose_sheet(program_id, import_id):
    """Read another sheet of a workbook."""
    whole_roster(program_id)
    row = _import(import_id)
    access.allow(row.state in (UNMAPPED, CHECKED))
    actions.choose_sheet(row, request.form.get("sheet", ""), at=now())
    return _to_import(program_id, import_id)


@desk.post("/desk/programs/<id:program_id>/roster/imports/<id:import_id>/application")
@access.staff
@proof.fresh
@proof.step(_l("Import the file"), is_final=True)
def apply_import(program_id, import_id):
    """Put the good rows onto the roster; many leavers have to be confirmed by their number."""
    whole_roster(program_id)
    row, form = _import(import_id), ApplyForm()
    access.allow(row.discarded_at is None and row.failed_at is None)
    wanted = actions.leavers_to_confirm(row, _percent()) if row.state == CHECKED else 0
    if wanted and not form.confirms(wanted):
        return pages.again("enrollment_desk.roster_import", form, program_id=program_id, import_id=import_id)
    try:
        done = actions.apply(row, by=access.me(), at=now(), folder=folder(), percent=_percent(), confirmed=wanted)
    except actions.Stale:
        actions.check_again(row, at=now())
        flash(_("Another file has changed the roster meanwhile, so this one is checked again."), "waits")
        return _to_import(program_id, import_id)
    except TakesAway as refused:
        flash(_take_away_words(refused), "waits")
        return _to_import(program_id, import_id)
    if done.applied_at:
        _say_applied(done)
    return _to_import(program_id, import_id)


@desk.post("/desk/programs/<id:program_id>/roster/imports/<id:import_id>/discard")
@access.staff
def discard_import(program_id, import_id):
    """Drop the file."""
    whole_roster(program_id)
    row = _import(import_id)
    access.allow(row.applied_at is None)
    actions.discard(row, folder=folder(), by=access.me(), at=now())
    flash(_("The file is discarded. The roster is as it was."))
    return pages.go_to("enrollment_desk.roster", program_id=program_id)


@desk.post("/desk/programs/<id:program_id>/roster/imports/<id:import_id>/undo")
@access.staff
@proof.fresh
@proof.step(_l("Undo the import"), is_final=True)
def undo_import(program_id, import_id):
    """Take the last import back."""
    whole_roster(program_id)
    row = _import(import_id)
    access.allow(row.applied_at is not None)
    try:
        flash(_said_of(undo(row, by=access.me(), at=now())))
    except TooLate:
        flash(_("This file can no longer be undone: it was undone already, or another one was applied since."), "waits")
    return _to_import(program_id, import_id)


@desk.get("/desk/programs/<id:program_id>/roster/imports/<id:import_id>/problems.csv")
@access.staff
@proof.fresh_for_file("enrollment_desk.roster_import")
def export_problems(program_id, import_id):
    """The faulty lines as a file, to be put right by HR."""
    whole_roster(program_id)
    return as_file(problems_sheet(_import(import_id), by=access.me()), "lines-to-look-at.csv")


def _preview(program_id: int, row: RosterImport) -> dict:
    """What the page says of a file whose columns are known."""
    listing = row_listing(program_id, row)
    lines = paged(listed(row, listing))
    return {
        "listing": listing,
        "lines": lines,
        "shown": shown(row, lines.rows),
        "kinds": kind_words(),
        "tabs": listing.tabs(kind_counts(row), total=shown_rows(row).count()),
        "left_out": [header for header in headers_of(row) if header and header not in (row.columns or {})],
        "leaving": actions.leaving_in(row),
        "staff_leaving": staff_leaving(row) if row.state == CHECKED else [],
        "to_confirm": actions.leavers_to_confirm(row, _percent()),
        "apply_form": pages.form(ApplyForm),
        "can_be_undone": can_be_undone(row),
    }


def _take_away_words(refused: TakesAway) -> str:
    if refused.people == [access.me()]:
        return _("Nothing changed. The file says that you have left, and you could not take that back. Look at your own line first.")
    names = ", ".join(person.name for person in refused.people)
    return _("Nothing changed. Nobody would administer Upward any more: %(names)s would lose access.", names=names)


def _say_applied(row: RosterImport) -> None:
    if not row.changes:
        flash(_("The roster is as the file says. Nothing changed."))
        return
    counts = row.counts
    people = ngettext("%(count)s person is new", "%(count)s people are new", counts["new"], count=format_decimal(counts["new"]))
    rest = {"changed": format_decimal(counts["changed"] + counts["back"]), "leavers": format_decimal(actions.leaving_in(row))}
    flash(_("The roster is up to date: %(people)s, %(changed)s changed, %(leavers)s left.", people=people, **rest))


def _said_of(done: Undone) -> str:
    count = done.restored + done.removed
    stand = ngettext("%(count)s person stands as before.", "%(count)s people stand as before.", count, count=format_decimal(count))
    words = [_("The import is undone."), stand]
    if done.let_in:
        words.append(ngettext("%(num)s person can sign in again.", "%(num)s people can sign in again.", done.let_in))
    if done.stay:
        words.append(
            ngettext(
                "%(num)s new person stays on the roster, because of an invitation or a place since.",
                "%(num)s new people stay on the roster, because of an invitation or a place since.",
                done.stay,
            )
        )
    return " ".join(words)


def _to_import(program_id: int, import_id: int):
    return pages.go_to("enrollment_desk.roster_import", program_id=program_id, import_id=import_id)


def _percent() -> int:
    return current_app.config["SETTINGS"].roster_leavers_percent


def _import(import_id: int) -> RosterImport:
    return access.found(RosterImport.select().where(RosterImport.id == import_id))
