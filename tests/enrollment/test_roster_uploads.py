"""Hostile, broken and odd uploads: a sentence, never an exception, and never a wrong line."""
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.enrollment.roster.file.cells import LARGEST_ROWS, records
from portal.enrollment.roster.file.columns import COLUMNS
from portal.enrollment.roster.file.decode import LARGEST_BYTES
from portal.enrollment.roster.file.reader import read_roster

TODAY = date(2026, 11, 23)
HEADER = "id,email,first name,level,title\n"


def read(content, **options):
    return read_roster(content.encode() if isinstance(content, str) else content, today=TODAY, **options)


def refused(content) -> str:
    reading = read(content)
    assert reading.rows == () and len(reading.problems) == 1
    assert str(reading.refusal) == str(reading.problems[0].reason)
    return str(reading.refusal)


def zipped() -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("xl/workbook.xml", "<workbook/>")
    return archive.getvalue()


@pytest.mark.parametrize("content, words", [
    (b"", "is empty"),
    (b"\xef\xbb\xbf", "is empty"),
    (b" \r\n\r\n", "is empty"),
    (HEADER, "a header and no rows"),
    (HEADER + ",,,,\n\n", "a header and no rows"),
    ("\n" + HEADER, "The first line is empty"),
    ('"id,email\n1,a@b.example\n', "The quotes of this row"),
    ("name,shoe size\nAda,39\n", "Employee id, E-mail, Job level, Last name"),
    (HEADER + "1,a\0@b.example,Ada,8,x\n", "Line 2 holds a NUL"),
    (HEADER.encode() + "1,a@b.example,Zoë,8,x\n".encode("cp1252"), "Line 2 holds a character that is not in UTF-8"),
    (b"\xef\xbb\xbf" + b"\n" * 5 + b"\xff", "Line 6 holds a character"),
    (HEADER.encode("utf-16-le"), "NUL"),
    (HEADER.encode("utf-16")[:-1], "UTF-16"),
    (b"\xff\xfe\x00\xd8a\x00", "UTF-16"),
    (HEADER.encode("utf-32"), "UTF-32"),
    (zipped(), "workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook"),
    (b"x" * (LARGEST_BYTES + 1), "larger than 10 MB"),
    (b"x" * LARGEST_BYTES, "far too long"),
    (HEADER + "1,a@b.example,Ada,8,x\n" * 200_000, "more than 25,000 rows"),
    (b"\n" * LARGEST_BYTES, "is empty"),
    (HEADER.encode() + b"\n" * (LARGEST_BYTES - 100) + b"x", "more than 25,000 rows"),
    (b'"' * LARGEST_BYTES, "far too long"),
    (b"," * LARGEST_BYTES, "far too long"),
    (b",,,\n", "Employee id"),
], ids=lambda value: None if isinstance(value, bytes | str) and len(value) > 60 else repr(value))
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(content, words):
    assert words in refused(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_write_is_read(encoding, separator, newline):
    text = separator.join(["Employee ID", "E-Mail", "First_Name", "LEVEL"]) + newline + separator.join(["1", "zoe@b.example", "Zoë", "8"])
    (row,) = read(text.encode(encoding)).rows
    assert (row.given_name, row.job_level, row.line) == ("Zoë", 8, 2)


def test_the_most_rows_that_a_roster_may_have_are_read():
    many = HEADER + "".join(f"{n},p{n}@b.example,Ada,8,x\n" for n in range(LARGEST_ROWS))
    assert read(many).counts.good == LARGEST_ROWS
    assert "25,000" in refused(many + "x,x@b.example,Ada,8,x\n")


def test_the_separator_is_found_in_the_header_alone():
    (row,) = read("id;email;first name;level;title\n1;a@b.example;Ada;8;a,b,c,d,e,f,g,h,i,j,k\n").rows
    assert row.title == "a,b,c,d,e,f,g,h,i,j,k"


def test_a_line_break_in_quotes_and_an_empty_row_are_counted_as_the_spreadsheet_counts():
    reading = read(HEADER + '1,a@b.example,Ada,8,"one\ntwo\r\nthree"\n\n,,,,\n2,b@b.example,Ben,0,x\n')
    assert [(row.line, row.title) for row in reading.rows] == [(2, "one two three")]
    assert [(problem.line, problem.column) for problem in reading.problems] == [(5, "job_level")]
    assert reading.counts.read == 2


def test_a_quote_that_is_never_closed_costs_its_own_row_only():
    reading = read(HEADER + '1,a@b.example,Ada,8,"open\n2,b@b.example,Ben,8,x\n3,c@b.example,Cy,8,"closed"\n')
    assert [(row.line, row.employee_id) for row in reading.rows] == [(3, "2"), (4, "3")]
    (problem,) = reading.problems
    assert (problem.line, problem.column, problem.verdict) == (2, "", "refused")
    assert "quotes" in str(problem.reason)


def test_a_quote_in_the_middle_of_a_cell_is_a_letter():
    (row,) = read(HEADER + '1,a@b.example,Ada "the first",8,5" screens\n').rows
    assert (row.given_name, row.title) == ('Ada "the first"', '5" screens')


def test_one_giant_cell_costs_its_own_row_only():
    reading = read(HEADER + f"1,a@b.example,Ada,8,{'x' * 200_000}\n2,b@b.example,Ben,8,x\n")
    assert [(row.line, row.employee_id) for row in reading.rows] == [(3, "2")]
    assert "far too long" in str(reading.problems[0].reason)


def test_a_long_row_is_refused():
    (problem,) = read(HEADER + "1,a@b.example,Ada,8,x,y\n").problems
    assert (problem.line, problem.verdict) == (2, "refused")



def test_broken_quotes_on_every_line_are_read_once_or_twice_each(monkeypatch):
    from portal.enrollment.roster.file import cells
    read_lines = 0
    take = cells._Lines.__next__

    def counted(self):
        nonlocal read_lines
        read_lines += 1
        return take(self)

    monkeypatch.setattr(cells._Lines, "__next__", counted)
    for line in ('a,"b\n', '"\n', 'a,""\n', '"""\n', 'a"",b\n', '"a"b\n', '"" "\n', '"x""\n'):
        read_lines = 0
        list(records(line * 3000, ","))
        assert read_lines < 3 * 3000, line


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(content):
    reading = read(content)
    assert reading.refusal is not None or reading.counts.read
    assert all(str(problem.reason) for problem in reading.problems)


def test_hostile_words_in_every_column_give_verdicts_not_exceptions():
    columns = [column.name for column in COLUMNS]

    @settings(max_examples=300, deadline=None)
    @given(
        st.lists(st.lists(st.text(max_size=30) | st.sampled_from(["1", "a@b.example", "8", "en", "=1", "2023-01-01", "9999-99-99", '"']),
                          min_size=14, max_size=14), max_size=4),
        st.sampled_from(["iso", "dmy", "mdy", "nonsense"]),
    )
    def check(rows, date_format):
        text = "\n".join(",".join(cells) for cells in [columns, *rows])
        reading = read(text.encode("utf-8", "replace"), date_format=date_format)
        counts = reading.counts
        assert counts.good + counts.refused == counts.read
        assert counts.active + counts.leave + counts.gone == counts.good == len(reading.rows)
        assert all(problem.column in {"", *columns} and str(problem.reason) for problem in reading.problems)

    check()
