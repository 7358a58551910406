"""The roster as a file that a spreadsheet program can open and that can be imported again."""
from collections.abc import Iterator

from peewee import ModelSelect

from portal.audit.actions import record
from portal.enrollment.models import Employee
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
