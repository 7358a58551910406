"""The rows of a file as rows of the staging table: what is written there, and how many at once."""
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from portal.db import db
from portal.enrollment.roster.compare import Compared
from portal.enrollment.roster.models import StagedRow
from portal.enrollment.roster.queries import FACTS, STAGED_FACTS

BATCH = 500
# The order in which `values_of` gives them.
NAMES = ("roster_import", "line", "kind", "verdict", "problems", "cells", "employee", *STAGED_FACTS, "gone_on", "manager_number")
NO_FACTS = (None,) * (len(FACTS) + 2)


def values_of(import_id: int, found: Compared, problems: list[dict], cells: list[str] | None) -> tuple:
    """One line of a file, or somebody who is not in it, in the order of NAMES."""
    verdict = problems[0]["verdict"] if problems else "good"
    facts = (*found.facts, found.gone_on, found.manager) if found.facts else NO_FACTS
    return (import_id, found.line, found.kind, verdict, problems or None, cells, found.row_id, *facts)


def put_rows(rows: Iterable[tuple]) -> None:
    """Write tuples in the order of NAMES, in the caller's transaction.

    One statement for all: peewee writes the text of an INSERT anew for each value, which for a whole roster takes longer than all else.
    """
    columns = ", ".join(f'"{getattr(StagedRow, name).column_name}"' for name in NAMES)
    marks = ", ".join([db.obj.param] * len(NAMES))
    db.cursor().executemany(f'INSERT INTO "staged_row" ({columns}) VALUES ({marks})', [tuple(map(_stored, row)) for row in rows])


def _stored(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value


def chunks(rows: Iterable, size: int = BATCH) -> Iterator[list]:
    """The rows in lists of this size."""
    some: list = []
    for row in rows:
        some.append(row)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
