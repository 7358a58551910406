"""Reads of the company's roster, and of a file that was read but not yet applied."""
from collections.abc import Iterable

from peewee import ModelSelect, fn

from portal.enrollment.models import Employee, RosterImport, StagedRow

FACTS = (
    "employee_id", "email", "given_name", "family_name", "title", "job_level", "department", "location", "country", "timezone",
    "languages", "hired_on", "status",
)


def status_counts(readable: ModelSelect) -> dict[str, int]:
    """{"active": n, "leave": n, "gone": n} over what somebody may read of the roster; what nobody has is left out."""
    return dict(readable.select(Employee.status, fn.COUNT(Employee.id)).group_by(Employee.status).order_by(Employee.status).tuples())


def values_in(column, select: ModelSelect | None = None) -> list:
    """The values that stand in a column of the roster (or of a part of it), each once, in order; empty ones left out."""
    base = Employee.select(column) if select is None else select.select(column)
    return [value for (value,) in base.distinct().order_by(column).tuples() if value not in ("", None)]


def standing_rows() -> list[tuple]:
    """The roster as tuples, for comparing: FACTS, then row id, manager's row id, gone_on, person id."""
    columns = [getattr(Employee, name) for name in FACTS]
    return list(Employee.select(*columns, Employee.id, Employee.manager, Employee.gone_on, Employee.person).order_by(Employee.id).tuples())


def managers_on_roster() -> dict[str, str | None]:
    """{employee id: the manager's employee id} of everybody on the roster."""
    rows = list(Employee.select(Employee.id, Employee.employee_id, Employee.manager).order_by(Employee.id).tuples())
    number_of = {row: number for row, number, _manager in rows}
    return {number: number_of.get(manager) for _row, number, manager in rows}


def staged_rows(roster_import: RosterImport, verdicts: Iterable[str]) -> ModelSelect:
    """The lines of a file with these verdicts, in its order."""
    mine = (StagedRow.roster_import == roster_import) & StagedRow.verdict.in_(list(verdicts))
    return StagedRow.select().where(mine).order_by(StagedRow.line)


def faulty_lines(roster_import: RosterImport) -> ModelSelect:
    """The lines of a file that were refused or warned of."""
    return staged_rows(roster_import, ("refused", "warned"))


def latest_applied() -> RosterImport | None:
    """The file from which the roster was last brought up to date."""
    return RosterImport.select().where(RosterImport.applied_at.is_null(False)).order_by(RosterImport.applied_at.desc()).first()
