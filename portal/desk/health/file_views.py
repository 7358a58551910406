"""The list of mentorships as a file, in the order and with the part that the address names: CSV or a workbook."""
from flask import Response
from flask_babel import gettext as _

from portal.audit.actions import record
from portal.clock import now
from portal.desk.health.rows import Row, row_of
from portal.desk.health.scored import Scores, scored
from portal.desk.health.words import band_word
from portal.desk.mentorship_views import bp, listing_of, shown, state_word
from portal.people import proof
from portal.programs.blueprints import coordinated
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import Program
from portal.programs.partner_words import partner_word
from portal.programs.role_words import side_word
from portal.sheets import csv_bytes, xlsx_bytes
from portal.web import access
from portal.web.filters import day

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/desk/programs/<id:program_id>/mentorships.csv")
@access.staff
@proof.fresh_for_file("mentorships_desk.index")
def export(program_id: int):
    """What the list shows, in its order, as a file; no cell of it is a formula."""
    program = coordinated(program_id)
    return _as_file(csv_bytes(_head(program), _rows(program)), program, "csv", CSV)


@bp.get("/desk/programs/<id:program_id>/mentorships.xlsx")
@access.staff
@proof.fresh_for_file("mentorships_desk.index")
def export_workbook(program_id: int):
    """The same as a workbook."""
    program = coordinated(program_id)
    return _as_file(xlsx_bytes(_("Mentorships"), _head(program), _rows(program)), program, "xlsx", XLSX)


def _rows(program: Program) -> list[list]:
    """The rows, and a line in the trail that they were taken. What is next is left out: tomorrow it is something else."""
    found = Scores(program, now())
    rows = [_cells(row_of(scored(row), program)) for row in shown(program, found, listing_of(program, found), found.select())]
    record("mentorships.exported", by=access.me(), about=f"program/{program.id}", program=program.id, rows=len(rows))
    return rows


def _head(program: Program) -> list[str]:
    head = [side_word(program, MENTOR), side_word(program, MENTEE), _("State"), _("Sessions held"), _("Due by now")]
    head += [_("Last held"), partner_word(program, "reported"), _("Next session"), _("Points"), _("Health"), _("Why")]
    return [str(word) for word in head]


def _cells(row: Row) -> list:
    line = row.line
    moments = [day(moment) if moment else "" for moment in (line.last_at, line.confirmed_at, line.next_at)]
    why = ". ".join(_("%(fact)s: -%(points)s", fact=fact, points=points) for fact, points in row.reasons)
    health = [row.points, band_word(row.band) if row.band else "", why]
    return [line.mentor, line.leader, state_word(line.state), line.held, line.due, *moments, *health]


def _as_file(content: bytes, program: Program, kind: str, mimetype: str) -> Response:
    name = f'attachment; filename="mentorships-{program.id}.{kind}"'
    return Response(content, content_type=mimetype, headers={"Content-Disposition": name})
