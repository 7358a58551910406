"""The fourteen columns that a roster may have, and the names that HR exports give them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.words import lazy as _


@dataclass(frozen=True)
class Column:
    """One column: its name in code, its label on screen, whether a roster needs it, and its other names, best first."""

    name: str
    label: Any
    aliases: tuple[str, ...]
    required: bool = False


COLUMNS = (
    Column("employee_id", _("Employee id"), (
        "employee id", "employee number", "employee no", "employee code", "emp id", "emp no", "personnel number",
        "personnel no", "staff id", "staff number", "worker id", "associate id", "person id", "person number",
        "payroll number", "id",
    ), required=True),
    Column("email", _("E-mail"), (
        "work email", "email work", "business email", "company email", "corporate email", "primary email", "primary work email",
        "email", "email address", "work email address", "mail",
    ), required=True),
    Column("given_name", _("First name"), (
        "preferred first name", "preferred given name", "first name", "given name", "forename", "legal first name",
    )),
    Column("family_name", _("Last name"), (
        "preferred last name", "preferred family name", "last name", "family name", "surname", "legal last name",
    )),
    Column("title", _("Title"), ("business title", "job title", "position title", "title", "position", "job name")),
    Column("job_level", _("Job level"), (
        "job level", "management level", "career level", "seniority level", "level", "job grade", "grade level", "grade",
    ), required=True),
    Column("department", _("Department"), (
        "department", "department name", "dept", "dept name", "division", "business unit", "org unit", "function",
    )),
    Column("location", _("Location"), ("work location", "location", "location name", "office", "office location", "site", "city")),
    Column("country", _("Country"), ("country", "country code", "work country", "location country", "country name")),
    Column("timezone", _("Time zone"), ("timezone", "time zone name", "iana time zone", "tz", "location time zone")),
    Column("languages", _("Languages"), ("languages", "languages spoken", "spoken languages", "language skills", "language")),
    Column("manager_employee_id", _("Manager's employee id"), (
        "manager employee id", "manager id", "manager employee number", "manager number", "manager personnel number",
        "line manager id", "line manager employee id", "supervisor id", "supervisor employee id", "reports to id",
        "reports to employee id",
    )),
    Column("hired_on", _("Hire date"), (
        "hire date", "hired on", "date hired", "date of hire", "original hire date", "joining date", "join date", "date of joining",
        "date joined", "start date", "employment start date",
    )),
    Column("status", _("Employment status"), (
        "employment status", "employee status", "worker status", "assignment status", "status",
    )),
)
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}

LONGEST_HEADER = 200


def key_of(header: str) -> str:
    """The header reduced to its letters and digits, so that "Employee ID", "employee_id" and "EmployeeId" are one."""
    return "".join(sign for sign in header[:LONGEST_HEADER].casefold() if sign.isalnum())


NAMES = {column.name: tuple(key_of(name) for name in (column.name, *column.aliases)) for column in COLUMNS}
KNOWN_KEYS = frozenset(key for keys in NAMES.values() for key in keys)


def guess_mapping(headers: Iterable[str]) -> dict[str, str]:
    """Which header holds which column, as {header: column name}; headers that say nothing to us are left out.

    A column is given to one header only: to the one that bears its best name, and among equals to the first.
    """
    by_key: dict[str, str] = {}
    for header in headers:
        by_key.setdefault(key_of(header), header)
    mapping = {}
    for column in COLUMNS:
        header = next((by_key[key] for key in NAMES[column.name] if key in by_key), None)
        if header is not None:
            mapping[header] = column.name
    return mapping


def missing_columns(mapping: Mapping[str, str]) -> list[Column]:
    """The columns that a roster needs and this mapping lacks; either half of a name will do."""
    mapped = set(mapping.values())
    missing = [column for column in COLUMNS if column.required and column.name not in mapped]
    if not mapped & {"given_name", "family_name"}:
        missing.append(BY_NAME["family_name"])
    return missing


@dataclass(frozen=True)
class Labels:
    """The labels of some columns, joined when they are shown, in the language of that moment."""

    columns: tuple[Column, ...]

    def __str__(self) -> str:
        return ", ".join(str(column.label) for column in self.columns)
