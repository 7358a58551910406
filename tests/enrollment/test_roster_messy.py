"""What becomes of each line of the messy roster."""
from datetime import date
from pathlib import Path

import pytest

from portal.enrollment.roster.file.reader import read_roster
from portal.sheets import csv_bytes

MESSY = Path(__file__).parents[1] / "data" / "messy-roster.csv"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def reading():
    return read_roster(MESSY.read_bytes(), today=TODAY)


@pytest.fixture(scope="module")
def day_first():
    return read_roster(MESSY.read_bytes(), date_format="dmy", today=TODAY)


def row(reading, line):
    return next((row for row in reading.rows if row.line == line), None)


@pytest.mark.parametrize("line, column, words", [
    (4, "email", "already stands in line 3"),
    (5, "email", "has no @"),
    (6, "job_level", "“senior” is not a job level from 1 to 9"),
    (14, "", "4 cells and the header has 14"),
    (16, "employee_id", "already stands in line 2"),
    (17, "email", "is not an e-mail"),
    (18, "hired_on", "“31/03/2023” is not a date written as year-month-day"),
])
def test_a_faulty_line_is_refused_with_its_column_and_reason(reading, line, column, words):
    (problem,) = [problem for problem in reading.problems if problem.line == line]
    assert (problem.column, problem.verdict) == (column, "refused")
    assert words in str(problem.reason)
    assert row(reading, line) is None


@pytest.mark.parametrize("line, column, words", [
    (3, "family_name", "invisible"),
    (7, "given_name", "looks like a formula"),
    (8, "manager_employee_id", "lead back"),
    (9, "manager_employee_id", "lead back"),
    (10, "manager_employee_id", "“999”"),
    (11, "timezone", "Europe/Paris is taken"),
    (12, "hired_on", "2999-01-01 is in the future"),
    (15, "languages", "klingon"),
])
def test_a_mended_line_is_good_and_warned_of(reading, line, column, words):
    (problem,) = [problem for problem in reading.problems if problem.line == line]
    assert (problem.column, problem.verdict) == (column, "warned")
    assert words in str(problem.reason)
    assert row(reading, line) is not None


def test_lines_without_a_fault_have_no_problem(reading):
    assert {2, 13}.isdisjoint(problem.line for problem in reading.problems)
    assert row(reading, 2) and row(reading, 13)


def test_the_soft_hyphen_is_dropped_and_both_languages_are_read(reading):
    assert row(reading, 3).family_name == "Sørensen"
    assert row(reading, 3).languages == ("fr", "en")


def test_the_formula_stays_text_and_is_no_formula_in_an_export(reading):
    name = row(reading, 7).given_name
    assert name == '=HYPERLINK("http://evil.example","click")'
    assert csv_bytes(["name"], [[name]]).decode("utf-8-sig").splitlines()[1].startswith("\"'=")


def test_managers_of_each_other_and_a_manager_who_is_not_there_fall_away(reading):
    assert [row(reading, line).manager_employee_id for line in (8, 9, 10, 12)] == [None, None, None, "2"]


def test_the_unknown_zone_becomes_the_usual_one_of_the_location(reading):
    assert row(reading, 11).timezone == "Europe/Paris"


def test_a_leaver_is_read_as_gone(reading):
    assert row(reading, 13).status == "gone"


def test_the_unknown_language_is_left_out(reading):
    assert row(reading, 15).languages == ()


def test_the_date_is_read_by_the_chosen_format_and_the_others_still_are(day_first):
    assert row(day_first, 18).hired_on == date(2023, 3, 31)
    assert row(day_first, 2).hired_on == date(2009, 1, 5)


def test_month_first_refuses_a_thirty_first_month():
    reading = read_roster(MESSY.read_bytes(), date_format="mdy", today=TODAY)
    assert row(reading, 18) is None


def test_the_quoted_separator_and_the_quotes_stay_in_the_cell(day_first):
    assert row(day_first, 18).family_name == 'Quote "inside"; and semicolon'


def test_the_counts_add_up(reading, day_first):
    counts = reading.counts.to_json()
    assert counts == {"read": 17, "good": 10, "warned": 8, "refused": 7, "active": 9, "leave": 0, "gone": 1}
    assert (day_first.counts.good, day_first.counts.refused) == (11, 6)
