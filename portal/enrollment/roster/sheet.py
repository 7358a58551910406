"""The roster, and the faulty lines of a file, as files that a spreadsheet program can open."""
from collections.abc import Iterator

from peewee import ModelSelect

from portal.audit.actions import record
from portal.enrollment.models import Employee
from portal.enrollment.roster.file.columns import BY_NAME
from portal.enrollment.roster.mappings import headers_of
from portal.enrollment.roster.models import RosterImport, StagedRow
from portal.enrollment.roster.queries import faulty_lines
from portal.people.models import Person
from portal.programs.models import Program
from portal.sheets import csv_bytes

HEAD = (
    "employee_id", "email", "first_name", "last_name", "title", "job_level", "department", "location", "country", "timezone",
    "languages", "manager_id", "hire_date", "employment_status",
)
STATUS_WORDS = {"gone": "terminated"}


def roster_sheet(people: ModelSelect, readable: ModelSelect, *, by: Person, program: Program) -> bytes:
    """The employees of a select as CSV, formulas disarmed; that it was taken is noted. No manager is named who is not `readable`."""
    rows = list(_rows(people, readable))
    record("enrollment.roster_exported", by=by, about=f"program/{program.id}", program=program.id, rows=len(rows))
    return csv_bytes(HEAD, rows)


def _rows(people: ModelSelect, readable: ModelSelect) -> Iterator[tuple]:
    number_of = dict(readable.select(Employee.id, Employee.employee_id).order_by(Employee.id).tuples())
    for each in people.iterator():
        yield (
            each.employee_id, each.email, each.given_name, each.family_name, each.title, each.job_level, each.department, each.location,
            each.country, each.timezone, ";".join(each.languages), number_of.get(each.manager_id), each.hired_on,
            STATUS_WORDS.get(each.status, each.status),
        )


def problems_sheet(roster_import: RosterImport, *, by: Person) -> bytes:
    """The faulty lines of a file as CSV, formulas disarmed: where, what becomes of it, why, then the cells as they stood in the file."""
    headers = headers_of(roster_import)
    rows = [_faulty_row(line, len(headers)) for line in faulty_lines(roster_import)]
    record("enrollment.roster_problems_exported", by=by, about=f"roster_import/{roster_import.id}", rows=len(rows))
    return csv_bytes(("line", "outcome", "why", *headers), rows)


def _faulty_row(line: StagedRow, width: int) -> tuple:
    labels = ((BY_NAME[each["column"]].label if each["column"] in BY_NAME else None, each["reason"]) for each in line.problems)
    why = " ".join(f"{label}: {reason}" if label else reason for label, reason in labels)
    return (line.line, line.verdict, why, *(line.cells or [""] * width))
