"""`portal import FILE --source hr`: for nightly feeds, repeatable without effect, with a report."""
import json
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal import cli
from portal.audit.models import Entry
from portal.enrollment.models import Employee
from portal.enrollment.roster.command import import_file
from portal.enrollment.roster.models import RosterImport, RosterMapping, StagedRow
from tests.enrollment.rosters import csv_of, line, on_file, workbook

MESSY = Path(__file__).parents[1] / "data" / "messy-roster.csv"


@pytest.fixture
def portal(cast, settings, monkeypatch):
    """The command, on the portal of this test."""
    monkeypatch.setattr(cli, "_settings", lambda: settings)
    monkeypatch.setattr(cli, "_command", lambda _settings: nullcontext())
    return lambda *words: CliRunner().invoke(cli.portal, ["import", *map(str, words)])


@pytest.fixture
def file(tmp_path):
    """A file with these bytes."""

    def write(content: bytes, name: str = "feed.csv") -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


def test_the_command_line_names_every_faulty_line_and_can_be_repeated(portal):
    first, second = portal(MESSY), portal(MESSY)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "Line 6, job_level (refused)" in first.output
    assert "17 rows read, 7 refused: 10 new, 0 changed, 0 back, 0 left, 0 as before." in first.output
    assert second.output.splitlines()[-1] == "The roster is as the file says. Nothing changed."


def test_the_same_file_again_leaves_one_line_on_the_audit_trail(portal, file):
    feed = file(csv_of(line(900, "pat@northwind.example")))
    portal(feed)
    before, rows = Entry.select().count(), list(Employee.select().order_by(Employee.id).dicts())
    portal(feed)
    assert Entry.select().count() == before + 1
    assert list(Employee.select().order_by(Employee.id).dicts()) == rows


def test_a_nightly_feed_that_changes_nothing_leaves_the_last_change_undoable(portal, file, cast, clock):
    from portal.enrollment.roster.undo import undo

    portal(file(csv_of(line(900, "pat@northwind.example"))))
    portal(file(csv_of(line(900, "pat@northwind.example"))))
    undo(RosterImport.select().order_by(RosterImport.id).get(), by=cast.carmen, at=clock.at)
    assert not Employee.select().where(Employee.employee_id == "900").exists()


def test_a_dry_run_says_what_would_change_and_changes_nothing(portal, file, settings):
    before, files = list(Employee.select().order_by(Employee.id).dicts()), set(settings.rosters_dir.glob("*"))
    done = portal(file(csv_of(line(900, "pat@northwind.example"))), "--dry-run")
    assert done.exit_code == 0 and "1 new" in done.output and "This was a dry run. Nothing changed." in done.output
    assert list(Employee.select().order_by(Employee.id).dicts()) == before
    assert not StagedRow.select().exists() and set(settings.rosters_dir.glob("*")) == files


def test_the_report_as_json_is_for_programs(portal):
    report = json.loads(portal(MESSY, "--json").output)
    assert (report["outcome"], report["exit_code"], report["counts"]["new"]) == ("done", 0, 10)
    assert {"line": 6, "column": "job_level", "verdict": "refused"}.items() <= report["problems"][3].items()


def test_too_many_leavers_change_nothing_until_they_are_allowed(portal, file, cast):
    for number in range(60):
        names = {"given_name": "X", "family_name": str(number), "email": f"x{number}@northwind.example"}
        Employee.create(employee_id=f"x{number}", job_level=8, **names)
    feed = file(csv_of(on_file(cast.ama_employee)))
    leaving = Employee.select().where(Employee.status != "gone").count() - 1
    refused = portal(feed, "--full")
    assert refused.exit_code == 3 and f"--allow-leavers {leaving}" in refused.output
    assert portal(feed, "--full", "--allow-leavers", leaving - 1).exit_code == 3
    assert not Employee.select().where(Employee.status == "gone").exists()
    assert portal(feed, "--full", "--allow-leavers", leaving).exit_code == 0
    assert Employee.select().where(Employee.status == "gone").count() == leaving


@pytest.mark.parametrize("content", [b"", b"name,town\nA,B\n", b"%PDF-1.7", b"x" * (10 * 2**20 + 1)])
def test_a_file_that_cannot_be_read_ends_with_1_and_a_sentence(portal, file, content):
    done = portal(file(content))
    assert done.exit_code == 1 and done.output.strip()


def test_a_feed_of_which_no_row_can_be_used_is_told_and_fails(portal, file):
    done = portal(file(b"employee_id,email,first_name,job_level\n900,pat,Pat,eight\n901,kim,Kim,nine\n"))
    assert done.exit_code == 1 and "No row of the file could be used. Nothing changed." in done.output


def test_a_workbook_can_be_imported_and_its_sheet_named(portal, file):
    head = ["employee id", "email", "first name", "level"]
    content = workbook(People=[head, ["900", "pat@northwind.example", "Pat", 8]], More=[head, ["901", "kim@northwind.example", "Kim", 8]])
    assert portal(file(content, "feed.xlsx"), "--sheet", "More").exit_code == 0
    assert [row.employee_id for row in Employee.select().where(Employee.employee_id.in_(["900", "901"]))] == ["901"]
    assert "has no sheet “Other”" in portal(file(content, "feed.xlsx"), "--sheet", "Other").output


def test_a_feed_is_read_as_was_chosen_for_its_source_on_the_page(portal, file, cast, clock, settings):
    content = b"No;Mail;Called;Grade;Since\n900;pat@northwind.example;Pat;8;31/03/2023\n"
    from portal.enrollment.roster.mappings import fingerprint_of

    columns = {"No": "employee_id", "Mail": "email", "Called": "given_name", "Grade": "job_level", "Since": "hired_on"}
    headers = content.decode().splitlines()[0].split(";")
    RosterMapping.create(
        source="hr", fingerprint=fingerprint_of(headers), columns=columns, date_format="dmy", is_full=False, chosen_at=clock.at
    )
    assert portal(file(content), "--source", "other").exit_code == 1
    assert portal(file(content), "--source", "hr").exit_code == 0
    assert str(Employee.get(Employee.employee_id == "900").hired_on) == "2023-03-31"


def test_the_operators_import_stands_on_the_page_with_the_others(browser, cast, file, settings):
    import_file(file(csv_of(line(900, "pat@northwind.example")), "nightly.csv"), settings)
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/roster/imports")
    assert "nightly.csv" in browser.text and "Imported" in browser.text
