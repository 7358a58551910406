"""Everybody who applied, as a list: what it is searched, narrowed and ordered by."""
from flask_babel import gettext as _
from peewee import JOIN, Case, ModelSelect, Window, fn

from portal.enrollment.applications.models import DECLINED, LAPSED, PLACED, WITHDRAWN, Application, PlaceOffer
from portal.enrollment.applications.queries import applications
from portal.enrollment.applications.standing import offered_now
from portal.enrollment.models import Employee
from portal.enrollment.roster.queries import values_in
from portal.programs.models import Program
from portal.programs.role_words import first_words, role_names
from portal.web.listing import Column, Filter, Listing, by_words, every_word

NAME = (Employee.family_name, Employee.given_name)
FILTERED = {"place": Application.role, "unit": Employee.department}
UNDECIDED, WAITING, OFFERED = "undecided", "waiting", "offered"
STATES = (UNDECIDED, WAITING, OFFERED, PLACED, DECLINED, WITHDRAWN, LAPSED)


def state_words() -> dict[str, str]:
    """{state: what it is called}"""
    words = _("To decide"), _("Waiting"), _("Offered a place"), _("Has a place"), _("Declined"), _("Stepped back"), _("Did not answer")
    return dict(zip(STATES, words, strict=True))


def application_listing(program: Program) -> Listing:
    """The list as the request's address wants it."""
    columns = [
        Column("order", _("Order"), (Application.applied_at,), is_number=True, ends=(_("first come first"), _("last come first"))),
        Column("name", _("Name"), by_words(*NAME)),
        Column("department", _("Department"), by_words(Employee.department)),
        Column("place", _("Place"), (Application.role,), ends=first_words(program)),
        Column("applied", _("Applied")),
        Column("state", _("State"), (rank(),), ends=(_("to decide first"), _("ended first"))),
    ]
    asked = Employee.select().join(Application, on=Application.employee == Employee.id).where(Application.program == program)
    filters = [
        Filter("place", _("Place"), role_names(program), _("Everybody")),
        Filter("unit", _("Department"), [(each, each) for each in values_in(Employee.department, asked)], _("All departments")),
    ]
    return Listing(
        "enrollment_desk.applications",
        {"program_id": program.id},
        region="applied",
        columns=columns,
        first="order",
        filters=filters,
        state=Filter("state", _("State"), list(state_words().items())),
        search=_("Name or e-mail"),
    ).read()


def applied(program: Program, listing: Listing) -> ModelSelect:
    """The applications that the list shows, in its order.

    Each row also says `rank`, its state, and `number`, its place among its like, 0 once it has come to an end.
    """
    order = _numbers(program).alias("numbers")
    select = _narrowed(program, listing).join_from(Application, order, JOIN.LEFT_OUTER, on=(order.c.id == Application.id))
    select = select.select_extend(rank().alias("rank"), fn.COALESCE(order.c.number, 0).alias("number"), _newest_reason().alias("reason"))
    select = select.where(rank() == STATES.index(listing["state"])) if listing["state"] else select
    return select.order_by(*listing.order_by(Application.id))


def state_counts(program: Program, listing: Listing) -> dict[str, int]:
    """{state: how many} of the applications that the list would show in all states."""
    ranks = _narrowed(program, listing).select(rank().alias("rank")).order_by().alias("ranks")
    found = dict(Application.select(ranks.c.rank, fn.COUNT(1)).from_(ranks).group_by(ranks.c.rank).tuples())
    return {state: found.get(place, 0) for place, state in enumerate(STATES)}


def rank():
    """The place of its state in STATES."""
    offered = fn.EXISTS(PlaceOffer.select(PlaceOffer.id).where(PlaceOffer.application == Application.id, PlaceOffer.ended_at.is_null()))
    ended = [(Application.ended_as == how, STATES.index(how)) for how in (PLACED, DECLINED, WITHDRAWN, LAPSED)]
    waiting = (Application.approved_at.is_null(False), STATES.index(WAITING))
    return Case(None, (*ended, (offered, STATES.index(OFFERED)), waiting), STATES.index(UNDECIDED))


def _numbers(program: Program) -> ModelSelect:
    """(id, number) of what is open and holds no offer: first, second and so on of its role among the waiting, or among the undecided."""
    same = [Application.role, Application.approved_at.is_null()]
    window = Window(partition_by=same, order_by=[Application.applied_at, Application.id])
    number = fn.ROW_NUMBER().over(window)
    here = (Application.program == program) & Application.ended_at.is_null() & Application.id.not_in(offered_now())
    return Application.select(Application.id, number.alias("number")).where(here).window(window)


def _newest_reason():
    """Why the newest offer went out of turn, or nothing."""
    offers = PlaceOffer.alias()
    return offers.select(offers.reason).where(offers.application == Application.id).order_by(offers.id.desc()).limit(1)


def _narrowed(program: Program, listing: Listing) -> ModelSelect:
    conditions = every_word(listing.words, (*NAME, Employee.email))
    conditions += [column == listing[key] for key, column in FILTERED.items() if listing[key]]
    return applications().where(Application.program == program, *conditions)

