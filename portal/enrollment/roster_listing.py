"""The roster as a list: what it is searched, narrowed and ordered by."""
from flask_babel import gettext as _
from peewee import ModelSelect

from portal.enrollment.models import Employee, RosterImport, StagedRow
from portal.enrollment.roster_forms import LEVELS
from portal.enrollment.roster_queries import faulty_lines, values_in
from portal.web.listing import Column, Filter, Listing, by_words, every_word

NAME = (Employee.family_name, Employee.given_name)
SEARCHED = (Employee.given_name, Employee.family_name, Employee.title, Employee.email, Employee.employee_id)
FILTERED = {"level": Employee.job_level, "department": Employee.department, "location": Employee.location, "status": Employee.status}


def roster_listing(endpoint: str, readable: ModelSelect, **values) -> Listing:
    """The list under an endpoint as the request's address wants it, of what its reader may read of the roster."""
    columns = [
        Column("name", _("Name"), by_words(*NAME)),
        Column("title", _("Title"), by_words(Employee.title)),
        Column("level", _("Level"), (Employee.job_level,), is_number=True),
        Column("department", _("Department"), by_words(Employee.department)),
        Column("location", _("Location"), by_words(Employee.location)),
        Column("status", _("Status"), (Employee.status,), ends=(_("active first"), _("on leave first"))),
    ]
    departments, locations = values_in(Employee.department, readable), values_in(Employee.location, readable)
    filters = [
        Filter("level", _("Level"), [(level, str(level)) for level in LEVELS], _("All levels")),
        Filter("department", _("Department"), [(each, each) for each in departments], _("All departments")),
        Filter("location", _("Location"), [(each, each) for each in locations], _("All locations")),
        Filter("status", _("Status"), [("active", _("Active")), ("leave", _("On leave")), ("gone", _("Gone"))]),
    ]
    search = _("Name, title, e-mail or number")
    return Listing(endpoint, values, region="people", columns=columns, first="name", filters=filters, search=search).read()


def on_roster(listing: Listing, readable: ModelSelect) -> ModelSelect:
    """The employees that the list shows, in its order."""
    select = readable.order_by(*listing.order_by(*by_words(*NAME), Employee.id))
    conditions = every_word(listing.words, SEARCHED)
    conditions += [column == listing[key] for key, column in FILTERED.items() if listing[key]]
    return select.where(*conditions) if conditions else select


def line_listing(program_id: int, roster_import: RosterImport) -> Listing:
    """The lines of a file that want a look, as the request's address wants them."""
    columns = [
        Column("line", _("Line"), (StagedRow.line,), is_number=True),
        Column("column", _("Column")),
        Column("verdict", _("Outcome"), (StagedRow.verdict,), ends=(_("refused first"), _("warnings first"))),
        Column("why", _("Why")),
    ]
    verdicts = Filter("verdict", _("Outcome"), [("refused", _("Refused")), ("warned", _("With a warning"))])
    values = {"program_id": program_id, "import_id": roster_import.id}
    return Listing("enrollment_desk.roster_import", values, region="lines", columns=columns, first="line", state=verdicts).read()


def faulty(roster_import: RosterImport, listing: Listing) -> ModelSelect:
    """The lines that the list shows, in its order."""
    select = faulty_lines(roster_import).order_by(*listing.order_by(StagedRow.line))
    return select.where(StagedRow.verdict == listing["verdict"]) if listing["verdict"] else select
