"""The coordinator's list of mentorships, and its export."""
from array import array

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from portal.care.requests.queries import open_requests_for
from portal.care.requests.words import waiting_words
from portal.clock import now
from portal.desk.kept import kept
from portal.desk.mentorship_queries import STATES, Line, Lines, line, lines_of
from portal.desk.searching import searched
from portal.mentorships.agreement.queries import Signed, signed_in
from portal.mentorships.models import Mentorship
from portal.pairing.rules.queries import people_ask
from portal.people import proof
from portal.programs.blueprints import coordinated
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import Program
from portal.programs.partner_words import partner_word
from portal.programs.role_words import either_word, side_word
from portal.sheets import csv_bytes
from portal.web import access, pages
from portal.web.filters import day
from portal.web.forms import whole
from portal.web.listing import Column, Filter, Listing, by_words
from portal.web.paging import paged_rows

bp = Blueprint("mentorships_desk", __name__)

# An address has no room for more.
MOST_TOLD = 200


@bp.get("/desk/programs/<id:program_id>/mentorships")
@access.staff
def index(program_id: int):
    """Every mentorship with its facts; those that need a look come first, and the address says what is shown."""
    program, at = coordinated(program_id), now()
    found = Lines(program, at)
    listing = _listing(program, found)
    counts = _kept(program, at, listing, "counts", lambda: found.counts(_wanted(program, found, listing)))
    numbers = _kept(program, at, listing, "numbers", lambda: array("q", _numbers(program, found, listing)))
    page = paged_rows(numbers, of=lambda few: lines_of(program, at, few))
    asked = open_requests_for(access.me(), program)
    facts = {"signed": _signed(page.rows), "asked": asked, "asked_words": waiting_words(program, asked), "word": state_word}
    facts |= {"counts": counts, "asks": people_ask(program), "total": Mentorship.select().where(Mentorship.program == program).count()}
    facts["told"] = len(_told_of())
    return pages.page("desk/mentorships.html", program=program, here="mentorships", listing=listing, lines=page, **facts)


@bp.get("/desk/programs/<id:program_id>/mentorships.csv")
@access.staff
@proof.fresh_for_file("mentorships_desk.index")
def export(program_id: int):
    """What the list shows, in its order, as a file; no cell of it is a formula."""
    program = coordinated(program_id)
    found = Lines(program, now())
    head = [side_word(program, MENTOR), side_word(program, MENTEE), _("State"), _("Sessions held"), _("Due by now")]
    head += [_("Last held"), partner_word(program, "reported"), _("Next session")]
    rows = _shown(program, found, _listing(program, found), found.select())
    return Response(
        csv_bytes([str(word) for word in head], [_row(line(row)) for row in rows]),
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


def signed_word(signed: Signed | None) -> str:
    """How far an agreement is signed, in words."""
    if signed is None or not signed.some:
        return _("Not signed")
    return _("Signed") if signed.by_all else _("%(some)s of %(all)s", some=signed.some, all=len(signed.members))


def _signed(lines: list[Line]) -> dict[int, str]:
    """{mentorship: how far its agreement is signed} of the lines that are shown, in one statement."""
    found = signed_in([one.id for one in lines]) if lines else {}
    return {one.id: signed_word(found.get(one.id)) for one in lines}


def _listing(program: Program, found: Lines) -> Listing:
    told = _told_of()
    return Listing(
        "mentorships_desk.index",
        {"program_id": program.id, **({"only": ".".join(map(str, told))} if told else {})},
        region="mentorships",
        columns=_columns(program, found),
        first="state",
        state=Filter("state", _("State"), [(state, state_word(state)) for state in STATES]),
        search=either_word(program),
    ).read()


def _columns(program: Program, found: Lines) -> list[Column]:
    new_and_old = (_("oldest first"), _("newest first"))
    return [
        Column("mentor", side_word(program, MENTOR), by_words(*found.mentor)),
        Column("leader", side_word(program, MENTEE), by_words(*found.leader)),
        Column("state", _("State"), (found.rank,), ends=(_("a look first"), _("well first"))),
        Column("held", _("Held of due"), (found.held, found.due), is_number=True, falls=True),
        Column("last", _("Last held"), (found.last_at,), falls=True, ends=new_and_old),
        Column("confirmed", partner_word(program, "reported"), (found.confirmed_at,), falls=True, ends=new_and_old),
        Column("next", _("Next session"), (found.next_at,), ends=(_("soonest first"), _("latest first"))),
        Column("agreement", _("Agreement")),
        Column("change", _("Change")),
    ]


def _numbers(program: Program, found: Lines, listing: Listing):
    return (number for (number,) in _shown(program, found, listing, found.numbers()))


def _shown(program: Program, found: Lines, listing: Listing, rows):
    """The part of a select of these mentorships that the address asks for, in its order."""
    wanted = _wanted(program, found, listing)
    rows = rows.where(*wanted) if wanted else rows
    rows = found.in_state(rows, listing["state"]) if listing["state"] else rows
    return rows.order_by(*listing.order_by(Mentorship.id))


def _wanted(program: Program, found: Lines, listing: Listing) -> list:
    """The conditions of a search, and of a letter that told of a few."""
    told = _told_of()
    return [*(searched(program, found, listing.words) if listing.words else []), *([Mentorship.id.in_(told)] if told else [])]


def _told_of() -> list[int]:
    """The mentorships that the address names, as the link in a letter does; none of them is the whole list."""
    return [number for number in map(whole, request.args.get("only", "").split(".")[:MOST_TOLD]) if number]


def _kept(program: Program, at, listing: Listing, name: str, count):
    """Counted anew for every search and every letter, for there is no end of them."""
    return count() if listing.words or _told_of() else kept(program, at, (name, listing["state"], listing.sort), count)


def _row(one: Line) -> list[str]:
    moments = [day(moment) if moment else "" for moment in (one.last_at, one.confirmed_at, one.next_at)]
    return [one.mentor, one.leader, state_word(one.state), str(one.held), str(one.due), *moments]
