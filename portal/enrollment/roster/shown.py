"""One row of a file as its page shows it: who it is about, and field by field what stood there and what would."""
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from portal.enrollment.roster.file.columns import BY_NAME
from portal.enrollment.roster.models import ABSENT, BACK, CHANGED, LEAVER, RosterImport, StagedRow
from portal.enrollment.roster.queries import FACTS, STAGED_FACTS, stood_before

COMPARED = (CHANGED, BACK, LEAVER, ABSENT)


@dataclass(frozen=True)
class Shown:
    """A row, with (label, before, after) of each field that differs, and (label, reason, whether it was refused) of each problem."""

    row: StagedRow
    differences: list[tuple[str, str, str]]
    problems: list[tuple[str, str, bool]]


def shown(roster_import: RosterImport, rows: list[StagedRow]) -> list[Shown]:
    """The rows of one page of the list, with one query for how their people stand, or stood."""
    before = stood_before(roster_import, [row for row in rows if row.kind in COMPARED])
    return [Shown(row, _differences(row, before.get(row.employee_id)), _problems(row)) for row in rows]


def status_words() -> dict[str, str]:
    """{employment status: in words}"""
    return {"active": _("active"), "leave": _("on leave"), "gone": _("gone")}


def _differences(row: StagedRow, before: tuple | None) -> list[tuple[str, str, str]]:
    if before is None or row.kind not in COMPARED:
        return []
    after = (*(getattr(row, name) for name in STAGED_FACTS), row.manager_number)
    names = (*FACTS, "manager_employee_id")
    pairs = zip(names, before, after, strict=True)
    return [(str(BY_NAME[name].label), _in_words(name, old), _in_words(name, new)) for name, old, new in pairs if old != new]


def _in_words(name: str, value: object) -> str:
    if value in (None, "", []):
        return _("nothing")
    if name == "status":
        return status_words().get(str(value), str(value))
    if isinstance(value, date):
        return value.isoformat()
    return ", ".join(value) if isinstance(value, list) else str(value)


def _problems(row: StagedRow) -> list[tuple[str, str, bool]]:
    found = []
    for problem in row.problems or ():
        column = BY_NAME.get(problem["column"])
        found.append((str(column.label) if column else _("The whole row"), problem["reason"], problem["verdict"] == "refused"))
    return found
