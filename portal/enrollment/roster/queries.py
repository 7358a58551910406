"""Reads of the company's roster, and of the files from which it is brought up to date."""
from collections.abc import Iterable

from peewee import JOIN, ModelSelect, fn

from portal.enrollment.models import Employee
from portal.enrollment.roster.models import BEFORE, CHECKED, RosterImport, StagedRow

FACTS = (
    "employee_id", "email", "given_name", "family_name", "title", "job_level", "department", "location", "country", "timezone",
    "languages", "hired_on", "status",
)
# The same in the staging table, where `employee` is the row of the person.
STAGED_FACTS = ("employee_number", *FACTS[1:])


def status_counts(readable: ModelSelect) -> dict[str, int]:
    """{"active": n, "leave": n, "gone": n} over what somebody may read of the roster; what nobody has is left out."""
    return dict(readable.select(Employee.status, fn.COUNT(Employee.id)).group_by(Employee.status).order_by(Employee.status).tuples())


def values_in(column, select: ModelSelect | None = None) -> list:
    """The values that stand in a column of the roster (or of a part of it), each once, in order; empty ones left out."""
    base = Employee.select(column) if select is None else select.select(column)
    return [value for (value,) in base.distinct().order_by(column).tuples() if value not in ("", None)]


def standing_rows(ids: Iterable[int] | None = None) -> ModelSelect:
    """The roster, or some of it, as tuples for comparing: FACTS, then row id, manager's employee id, gone_on."""
    manager = Employee.alias()
    columns = [getattr(Employee, name) for name in FACTS]
    select = Employee.select(*columns, Employee.id, manager.employee_id, Employee.gone_on)
    select = select.join(manager, JOIN.LEFT_OUTER, on=(Employee.manager == manager.id)).order_by(Employee.id).tuples()
    return select if ids is None else select.where(Employee.id.in_(list(ids)))


def stood_before(roster_import: RosterImport, rows: list[StagedRow]) -> dict[int, tuple]:
    """{employee's row: (FACTS, manager's employee id)} of how these people stand, or stood when the file was applied."""
    ids = [row.employee_id for row in rows if row.employee_id]
    if roster_import.state == CHECKED:
        return {row[len(FACTS)]: (*row[: len(FACTS)], row[len(FACTS) + 1]) for row in standing_rows(ids)}
    columns = [getattr(StagedRow, name) for name in (*STAGED_FACTS, "manager_number")]
    mine = (StagedRow.roster_import == roster_import) & (StagedRow.kind == BEFORE) & StagedRow.employee.in_(ids)
    return {row[0]: row[1:] for row in StagedRow.select(StagedRow.employee, *columns).where(mine).order_by(StagedRow.id).tuples()}


def shown_rows(roster_import: RosterImport) -> ModelSelect:
    """What a file changes, and its lines that want a look."""
    return StagedRow.select().where(StagedRow.roster_import == roster_import, StagedRow.kind != BEFORE)


def faulty_lines(roster_import: RosterImport) -> ModelSelect:
    """The lines of a file that were refused or warned of, in its order."""
    return shown_rows(roster_import).where(StagedRow.verdict.in_(["refused", "warned"])).order_by(StagedRow.line)


def applied_imports() -> ModelSelect:
    """The files from which the roster was brought up to date, the latest first; those that were undone left out."""
    applied = RosterImport.applied_at.is_null(False) & RosterImport.undone_at.is_null()
    return RosterImport.select().where(applied).order_by(RosterImport.applied_at.desc(), RosterImport.id.desc())


def latest_applied() -> RosterImport | None:
    """The file that the roster is as of."""
    return applied_imports().first()


def can_be_undone(roster_import: RosterImport) -> bool:
    """Whether this file is the last one that changed anything, and how people stood before it is still there."""
    latest = applied_imports().where(RosterImport.changes > 0).first()
    if latest is None or latest.id != roster_import.id:
        return False
    return StagedRow.select().where(StagedRow.roster_import == roster_import, StagedRow.kind.not_in(["refused", "unchanged"])).exists()


def changes_so_far() -> int:
    """How many times files have changed the roster, undoing included: whether it is still as it was when a file was compared."""
    changed = RosterImport.select(fn.COUNT(RosterImport.applied_at), fn.COUNT(RosterImport.undone_at)).where(RosterImport.changes > 0)
    return sum(changed.tuples()[0])


def open_imports() -> ModelSelect:
    """The files that wait for the worker or for somebody, the newest first."""
    ended = (RosterImport.applied_at, RosterImport.discarded_at, RosterImport.failed_at)
    return RosterImport.select().where(*(moment.is_null() for moment in ended)).order_by(RosterImport.id.desc())
