"""A sheet that a spreadsheet program opens runs nothing that somebody else wrote."""
import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from portal.sheets import LONGEST_CELL, csv_bytes, safe_cell, starts_a_formula, xlsx_bytes


@pytest.mark.parametrize("value", [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", "\0x", "|calc", "%x", "＝1", "＋1", "－1", "＠x", "｜x", "％x", " =1", "\u200b=1",
    "\ufeff=1", '"=1', "'=1", "\u00a0-1",
])
def test_what_could_become_a_formula_is_led_by_an_apostrophe(value):
    assert safe_cell(value)[0] == "'"
    assert safe_cell(value).replace("'", "") == value.replace("'", "")
    assert starts_a_formula(value)


@pytest.mark.parametrize("value, text", [
    ("Ada", "Ada"), ("a=b", "a=b"), ("", ""), (None, ""), (-5, "-5"), (-0.5, "-0.5"), (Decimal("-1.5"), "-1.5"), (0, "0"),
    (date(2026, 1, 2), "2026-01-02"), ("O'Neil", "O'Neil"), ("a, b; c", "a, b; c"),
])
def test_other_values_stay_as_they_are(value, text):
    assert safe_cell(value) == text


def test_a_formula_behind_another_separator_is_led_by_an_apostrophe_too():
    assert safe_cell("a;=1;b\t+2\n-3") == "a;'=1;b\t'+2\n'-3"


def test_a_sheet_has_a_mark_and_quotes_around_every_cell():
    assert csv_bytes(["name", "n"], [["Zoë", 1], ['say "=x"', None]]) == (
        b'\xef\xbb\xbf"name","n"\r\n"Zo\xc3\xab","1"\r\n"say ""=x""",""\r\n')


def test_a_heading_is_as_safe_as_a_cell():
    assert b"\"'=x\"" in csv_bytes(["=x"], [])


def test_twenty_thousand_near_misses_are_split_in_one_pass():
    value = "\n \t\"' " * 20_000
    assert len(safe_cell(value)) <= 2 * len(value)


@given(st.lists(st.lists(st.text() | st.integers() | st.none(), min_size=2, max_size=2)))
def test_no_cell_of_any_sheet_begins_a_formula(rows):
    text = csv_bytes(["a", "b"], rows).decode("utf-8-sig")
    for row, read in zip(rows, list(csv.reader(io.StringIO(text, newline="")))[1:], strict=True):
        for value, cell in zip(row, read, strict=True):
            assert isinstance(value, int) or not cell or cell[0] not in "=+-@\t\r\n\0|%＝＋－＠｜％"


def opened(content: bytes) -> list[list]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def test_a_workbook_holds_numbers_as_numbers_and_everything_else_as_text():
    rows = opened(xlsx_bytes("Mentorships", ["name", "n"], [["Zoë", 7], ["12", None], [date(2026, 1, 2), -0.5]]))
    assert rows == [["name", "n"], ["Zoë", 7.0], ["12", ""], ["2026-01-02", -0.5]]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "|calc", "＝1", "https://evil.example", "{=1}"])
def test_nothing_in_a_workbook_is_a_formula_or_a_link(value):
    content = xlsx_bytes("x", [value], [[value]])
    parts = zipfile.ZipFile(io.BytesIO(content))
    inside = "".join(parts.read(name).decode() for name in parts.namelist() if "sheet1" in name)
    assert "<f>" not in inside and "hyperlink" not in inside
    assert [cell.strip("'\t") for (cell,) in opened(content)] == [value.strip("\t")] * 2


@pytest.mark.parametrize("name", ["", "a/b[c]:*?", "'quoted'", "much longer than the thirty-one signs of a name"])
def test_a_sheet_gets_a_name_that_a_workbook_takes(name):
    assert opened(xlsx_bytes(name, ["a"], [["b"]])) == [["a"], ["b"]]


def test_signs_that_no_workbook_takes_do_no_harm():
    rows = opened(xlsx_bytes("x", ["a"], [["\x01\ud800"], ["x" * 40_000]]))
    assert len(rows) == 3 and len(rows[2][0]) == LONGEST_CELL
