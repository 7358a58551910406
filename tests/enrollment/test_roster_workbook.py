"""A roster as a workbook: read like a CSV file, and refused with a sentence where it is odd, hostile or too much."""
import csv
import io
import struct
import zipfile

import pytest

from portal.enrollment.roster.file import child, opening
from portal.enrollment.roster.file.decode import Unreadable
from portal.enrollment.roster.file.opening import open_roster, refuse_early
from portal.enrollment.roster.file.reader import read_roster
from portal.enrollment.roster.file.workbook import LARGEST_UNPACKED, MOST_PARTS
from tests.enrollment.rosters import DAY, MOMENT, Shown, workbook

HEAD = ["Employee ID", "Work email", "First name", "Last name", "Level", "Hire date", "Department", "Manager ID"]
ADA = ["00701", "ada@northwind.example", "Ada", "Okafor", 8, (45000, DAY), "Tax", None]


@pytest.fixture
def here(monkeypatch):
    """Parse in this process, for tests of what is read and not of the walls around it."""

    def parse(content: bytes, sheet: str) -> tuple[dict, str]:
        head, rows = child.sheet_of(content, sheet)
        out = io.StringIO(newline="")
        csv.writer(out).writerows(rows)
        return head, out.getvalue()

    monkeypatch.setattr(opening, "_from_child", parse)


def read(*rows, **options):
    return read_roster(workbook(People=[HEAD, *rows]), **options)


def refused(content: bytes, early: bool = True) -> str:
    with pytest.raises(Unreadable) as fault:
        (refuse_early if early else open_roster)(content)
    return str(fault.value.reason)


def test_a_workbook_is_read_like_a_csv_file():
    [row] = read(ADA).rows
    assert (row.employee_id, row.email, row.job_level, row.department) == ("00701", "ada@northwind.example", 8, "Tax")


def test_days_and_moments_of_a_workbook_are_days_whatever_format_is_chosen(here):
    moment = ["702", "bo@northwind.example", "Bo", "Diaz", 3, (45000.5, MOMENT), "Tax", None]
    for date_format in ("iso", "dmy", "mdy"):
        assert [str(row.hired_on) for row in read(ADA, moment, date_format=date_format).rows] == ["2023-03-15", "2023-03-15"]


def test_the_lines_of_a_workbook_are_counted_as_it_shows_them(here):
    blank = [None] * len(HEAD)
    reading = read(ADA, blank, blank, ["702", "no-at-sign", "Bo", "Diaz", 3, None, "Tax", None])
    assert [problem.line for problem in reading.problems] == [5]


def test_an_employee_number_that_became_a_number_gets_its_zeros_back_from_the_roster(here):
    reading = read([701, *ADA[1:-1], 12], on_roster={"00701": None, "00012": None})
    assert (reading.rows[0].employee_id, reading.rows[0].manager_employee_id) == ("00701", "00012")
    assert {problem.column for problem in reading.problems} == {"employee_id", "manager_employee_id"}
    assert "lost its zeros" in str(reading.problems[0].reason)


@pytest.mark.parametrize("roster", [{}, {"0701": None, "00701": None}, {"701": None, "00701": None}])
def test_a_number_stays_as_it_is_where_the_roster_does_not_say_which_zeros(roster, here):
    [row] = read([701, *ADA[1:]], on_roster=roster).rows
    assert row.employee_id == "701"


def test_a_cell_whose_formula_found_nothing_is_refused_and_takes_nothing_away(here):
    reading = read([*ADA[:6], Shown("#N/A"), None])
    assert not reading.rows
    assert [(problem.line, problem.column) for problem in reading.problems] == [(2, "department")]
    assert "#N/A" in str(reading.problems[0].reason)


def test_the_first_sheet_that_looks_like_a_roster_is_taken(here):
    opened = open_roster(workbook(Notes=[["Read me first"]], Blank=[], People=[HEAD, ADA]))
    assert (opened.sheet, opened.sheets, opened.headers[0]) == ("People", ("Notes", "Blank", "People"), "Employee ID")
    assert opened.samples[0] == ("00701",)


def test_another_sheet_can_be_chosen(here):
    content = workbook(People=[HEAD, ADA], Leavers=[HEAD, ["702", *ADA[1:]]])
    assert open_roster(content, "Leavers").samples[0] == ("702",)


def test_a_workbook_without_anything_says_so():
    assert "no sheet with anything in it" in refused(workbook(People=[]), early=False)


def test_5_2_2_the_bytes_decide_and_not_the_name():
    """v5.0.0-5.2.2."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as book:
        book.writestr("word/document.xml", "<document/>")
    assert "another kind of document" in refused(archive.getvalue())


def test_a_workbook_with_macros_is_refused():
    assert "macros" in refused(workbook({"xl/vbaProject.bin": b"\0"}, People=[HEAD, ADA]))


def test_a_workbook_with_a_password_is_told_from_an_old_one():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
    assert "password" in refused(old + "EncryptedPackage".encode("utf-16-le"))
    assert "old kind" in refused(old)


@pytest.mark.parametrize("cut", [30, 200, -40])
def test_a_workbook_that_breaks_off_is_refused(cut):
    assert "damaged" in refused(workbook(People=[HEAD, ADA])[:cut])


def test_a_workbook_that_is_damaged_inside_is_refused():
    content = workbook({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}, People=[HEAD, ADA])
    assert refused(content, early=False)


def test_a_zip_bomb_is_refused_before_anything_is_unpacked():
    assert "unpacks to more" in refused(workbook({"xl/media/zeros": b"\0" * (LARGEST_UNPACKED + 1)}, People=[HEAD, ADA]))


def test_an_archive_of_very_many_parts_is_refused():
    assert "unpacks to more" in refused(workbook({f"xl/media/{n}": b"" for n in range(MOST_PARTS)}, People=[HEAD, ADA]))


def test_a_bomb_whose_index_lies_ends_in_its_own_process(monkeypatch):
    monkeypatch.setattr(opening, "MEMORY", 400 * 2**20)
    name = b"xl/worksheets/sheet1.xml"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"x" * 900}</t></is></c></row>' for n in range(1, 200_000))
    honest = workbook(People=[HEAD, ADA])
    with zipfile.ZipFile(io.BytesIO(honest)) as book:
        parts = {part.filename: book.read(part) for part in book.infolist()}
    parts[name.decode()] = f'<worksheet><sheetData>{rows}</sheetData></worksheet>'.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for part, content in parts.items():
            book.writestr(part, content)
    packed = bytearray(out.getvalue())
    # The size as the central directory tells it.
    place = packed.rindex(name) - 46
    packed[place + 24 : place + 28] = struct.pack("<I", 1000)
    assert refused(bytes(packed), early=False)


def test_one_cell_in_the_last_corner_ends_in_its_own_process_and_not_in_ours():
    corners = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    far = b"<worksheet><sheetData>" + corners + b"</sheetData></worksheet>"
    assert "more memory or time" in refused(workbook({"xl/worksheets/sheet1.xml": far}, People=[]), early=False)


def test_no_entity_of_a_workbook_is_unfolded():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    bomb += b'<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    try:
        opened = open_roster(workbook({"xl/worksheets/sheet1.xml": bomb}, People=[]))
    except Unreadable:
        return
    assert "aaaa" not in "".join(opened.headers)


def test_a_workbook_of_more_rows_than_a_roster_may_have_is_refused(here):
    rows = ([str(n), f"p{n}@northwind.example", "P", "Q", 8, None, None, None] for n in range(25_002))
    reading = read(*rows)
    assert "more than 25,000 rows" in str(reading.refusal)
