"""The process that turns one workbook into the text of a CSV file: bounded, without network, gone afterwards.

In on standard input: a line of JSON, then the workbook's bytes. Out: a line of JSON (`sheets`, `sheet`), then the text.
"""

import csv
import io
import json
import sys
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from portal.enrollment.roster.file.cells import LARGEST_ROWS
from portal.enrollment.roster.file.columns import guess_mapping, missing_columns
from portal.enrollment.roster.file.error_cells import error_cells
from portal.pdf.child import lock_in

DAMAGED, EMPTY, TOO_LARGE = 3, 4, 5
MOST_SHEETS = 50
LARGEST_CELLS = 5_000_000
# A whole number beyond this is no longer exact as a cell keeps it.
EXACT = 2**53


class Ends(Exception):
    """The process ends with this code."""


def main() -> int:
    job, content = json.loads(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
    lock_in(job["memory"], job["seconds"])
    try:
        _write(*sheet_of(content, job["sheet"]))
    except Ends as end:
        return end.args[0]
    except (CalamineError, KeyError, ValueError, OSError):
        return DAMAGED
    except MemoryError:
        return TOO_LARGE
    return 0


def sheet_of(content: bytes, wanted: str) -> tuple[dict, list[list[str]]]:
    """What there is to say of a workbook, and the rows of the sheet of this name, or of the one that looks like a roster, as text."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        names = visible_sheets(workbook)
        sheet = chosen(workbook, names, wanted)
        if sheet is None:
            raise Ends(EMPTY)
        if sheet.total_height * sheet.total_width > LARGEST_CELLS:
            raise Ends(TOO_LARGE)
        return {"sheets": names, "sheet": sheet.name}, list(lines(sheet, error_cells(content, sheet.name)))


def visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of the sheets that hold cells and can be seen, in their order."""
    kinds = (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible)
    return [each.name for each in workbook.sheets_metadata if (each.typ, each.visible) == kinds][:MOST_SHEETS]


def chosen(workbook: CalamineWorkbook, names: list[str], wanted: str) -> CalamineSheet | None:
    """The sheet that was asked for; else the first whose header a roster could have; else the first with anything in it."""
    first = None
    for name in [wanted] if wanted in names else names:
        sheet = workbook.get_sheet_by_name(name)
        if not sheet.total_height:
            continue
        first = first or sheet
        if not missing_columns(guess_mapping(header_of(sheet))):
            return sheet
    return first


def header_of(sheet: CalamineSheet) -> list[str]:
    """The cells of the sheet's first line as text."""
    return [as_text(value).strip() for value in next(iter(sheet.iter_rows()), [])]


def lines(sheet: CalamineSheet, errors: dict[tuple[int, int], str]):
    """The rows as text, blank ones too, so that each keeps its number; at most one more than a roster may have."""
    blank: list[list[str]] = []
    for number, row in enumerate(sheet.iter_rows()):
        cells = [errors.get((number, place)) or as_text(value) for place, value in enumerate(row)]
        if not any(cells):
            blank.append(cells)
            continue
        yield from blank
        blank = []
        yield cells
        if number > LARGEST_ROWS + 1:
            return


def as_text(value: object) -> str:
    """A cell as a CSV file has it: whole numbers without a point, days as year-month-day."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _write(head: dict, rows: list[list[str]]) -> None:
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="replace", newline="")
    out.write(json.dumps(head) + "\n")
    csv.writer(out).writerows(rows)
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
