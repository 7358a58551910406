"""The roster as a list: what it is searched, narrowed and ordered by."""
from flask_babel import gettext as _
from peewee import ModelSelect

from portal.enrollment.models import Employee
from portal.enrollment.roster.file.rows import WARNED
from portal.enrollment.roster.forms import LEVELS
from portal.enrollment.roster.models import ABSENT, BACK, CHANGED, LEAVER, NEW, UNCHANGED, UNUSABLE, RosterImport, StagedRow
from portal.enrollment.roster.queries import shown_rows, values_in
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


def row_listing(program_id: int, roster_import: RosterImport) -> Listing:
    """What a file changes and the lines that want a look, as the request's address wants them."""
    columns = [
        Column("name", _("Name"), by_words(StagedRow.family_name, StagedRow.given_name)),
        Column("line", _("Line"), (StagedRow.line,), is_number=True),
        Column("kind", _("What it does"), (StagedRow.kind,), ends=(_("absent first"), _("refused first"))),
        Column("what", _("In detail")),
    ]
    kinds = Filter("kind", _("What it does"), [(kind, words) for kind, words in kind_words().items() if kind != UNCHANGED])
    values = {"program_id": program_id, "import_id": roster_import.id}
    search = _("Name, e-mail or number")
    return Listing(
        "enrollment_desk.roster_import", values, region="lines", columns=columns, first="line", state=kinds, search=search
    ).read()


def kind_words() -> dict[str, str]:
    """{what a row does: in words}"""
    return {
        NEW: _("New"), CHANGED: _("Changed"), BACK: _("Comes back"), LEAVER: _("Leaves"), ABSENT: _("Not in the file"),
        UNUSABLE: _("Refused"), WARNED: _("With a warning"), UNCHANGED: _("As before"),
    }  # fmt: skip


def kind_counts(roster_import: RosterImport) -> dict[str, int]:
    """{what a row does: how many} of what the list can show."""
    counts = roster_import.counts
    named = {NEW: "new", CHANGED: "changed", BACK: "back", LEAVER: "leavers", UNUSABLE: "refused", WARNED: "warned"}
    found = {kind: counts.get(name, 0) for kind, name in named.items()}
    return found | {ABSENT: counts.get("absent", 0) if roster_import.marks_absent else 0}


def listed(roster_import: RosterImport, listing: Listing) -> ModelSelect:
    """The rows that the list shows, in its order."""
    select = shown_rows(roster_import).order_by(*listing.order_by(StagedRow.line.asc(nulls="LAST"), StagedRow.id))
    conditions = every_word(listing.words, (StagedRow.given_name, StagedRow.family_name, StagedRow.email, StagedRow.employee_number))
    if listing["kind"]:
        conditions.append(StagedRow.verdict == WARNED if listing["kind"] == WARNED else StagedRow.kind == listing["kind"])
    return select.where(*conditions) if conditions else select


def import_listing(program_id: int) -> Listing:
    """The files from HR, as the request's address wants them."""
    columns = [
        Column("read", _("Read"), (RosterImport.read_at,), falls=True, ends=(_("oldest first"), _("newest first"))),
        Column("file", _("File"), by_words(RosterImport.file_name)),
        Column("source", _("Source"), by_words(RosterImport.source)),
        Column("changes", _("People changed"), (RosterImport.changes,), is_number=True, falls=True),
        Column("state", _("State")),
    ]
    values = {"program_id": program_id}
    return Listing("enrollment_desk.roster_imports", values, region="imports", columns=columns, first="-read", search=_("File")).read()


def imports(listing: Listing) -> ModelSelect:
    """The files that the list shows, in its order."""
    select = RosterImport.select().order_by(*listing.order_by(RosterImport.id.desc()))
    conditions = every_word(listing.words, (RosterImport.file_name, RosterImport.source))
    return select.where(*conditions) if conditions else select
