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
