"""Who has started: each mentorship with its orientation and its first session, those that need a look first."""
from flask import Blueprint
from flask_babel import gettext as _

from portal.clock import now
from portal.desk.searching import searched
from portal.desk.started_queries import STATES, Starts
from portal.launch.queries import kickoff_of
from portal.mentorships.agreement.queries import signed_in
from portal.mentorships.models import Mentorship
from portal.pairing.rules.queries import people_ask
from portal.programs.blueprints import coordinated
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import Program
from portal.programs.role_words import either_word, side_word
from portal.web import access, pages
from portal.web.listing import Column, Filter, Listing, by_words
from portal.web.paging import paged

bp = Blueprint("started_desk", __name__)


@bp.get("/desk/programs/<id:program_id>/started")
@access.staff
def index(program_id: int):
    """Every mentorship that lasts, as its beginning stands; the address says what is shown."""
    program, at = coordinated(program_id), now()
    found = Starts(program, at, kickoff_of(program))
    listing = _listing(program, found)
    wanted = searched(program, found, listing.words)
    rows = found.select().where(*wanted) if wanted else found.select()
    rows = found.in_state(rows, listing["state"]) if listing["state"] else rows
    lines = paged(rows.order_by(*listing.order_by(Mentorship.id)))
    total = Mentorship.select().where(Mentorship.program == program, Mentorship.ended_at.is_null()).count()
    signed = signed_in([row[0] for row in lines.rows])
    facts = {"counts": found.counts(wanted), "total": total, "word": state_word, "start": found.start, "signed": signed}
    facts["asks"] = people_ask(program)
    return pages.page("desk/started.html", program=program, here="launch", listing=listing, lines=lines, **facts)


def state_word(state: str) -> str:
    """A state in words."""
    return {
        "late": _("Not met yet"),
        "unplanned": _("No date yet"),
        "unread": _("Orientation open"),
        "planned": _("Date is set"),
        "met": _("Has met"),
    }[state]


def _listing(program: Program, found: Starts) -> Listing:
    columns = [
        Column("mentor", side_word(program, MENTOR), by_words(*found.mentor)),
        Column("leader", side_word(program, MENTEE), by_words(*found.leader)),
        Column("state", _("State"), (found.rank,), ends=(_("a look first"), _("well first"))),
        Column("signed", _("Agreement")),
        Column("first", _("First session"), (found.first_at,), ends=(_("earliest first"), _("latest first"))),
        Column("due", _("Asked for by"), (Mentorship.starts_on,), ends=(_("earliest first"), _("latest first"))),
        Column("orientation", _("Orientation")),
    ]
    return Listing(
        "started_desk.index",
        {"program_id": program.id},
        region="started",
        columns=columns,
        first="state",
        state=Filter("state", _("State"), [(state, state_word(state)) for state in STATES]),
        search=either_word(program),
    ).read()
