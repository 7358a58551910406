"""The coordinator's list of mentorships: how each is and what is next for it."""
from array import array

from flask import Blueprint, request
from flask_babel import gettext as _

from portal.care.requests.words import waiting_words
from portal.clock import now
from portal.desk.health.points import BANDS
from portal.desk.health.rows import open_requests, rows_of
from portal.desk.health.scored import Scores
from portal.desk.health.words import band_meaning, band_word, weights
from portal.desk.kept import kept
from portal.desk.mentorship_queries import STATES, Leader, Mentor
from portal.desk.searching import searched
from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.pairing.rules.queries import people_ask
from portal.programs.blueprints import coordinated
from portal.programs.formats import MENTEE, MENTOR
from portal.programs.models import Program
from portal.programs.role_words import either_word, side_word
from portal.web import access, pages
from portal.web.forms import whole
from portal.web.listing import Column, Filter, Listing, by_words
from portal.web.paging import paged_rows

bp = Blueprint("mentorships_desk", __name__)

# An address has no room for more.
MOST_TOLD = 200


@bp.get("/desk/programs/<id:program_id>/mentorships")
@access.staff
def index(program_id: int):
    """Every mentorship with its facts; those that need somebody come first, and the address says what is shown."""
    program, at, me = coordinated(program_id), now(), access.me()
    found = Scores(program, at)
    listing = listing_of(program, found)
    wanted = _narrowed(program, found, listing)
    counts = _kept(program, at, listing, "counts", lambda: found.counts(wanted))
    numbers = _kept(program, at, listing, "numbers", lambda: array("q", _numbers(program, found, listing)))
    asked = open_requests(program, me)
    page = paged_rows(numbers, of=lambda few: rows_of(program, at, few, asked))
    total = Mentorship.select().where(Mentorship.program == program).count()
    facts = {"told": len(_told_of()), "counts": counts, "total": total, "asked": len(asked), "word": state_word, "band": band_word}
    facts |= {"asked_words": waiting_words(program, len(asked)), "asks": people_ask(program)}
    facts |= {"bands": [(band_word(band), band_meaning(band)) for band in BANDS], "weights": weights(program)}
    return pages.page("desk/mentorships.html", program=program, here="mentorships", listing=listing, lines=page, **facts)


def state_word(state: str) -> str:
    """A state in words."""
    return {
        "not_started": _("Not started"),
        "silent": _("Silent"),
        "unconfirmed": _("Confirmed by one"),
        "behind": _("Behind"),
        "well": _("On course"),
        "ended": _("Ended"),
    }[state]


def listing_of(program: Program, found: Scores) -> Listing:
    """The list as the address wants it."""
    told = _told_of()
    bands = [(band, band_word(band)) for band in BANDS]
    departments = [(name, name) for name in _departments(program)]
    return Listing(
        "mentorships_desk.index",
        {"program_id": program.id, **({"only": ".".join(map(str, told))} if told else {})},
        region="mentorships",
        columns=_columns(program, found),
        first="points",
        filters=[Filter("health", _("Health"), bands), Filter("department", _("Department"), departments)],
        state=Filter("state", _("State"), [(state, state_word(state)) for state in STATES]),
        search=either_word(program),
    ).read()


def _columns(program: Program, found: Scores) -> list[Column]:
    new_and_old = (_("oldest first"), _("newest first"))
    return [
        Column("mentor", side_word(program, MENTOR), by_words(*found.mentor)),
        Column("leader", side_word(program, MENTEE), by_words(*found.leader)),
        Column("points", _("Points"), (found.points,), is_number=True),
        Column("state", _("State"), (found.rank,), ends=(_("a look first"), _("on course first"))),
        Column("held", _("Held of due"), (found.held, found.due), is_number=True, falls=True),
        Column("last", _("Last held"), (found.last_at,), falls=True, ends=new_and_old),
        Column("next", _("Next session"), (found.next_at,), ends=(_("soonest first"), _("latest first"))),
    ]


def shown(program: Program, found: Scores, listing: Listing, rows):
    """The part of a select of these mentorships that the address asks for, in its order."""
    wanted = _narrowed(program, found, listing)
    rows = rows.where(*wanted) if wanted else rows
    rows = found.in_state(rows, listing["state"]) if listing["state"] else rows
    return rows.order_by(*listing.order_by(Mentorship.id))


def _numbers(program: Program, found: Scores, listing: Listing):
    return (number for (number,) in shown(program, found, listing, found.numbers()))


def _narrowed(program: Program, found: Scores, listing: Listing) -> list:
    """The conditions of everything but the state, by which the tabs count; also of a letter that told of a few."""
    wanted = searched(program, found, listing.words)
    if told := _told_of():
        wanted.append(Mentorship.id.in_(told))
    if band := listing["health"]:
        wanted += found.is_in(band)
    if department := listing["department"]:
        wanted.append((Mentor.department == department) | (Leader.department == department))
    return wanted


def _departments(program: Program) -> list[str]:
    """Where those who meet work."""
    rows = Employee.select(Employee.department).join(Enrollment).join(Member).where(Enrollment.program == program)
    return [name for (name,) in rows.distinct().order_by(Employee.department).tuples() if name]


def _told_of() -> list[int]:
    """The mentorships that the address names, as the link in a letter does; none of them is the whole list."""
    return [number for number in map(whole, request.args.get("only", "").split(".")[:MOST_TOLD]) if number]


def _kept(program: Program, at, listing: Listing, name: str, count):
    """Counted anew for every search, every department and every letter, for there is no end of them."""
    if listing.words or listing["department"] or _told_of():
        return count()
    return kept(program, at, (name, listing["state"], listing["health"], listing.sort), count)
