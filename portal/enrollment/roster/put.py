"""Puts the staged rows of a file onto the roster: a few statements for all of them, so that the transaction stays short.

The same statements bring back how people stood before it; the caller says which staged rows count.
"""
from datetime import datetime

from peewee import JOIN, ModelSelect, Value, fn

from portal.enrollment.models import Employee
from portal.enrollment.roster.accounts import end_access, follow_addresses, follow_names, let_in, link
from portal.enrollment.roster.file.fields import GONE
from portal.enrollment.roster.models import ABSENT, BACK, BEFORE, CHANGED, CHANGING, LEAVER, NEW, RosterImport, StagedRow
from portal.enrollment.roster.queries import FACTS, STAGED_FACTS

PAIRS = [(getattr(Employee, name), getattr(StagedRow, staged)) for name, staged in zip(FACTS, STAGED_FACTS, strict=True)]
PAIRS.append((Employee.gone_on, StagedRow.gone_on))


def staged(roster_import: RosterImport, *kinds: str):
    """That a staged row is of this file and of one of these kinds."""
    return (StagedRow.roster_import == roster_import) & StagedRow.kind.in_(kinds)


def put(roster_import: RosterImport, at: datetime) -> tuple[int, ...]:
    """Write what is new and changed, in the caller's transaction; the ids of the people whose access ended by it."""
    _keep_how_they_stood(roster_import)
    update(staged(roster_import, *CHANGING))
    _insert(roster_import)
    set_managers(staged(roster_import, NEW, *CHANGING))
    follow_names(staged(roster_import, CHANGED, BACK, LEAVER))
    follow_addresses(staged(roster_import, CHANGED, BACK, LEAVER))
    link(staged(roster_import, NEW, *CHANGING))
    let_in(people_of(staged(roster_import, BACK)))
    return end_access(people_of(staged(roster_import, NEW, CHANGED, LEAVER, ABSENT) & (StagedRow.status == GONE)), at)


def people_of(rows) -> ModelSelect:
    """The ids of the accounts of these staged rows."""
    rows = StagedRow.select(Employee.person).join(Employee, on=(StagedRow.employee == Employee.id)).where(rows)
    return rows.where(Employee.person.is_null(False))


def _keep_how_they_stood(roster_import: RosterImport) -> None:
    """What undoing needs: the rows of the roster as they are at this moment."""
    manager = Employee.alias()
    columns = [StagedRow.roster_import, StagedRow.kind, StagedRow.verdict, StagedRow.employee]
    columns += [staged_column for _column, staged_column in PAIRS] + [StagedRow.manager_number]
    stood = (
        StagedRow.select(
            StagedRow.roster_import,
            Value(BEFORE).cast("TEXT"),
            Value("good").cast("TEXT"),
            Employee.id,
            *(column for column, _staged in PAIRS),
            manager.employee_id,
        )
        .join(Employee, on=(StagedRow.employee == Employee.id))
        .join(manager, JOIN.LEFT_OUTER, on=(Employee.manager == manager.id))
        .where(staged(roster_import, *CHANGING))
    )
    StagedRow.insert_from(stood, columns).execute()


def update(rows) -> None:
    """Let the people of these staged rows stand as the rows say."""
    _park_wanted_addresses(rows)
    said = StagedRow.select(StagedRow.employee.alias("row"), *(column for _column, column in PAIRS)).where(rows).alias("said")
    values = {column: getattr(said.c, staged_column.column_name) for column, staged_column in PAIRS}
    Employee.update(values).from_(said).where(Employee.id == said.c.row).execute()


def _park_wanted_addresses(rows) -> None:
    """Two people may swap addresses, and none may stand twice for a moment."""
    holder = Employee.alias()
    wanted = (
        StagedRow.select(holder.id)
        .join(holder, on=(holder.email == StagedRow.email))
        .where(rows, holder.id != StagedRow.employee)
    )
    ids = [one for (one,) in wanted.order_by(holder.id).tuples()]
    for start in range(0, len(ids), 500):
        parked = Employee.employee_id.concat("@moving.invalid")
        Employee.update(email=parked).where(Employee.id.in_(ids[start : start + 500])).execute()


def _insert(roster_import: RosterImport) -> None:
    new = staged(roster_import, NEW)
    rows = StagedRow.select(*(column for _column, column in PAIRS)).where(new).order_by(StagedRow.line)
    Employee.insert_from(rows, [column for column, _staged in PAIRS]).execute()
    made = Employee.select(Employee.id.alias("row"), Employee.employee_id.alias("number")).alias("made")
    StagedRow.update(employee=made.c.row).from_(made).where(new, StagedRow.employee_number == made.c.number).execute()


def set_managers(rows) -> None:
    """Let these people have the managers whom the rows name."""
    manager = Employee.alias()
    said = (
        StagedRow.select(StagedRow.employee.alias("row"), manager.id.alias("manager"))
        .join(manager, JOIN.LEFT_OUTER, on=(manager.employee_id == StagedRow.manager_number))
        .where(rows)
        .alias("said")
    )
    differs = fn.COALESCE(Employee.manager, 0) != fn.COALESCE(said.c.manager, 0)
    Employee.update(manager=said.c.manager).from_(said).where(Employee.id == said.c.row, differs).execute()
