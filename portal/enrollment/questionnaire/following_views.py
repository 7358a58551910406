"""What follows from a questionnaire at the desk: who has to look again, and how it goes."""
from flask_babel import gettext as _
from peewee import fn

from portal.clock import now
from portal.enrollment.blueprints import coordinated, desk
from portal.enrollment.models import Enrollment
from portal.enrollment.people_listing import NAME
from portal.enrollment.questionnaire.figures import figures_of
from portal.enrollment.questionnaire.looks import looks_in
from portal.enrollment.questionnaire.models import SecondLook
from portal.enrollment.questionnaire.progress import asked_of
from portal.programs.formats import roles_in
from portal.programs.role_words import first_words, role_names
from portal.web import access, pages
from portal.web.listing import Column, Filter, Listing, by_words, every_word
from portal.web.paging import paged


@desk.get("/desk/programs/<id:program_id>/questionnaire/second-looks")
@access.staff
def second_looks(program_id):
    """Who has something to look at again, and how much."""
    program = coordinated(program_id)
    listing = _listing(program)
    whole = looks_in(program)
    narrowed = [*every_word(listing.words, NAME), *([Enrollment.role == listing["role"]] if listing["role"] else [])]
    select = whole.where(*narrowed) if narrowed else whole
    rows = paged(select.order_by(*listing.order_by(*by_words(*NAME), Enrollment.id)))
    context = {"listing": listing, "people": rows, "total": whole.count()}
    return pages.page("enrollment/questionnaire/second_looks.html", program=program, here="questionnaire", **context)


@desk.get("/desk/programs/<id:program_id>/questionnaire/figures")
@access.staff
def questionnaire_figures(program_id):
    """Where people stop, and how long they take."""
    program, at = coordinated(program_id), now()
    sides = [figures_of(program, role, asked_of(program, role), at) for role in roles_in(program)]
    return pages.page("enrollment/questionnaire/questionnaire_figures.html", program=program, here="questionnaire", sides=sides)


def _listing(program) -> Listing:
    columns = [
        Column("name", _("Name"), by_words(*NAME)),
        Column("role", _("Place"), (Enrollment.role,), ends=first_words(program)),
        Column("questions", _("Questions"), (fn.COUNT(SecondLook.id),), is_number=True, falls=True),
        Column("since", _("Since"), (fn.MIN(SecondLook.asked_at),), falls=True, ends=(_("oldest first"), _("newest first"))),
        Column("rounds", _("In rounds meanwhile")),
    ]
    filters = [Filter("role", _("Place"), role_names(program), _("Everybody"))]
    values = {"program_id": program.id}
    return Listing(
        "enrollment_desk.second_looks", values, region="people", columns=columns, first="name", filters=filters, search=_("Name")
    ).read()
