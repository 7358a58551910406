"""The coordinator's list of mentorships, and its export."""
from flask import Blueprint, Response, request
from flask_babel import gettext as _

from portal.clock import now
from portal.desk.mentorship_queries import Line, lines, mentorships_of
from portal.programs.models import Program
from portal.programs.queries import programs_coordinated_by
from portal.sheets import csv_bytes
from portal.web import access, pages
from portal.web.filters import day
from portal.web.paging import paged_rows

bp = Blueprint("mentorships_desk", __name__)
STATES = ("silent", "not_started", "unconfirmed", "behind", "well", "ended")


@bp.get("/desk/programs/<id:program_id>/mentorships")
@access.signed_in
def index(program_id: int):
    """Every mentorship with its facts; those that need a look come first, and the address can narrow the list to one state."""
    program = _program(program_id)
    found = _lines(program)
    state = request.args.get("state")
    shown = [line for line in found if line.state == state] if state in STATES else found
    counts = [(one, state_word(one), sum(line.state == one for line in found)) for one in STATES]
    facts = {"lines": paged_rows(shown), "counts": counts, "state": state, "word": state_word, "total": len(found)}
    return pages.page("desk/mentorships.html", program=program, here="mentorships", **facts)


@bp.get("/desk/programs/<id:program_id>/mentorships.csv")
@access.signed_in
def export(program_id: int):
    """What the list shows, as a file; no cell of it is a formula."""
    program = _program(program_id)
    head = [_("Mentor"), _("Leader"), _("State"), _("Sessions held"), _("Due by now")]
    head += [_("Last held"), _("Last reported by both"), _("Next session")]
    return Response(
        csv_bytes([str(word) for word in head], [_row(line) for line in _lines(program)]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="mentorships-{program.id}.csv"'},
    )


def state_word(state: str) -> str:
    """A state in words."""
    return {
        "not_started": _("Not started"),
        "silent": _("Silent"),
        "unconfirmed": _("Confirmed by one"),
        "behind": _("Behind"),
        "well": _("Well"),
        "ended": _("Ended"),
    }[state]


def _lines(program: Program) -> list[Line]:
    return sorted(lines(list(mentorships_of(program)), now()), key=lambda line: (STATES.index(line.state), line.mentorship.id))


def _row(line: Line) -> list[str]:
    moments = [day(moment) if moment else "" for moment in (line.last_at, line.confirmed_at, line.next_at)]
    return [line.mentor.name, line.leader.name, state_word(line.state), str(line.held), str(line.due), *moments]


def _program(program_id: int) -> Program:
    return access.found(programs_coordinated_by(access.me()).where(Program.id == program_id))
