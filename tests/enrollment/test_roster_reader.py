"""What only the whole file tells: mapping, duplicates, zones, managers, several faults at once."""
import json
from datetime import date

import pytest

from portal import clock
from portal.enrollment.roster.file.across import in_loops
from portal.enrollment.roster.file.columns import COLUMNS, NAMES, guess_mapping
from portal.enrollment.roster.file.reader import read_roster

TODAY = date(2026, 11, 23)


def read(*rows, head="employee_id,email,given_name,job_level,location,timezone,manager_id", **options):
    return read_roster("\n".join([head, *rows]).encode(), today=TODAY, **options)


def said(reading):
    return [(problem.line, problem.column, problem.verdict) for problem in reading.problems]


def test_no_two_columns_share_a_name():
    every = [key for column in COLUMNS for key in dict.fromkeys(NAMES[column.name])]
    assert len(every) == len(set(every))
    assert len(COLUMNS) == 14


@pytest.mark.parametrize("header, column", [
    ("Employee ID", "employee_id"), ("EMPLOYEE_NUMBER", "employee_id"), ("E-Mail", "email"), ("Work Email", "email"),
    ("firstName", "given_name"), ("Surname", "family_name"), ("Job Title", "title"), ("Grade", "job_level"), ("Dept.", "department"),
    ("Office", "location"), ("Country Code", "country"), ("Time Zone", "timezone"), ("Spoken languages", "languages"),
    ("Line Manager ID", "manager_employee_id"), ("Date of hire", "hired_on"), ("Worker Status", "status"),
])
def test_a_header_is_known_by_its_usual_names(header, column):
    assert guess_mapping([header]) == {header: column}


def test_the_better_header_wins_and_each_column_is_given_once():
    assert guess_mapping(["Legal First Name", "Shoe size", "First Name", "Preferred First Name"]) == {"Preferred First Name": "given_name"}
    assert guess_mapping(["email", "E-Mail"]) == {"email": "email"}


def test_a_chosen_mapping_is_kept_to():
    head = "a,b,c,d,e"
    reading = read("1,x@b.example,Ada,8,old@b.example", head=head, mapping={"a": "employee_id", "b": "email", "c": "family_name",
                                                                            "d": "job_level", "e": "email", "zz": "title", "f": "nonsense"})
    (row,) = reading.rows
    assert (row.email, row.family_name, row.given_name, row.status) == ("x@b.example", "Ada", "", "active")
    assert reading.mapping == {"a": "employee_id", "b": "email", "c": "family_name", "d": "job_level"}


def test_a_mapping_without_a_needed_column_is_refused_and_shows_the_headers():
    reading = read("1,x", head="Number,Address", mapping={"Number": "employee_id"})
    assert "E-mail, Job level, Last name" in str(reading.refusal)
    assert reading.headers == ("Number", "Address")


def test_the_first_bearer_of_an_id_or_an_address_stands():
    reading = read("1,a@b.example,Ada,8,,,", "2,A@B.example,Ben,8,,,", "1,a@b.example,Cy,8,,,", "2,d@b.example,Dee,8,,,")
    assert [row.given_name for row in reading.rows] == ["Ada", "Dee"]
    assert said(reading) == [(3, "email", "refused"), (4, "employee_id", "refused"), (4, "email", "refused")]


def test_a_refused_row_does_not_stand_in_the_way_of_its_correction():
    reading = read("1,a@b.example,Ada,high,,,", "1,a@b.example,Ada,8,,,")
    assert [row.line for row in reading.rows] == [3]


def test_every_fault_of_a_refused_row_is_named_and_its_warnings_are_not():
    reading = read("1,nowhere,=Ada,high,,Mars/Olympus,99")
    assert said(reading) == [(2, "email", "refused"), (2, "job_level", "refused")]


def test_a_person_needs_a_name():
    assert said(read("1,a@b.example,,8,,,")) == [(2, "family_name", "refused")]


def test_the_usual_zone_of_a_location_is_the_most_frequent_one_in_the_file():
    rows = [f"{n},p{n}@b.example,Ada,8,{place},{zone}," for n, (place, zone) in enumerate([
        ("Rome", "Europe/Rome"), ("rome", "Europe/Rome"), ("Rome", "Europe/Paris"), ("Rome", "Nowhere"), ("Rome", ""),
        ("Oslo", "Nowhere"), ("Oslo", ""), ("", "Asia/Tokyo"), ("", ""),
    ])]
    reading = read(*rows)
    assert [row.timezone for row in reading.rows] == ["Europe/Rome"] * 2 + ["Europe/Paris"] + ["Europe/Rome"] * 2 + [
        None, None, "Asia/Tokyo", None]
    assert said(reading) == [(5, "timezone", "warned"), (6, "timezone", "warned"), (7, "timezone", "warned")]


def test_those_below_a_loop_keep_their_manager():
    reading = read(*(f"{n},p{n}@b.example,Ada,8,,,{manager}" for n, manager in [(1, 3), (2, 1), (3, 2), (4, 3), (5, 5), (6, "")]))
    assert [row.manager_employee_id for row in reading.rows] == [None, None, None, "3", None, None]
    assert [line for line, *_ in said(reading)] == [2, 3, 4, 6]
    assert reading.counts.warned == 4


def test_a_manager_whose_own_row_is_refused_is_not_there():
    reading = read("1,nowhere,Ada,8,,,", "2,b@b.example,Ben,8,,,1")
    assert reading.rows[0].manager_employee_id is None


def test_a_chain_of_managers_as_long_as_the_file_is_walked_once():
    looks = 0

    class Chain(dict):
        def __getitem__(self, key):
            nonlocal looks
            looks += 1
            return super().__getitem__(key)

    chain = Chain({n: n + 1 for n in range(20_000)} | {20_000: 19_990})
    assert in_loops(chain) == set(range(19_990, 20_001))
    assert looks < 50_000


def test_the_day_of_reading_is_the_given_one_else_the_clock_s(monkeypatch):
    content = b"id,email,shoe size,first name,level,hire date\n1,a@b.example,,Ada,8,2020-06-01\n"
    assert read_roster(content, today=date(2020, 5, 31)).counts.warned == 1
    assert read_roster(content, today=date(2020, 6, 1)).counts.warned == 0
    monkeypatch.setattr(clock, "today", lambda: date(2020, 5, 31))
    assert read_roster(content).counts.warned == 1


def test_problems_can_be_kept_as_json():
    problem = json.loads(json.dumps(read("1,nowhere,Ada,8,,,").problems[0].to_json()))
    assert problem == {"line": 2, "column": "email", "verdict": "refused", "reason": "“nowhere” has no @, so it is no e-mail."}


def test_a_reason_is_translated_when_it_is_shown(monkeypatch):
    from portal import words
    (problem,) = read("1,nowhere,Ada,8,,,").problems
    monkeypatch.setattr(words, "_translate", lambda text: text.upper().replace("%(CELL)S", "%(cell)s"))
    assert str(problem.reason) == "“nowhere” HAS NO @, SO IT IS NO E-MAIL."
