"""Who is enrolled in a program, as a list: what it is searched, narrowed and ordered by."""
from flask_babel import gettext as _
from peewee import Case, ModelSelect, fn

from portal.clock import today
from portal.enrollment.models import Answer, Employee, Enrollment
from portal.enrollment.places.queries import is_paused
from portal.enrollment.queries import places_in
from portal.enrollment.roster.queries import values_in
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.role_words import first_words, role_names
from portal.web.listing import Column, Filter, Listing, by_words, every_word

NAME = (Person.family_name, Person.given_name)
SEARCHED = (*NAME, Employee.title)
# How far the profile is; or that the place rests or has ended, which counts first.
NOT_BEGUN, BEGUN, COMPLETE, PAUSED, LEFT, GONE = STATES = ("not_begun", "begun", "complete", "paused", "left", "gone")
FILTERED = {"role": Enrollment.role, "level": Employee.job_level, "department": Employee.department}


def people_listing(program: Program) -> Listing:
    """The list as the request's address wants it."""
    columns = [
        Column("name", _("Name"), by_words(*NAME)),
        Column("role", _("Place"), (Enrollment.role,), ends=first_words(program)),
        Column("title", _("Title"), by_words(Employee.title)),
        Column("level", _("Level"), (Employee.job_level,), is_number=True),
        Column("department", _("Department"), by_words(Employee.department)),
        Column("enrolled", _("Enrolled"), (Enrollment.enrolled_at,), falls=True, ends=(_("oldest first"), _("newest first"))),
        Column("profile", _("State"), (_rank(),), ends=(_("not begun first"), _("left first"))),
    ]
    mine = Employee.select().join(Enrollment, on=Enrollment.employee == Employee.id).where(Enrollment.program == program)
    levels, departments = values_in(Employee.job_level, mine), values_in(Employee.department, mine)
    filters = [
        Filter("role", _("Place"), role_names(program), _("Everybody")),
        Filter("level", _("Level"), [(level, str(level)) for level in levels], _("All levels")),
        Filter("department", _("Department"), [(each, each) for each in departments], _("All departments")),
    ]
    states = [(NOT_BEGUN, _("Not begun")), (BEGUN, _("Begun")), (COMPLETE, _("Profile complete"))]
    states += [(PAUSED, _("Paused")), (LEFT, _("Left the program")), (GONE, _("Left the company"))]
    return Listing(
        "enrollment_desk.people",
        {"program_id": program.id},
        region="people",
        columns=columns,
        first="name",
        filters=filters,
        state=Filter("state", _("State"), states),
        search=_("Name or title"),
    ).read()


def enrolled(program: Program, listing: Listing) -> ModelSelect:
    """The places that the list shows, with person and employee, in its order."""
    select = _narrowed(program, listing)
    select = select.where(_rank() == STATES.index(listing["state"])) if listing["state"] else select
    return select.order_by(*listing.order_by(*by_words(*NAME), Enrollment.id))


def profile_counts(program: Program, listing: Listing) -> dict[str, int]:
    """{state: how many} of the places that the list would show in all states."""
    ranks = _narrowed(program, listing).select(_rank().alias("rank")).order_by().alias("ranks")
    found = dict(Enrollment.select(ranks.c.rank, fn.COUNT(1)).from_(ranks).group_by(ranks.c.rank).tuples())
    return {state: found.get(rank, 0) for rank, state in enumerate(STATES)}


def _narrowed(program: Program, listing: Listing) -> ModelSelect:
    conditions = every_word(listing.words, SEARCHED)
    conditions += [column == listing[key] for key, column in FILTERED.items() if listing[key]]
    select = places_in(program)
    return select.where(*conditions) if conditions else select


def _rank():
    answered = fn.EXISTS(Answer.select(Answer.id).where(Answer.enrollment == Enrollment.id))
    cases = (
        (Person.left_at.is_null(False), GONE),
        (Enrollment.ended_at.is_null(False), LEFT),
        (is_paused(today()), PAUSED),
        (Enrollment.completed_at.is_null(False), COMPLETE),
        (answered, BEGUN),
    )
    return Case(None, [(condition, STATES.index(state)) for condition, state in cases], STATES.index(NOT_BEGUN))
