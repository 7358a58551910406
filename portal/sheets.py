"""Tables for spreadsheet programs, in which no cell that somebody else wrote can become a formula."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from numbers import Number

FORMULA_STARTS = frozenset("=+-@|%＝＋－＠｜％﹦﹢﹣﹫﹪−")
HIDDEN_STARTS = frozenset("\t\r\n\0")
# a program whose separator is not ours would begin a new cell at these, quoted or not
CELL_BREAKS = re.compile("([;\t\r\n])")
# more than a cell of a workbook holds
LONGEST_CELL = 32_000


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet program could take this text for a formula or a command."""
    if text[:1] in HIDDEN_STARTS and text:
        return True
    first = next((sign for sign in text if not _is_skipped(sign)), "")
    return first in FORMULA_STARTS and first != ""


def _is_skipped(sign: str) -> bool:
    return sign in "\"'" or sign.isspace() or unicodedata.category(sign)[0] == "C"


def safe_cell(value: object) -> str:
    """The value as the text of a cell: numbers as they are, nothing as empty, and a ' before whatever could become a formula."""
    if value is None:
        return ""
    text = str(value)
    if isinstance(value, Number):
        return text
    parts = CELL_BREAKS.split(text)
    safe = parts[0] + "".join(
        cell_break + ("'" if starts_a_formula(part) else "") + part for cell_break, part in zip(parts[1::2], parts[2::2], strict=True)
    )
    return "'" + safe if starts_a_formula(text) else safe


def csv_bytes(head: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    """A CSV file as spreadsheet programs read it best: UTF-8 with its mark, commas, every cell quoted, every cell safe."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL)
    writer.writerow(map(safe_cell, head))
    writer.writerows(map(safe_cell, row) for row in rows)
    return sheet.getvalue().encode("utf-8-sig", errors="replace")

def xlsx_bytes(name: str, head: Iterable[object], rows: Iterable[Iterable[object]]) -> bytes:
    """The same as a workbook with one sheet: numbers are numbers, everything else is text that no program takes for a formula."""
    # It is loaded by the one request that needs it: every other worker stays as light as it was.
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet, bold = book.add_worksheet(_sheet_name(name)), book.add_format({"bold": True})
    for line, row in enumerate((list(head), *rows)):
        for place, value in enumerate(row):
            if isinstance(value, Number) and line:
                sheet.write_number(line, place, value)
            else:
                sheet.write_string(line, place, _text_cell(value), None if line else bold)
    sheet.freeze_panes(1, 0)
    book.close()
    return content.getvalue()


def _text_cell(value: object) -> str:
    """A text cell is never calculated; it is disarmed all the same, for whoever saves the sheet as CSV."""
    return safe_cell(value).encode("utf-8", errors="replace").decode()[:LONGEST_CELL]


def _sheet_name(name: str) -> str:
    """A name that a workbook takes for a sheet."""
    return re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:31] or "1"
