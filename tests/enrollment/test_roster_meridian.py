"""The demo's roster, read."""
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import portal.demo
from portal.enrollment.roster.file.reader import RosterRow, read_roster

MERIDIAN = Path(portal.demo.__file__).parent / "data" / "meridian-roster.csv"


@pytest.fixture(scope="module")
def reading():
    return read_roster(MERIDIAN.read_bytes(), today=date(2026, 11, 23))


def test_every_person_of_the_demo_is_good(reading):
    assert reading.problems == ()
    assert (reading.counts.read, reading.counts.good) == (1601, 1601)


def test_the_demo_has_its_leaders_and_juniors(reading):
    levels = Counter(row.job_level for row in reading.rows)
    assert levels == {1: 1, 2: 12, 3: 44, 4: 90, 5: 150, 6: 230, 7: 330, 8: 400, 9: 344}


def test_the_demo_has_people_on_leave_and_gone(reading):
    assert (reading.counts.active, reading.counts.leave, reading.counts.gone) == (1571, 12, 18)


def test_everyone_but_the_chief_executive_has_a_manager(reading):
    assert [row.job_level for row in reading.rows if row.manager_employee_id is None] == [1]


def test_the_mark_at_the_start_is_no_part_of_the_first_header(reading):
    assert reading.headers[0] == "employee_id"
    assert len(reading.mapping) == 14


def test_lines_are_those_of_the_spreadsheet(reading):
    assert [row.line for row in reading.rows] == list(range(2, 1603))


def test_rows_come_back_whole_from_json(reading):
    import json
    rows = [RosterRow.from_json(json.loads(json.dumps(row.to_json()))) for row in reading.rows]
    assert rows == list(reading.rows)
