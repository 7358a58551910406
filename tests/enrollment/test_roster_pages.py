"""A roster through the pages: looked at before anything changes, applied as a whole, every faulty line named."""
from pathlib import Path

import pytest

from portal.enrollment.models import Employee, Invitation
from portal.enrollment.roster import actions
from portal.enrollment.roster.models import RosterImport, StagedRow
from portal.people.models import Person
from tests.enrollment.rosters import csv_of, import_now, line, staged, upload

MESSY = Path(__file__).parents[1] / "data" / "messy-roster.csv"

@pytest.fixture
def bring_in(cast, clock, settings):
    """Let a file be applied at once, as Carmen's."""
    return lambda content, **more: import_now(content, clock, settings, cast.carmen, **more).counts


@pytest.fixture
def desk(browser, cast):
    return browser.sign_in(cast.carmen)


def everybody():
    rows = Employee.select().order_by(Employee.employee_id).dicts()
    return [dict(row) for row in rows]


def test_every_faulty_line_is_named_with_line_column_verdict_and_reason(desk, cast):
    upload(desk, cast, MESSY.read_bytes())
    desk.follow()
    rows = {int(row.td.text): " ".join(row.get_text(" ").split()) for row in desk.page.select("table tbody tr")}
    assert {4, 5, 6, 14, 16, 17, 18} <= {number for number, words in rows.items() if "Refused" in words}
    assert {3, 7, 8, 9, 10, 11, 12, 15} <= {number for number, words in rows.items() if "Warning" in words}
    assert "E-mail" in rows[4] and "already stands in line 3" in rows[4]
    assert "Job level" in rows[6] and "“senior”" in rows[6]
    assert "The whole row" in rows[14]


def test_looking_at_a_file_changes_nothing_on_the_roster(desk, cast):
    before = everybody()
    upload(desk, cast, MESSY.read_bytes())
    desk.follow()
    assert "Nothing on the roster has changed yet." in desk.text
    assert everybody() == before


def test_the_good_rows_are_imported_and_the_refused_ones_are_not(desk, cast):
    upload(desk, cast, MESSY.read_bytes())
    desk.follow()
    desk.submit("form.act")
    desk.follow()
    numbers = {row.employee_id for row in Employee.select()}
    assert {"1", "2", "6", "7", "9", "10", "11", "12", "14"} <= numbers
    assert not {"3", "4", "5", "13", "15", "16"} & numbers


def test_discarding_a_file_forgets_what_it_said(desk, cast):
    before = everybody()
    upload(desk, cast, MESSY.read_bytes())
    desk.follow()
    desk.submit("form[action$=discard]")
    assert everybody() == before
    assert not StagedRow.select().exists()
    row = RosterImport.get()
    assert row.headers and not any(each["samples"] for each in row.headers)
    desk.post(f"/desk/programs/{cast.program.id}/roster/imports/{row.id}/application", status=403)


def test_markup_and_formulas_of_a_file_are_inert_on_the_page_and_in_the_export(desk, cast, clock):
    upload(desk, cast, MESSY.read_bytes())
    desk.follow()
    assert "<script>alert" not in desk.response.text
    desk.submit("form.act")
    desk.follow()
    assert "=HYPERLINK" in desk.text
    desk.get(f"/desk/programs/{cast.program.id}/roster.csv")
    cells = [cell for row in desk.response.text.splitlines() for cell in row.split('","')]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell.strip('"\ufeff')[:1] in ("=", "+", "@")]


def test_the_same_file_a_second_time_changes_nothing(cast, clock, bring_in):
    bring_in(MESSY.read_bytes())
    before = everybody()
    clock.forward(days=1)
    counts = bring_in(MESSY.read_bytes())
    assert (counts["new"], counts["changed"], counts["leavers"]) == (0, 0, 0)
    assert everybody() == before


def test_pressing_import_twice_is_one_import(desk, cast):
    upload(desk, cast, csv_of(line("900", "pat@northwind.example")))
    desk.follow()
    form = desk.page.select_one("form.act")["action"]
    desk.post(form)
    before = everybody()
    desk.post(form)
    assert everybody() == before


def test_an_import_updates_by_employee_id_and_sets_managers(cast, clock, bring_in):
    bring_in(csv_of(line("900", "pat@northwind.example"), line("901", "kim@northwind.example", "Kim Doe", 5)))
    counts = bring_in(csv_of(line("900", "pat.new@northwind.example", "Pat Roe", manager="901")))
    pat = Employee.get(Employee.employee_id == "900")
    assert (pat.email, pat.family_name, pat.manager.employee_id) == ("pat.new@northwind.example", "Roe", "901")
    assert (counts["changed"], counts["absent"]) == (1, Employee.select().where(Employee.status != "gone").count() - 1)


def test_a_manager_who_stands_on_the_roster_already_is_known(cast, clock, bring_in):
    assert not bring_in(csv_of(line("900", "pat@northwind.example", manager="301")))["warned"]
    assert Employee.get(Employee.employee_id == "900").manager == cast.benoit_employee


def test_two_people_can_swap_their_addresses(cast, clock, bring_in):
    bring_in(csv_of(line("900", "a@northwind.example"), line("901", "b@northwind.example")))
    bring_in(csv_of(line("900", "b@northwind.example"), line("901", "a@northwind.example")))
    address_of = {row.employee_id: row.email for row in Employee.select()}
    assert (address_of["900"], address_of["901"]) == ("b@northwind.example", "a@northwind.example")


def test_an_address_of_somebody_else_on_the_roster_is_refused_with_its_line(desk, cast):
    upload(desk, cast, csv_of(line("900", cast.ama.email), line("901", "kim@northwind.example")))
    desk.follow()
    assert "belongs to employee 701 on the roster" in desk.text
    desk.submit("form.act")
    assert not Employee.select().where(Employee.employee_id == "900").exists()
    assert Employee.get_by_id(cast.ama_employee.id).employee_id == "701"


def leaver(cast):
    return csv_of(line("701", cast.ama.email, "Ama Owusu", status="terminated"))


def test_a_leaver_loses_access_at_once(app, browser, cast, clock, bring_in):
    browser.sign_in(cast.ama).get("/me")
    bring_in(leaver(cast))
    browser.get("/me", status=302)
    assert Person.get_by_id(cast.ama.id).left_at == clock.at
    assert Employee.get_by_id(cast.ama_employee.id).gone_on == clock.at.date()


def test_what_an_import_does_to_leavers_is_told_before_it_and_after_it(desk, cast):
    upload(desk, cast, leaver(cast))
    address = desk.response.location
    desk.follow()
    assert "access ends with the import" in desk.text
    desk.submit("form.act")
    desk.get(address)
    assert "access ended with the import" in desk.text and "access ends" not in desk.text


def test_the_day_somebody_was_first_seen_gone_stays(cast, clock, bring_in):
    bring_in(leaver(cast))
    first = clock.at.date()
    clock.forward(days=9)
    bring_in(csv_of(line("701", cast.ama.email, "Ama Married", status="terminated")))
    assert Employee.get_by_id(cast.ama_employee.id).gone_on == first


def test_who_comes_back_can_sign_in_again(cast, clock, bring_in):
    bring_in(leaver(cast))
    bring_in(csv_of(line("701", cast.ama.email, "Ama Owusu")))
    assert Person.get_by_id(cast.ama.id).left_at is None
    assert Employee.get_by_id(cast.ama_employee.id).gone_on is None


def test_an_account_follows_the_address_that_hr_has(cast, clock, bring_in):
    bring_in(csv_of(line("701", "ama.new@northwind.example", "Ama Owusu")))
    assert Person.get_by_id(cast.ama.id).email == "ama.new@northwind.example"


def test_an_account_without_an_employee_is_found_by_its_address(cast, clock, bring_in):
    bring_in(csv_of(line("950", cast.carmen.email, "Carmen Ruiz")))
    assert Employee.get(Employee.employee_id == "950").person == cast.carmen


def test_the_open_invitation_of_a_leaver_closes(browser, cast, clock, bring_in):
    bring_in(csv_of(line("704", cast.ines_employee.email, "Ines Ferreira", status="terminated")))
    browser.get(f"/i/{cast.ines_token}", status=404)
    assert Invitation.get_by_id(cast.invitation.id).withdrawn_at == clock.at


def test_nothing_is_half_done_when_an_import_breaks(cast, clock, settings, monkeypatch):
    before = everybody()
    content = csv_of(line("900", "pat@northwind.example"), line("701", cast.ama.email, "Ama New"))
    waiting = staged(content, clock, settings, cast.carmen)

    def break_it(*_args):
        raise RuntimeError

    monkeypatch.setattr("portal.enrollment.roster.put.set_managers", break_it)
    with pytest.raises(RuntimeError):
        actions.apply(waiting, by=cast.carmen, at=clock.at, folder=settings.rosters_dir)
    assert everybody() == before
    assert RosterImport.get_by_id(waiting.id).applied_at is None


@pytest.mark.parametrize("content, words", [
    (b"", ""),
    (b"PK\x03\x04workbook", "workbook"),
    (b"%PDF-1.7", "PDF"),
])
def test_a_file_that_cannot_be_read_is_refused_next_to_its_field(desk, cast, content, words):
    upload(desk, cast, content, status=422)
    field = desk.page.select_one("#file").find_parent("div")
    assert words in field.select_one(".error").text
    assert desk.page.title.text.startswith("Error:")
    assert not RosterImport.select().exists()


def test_no_file_chosen_says_so_and_keeps_the_source(desk, cast):
    data = {"source": "payroll"}
    desk.post(f"/desk/programs/{cast.program.id}/roster/imports", data, status=422, content_type="multipart/form-data")
    assert "Choose the file that HR exported." in desk.text
    assert desk.page.select_one("input[name=source]")["value"] == "payroll"


def test_dates_are_read_as_the_coordinator_says(desk, cast):
    upload(desk, cast, MESSY.read_bytes(), date_format="dmy")
    desk.follow()
    assert "31/03/2023" not in desk.text


def test_the_roster_is_narrowed_by_what_the_address_says(desk, cast):
    desk.get(f"/desk/programs/{cast.program.id}/roster?level=8&department=Audit")
    assert "Chidi Eze" in desk.text and "Ama Owusu" not in desk.text
    desk.get(f"/desk/programs/{cast.program.id}/roster?q=owusu")
    assert f"1 of {Employee.select().count()} shown" in desk.text
    desk.get(f"/desk/programs/{cast.program.id}/roster?q=nobody%25&level=x")
    assert "Nobody on the roster fits all of this." in desk.text and desk.page.find("a", string="Show the whole list")


def test_the_roster_comes_fifty_at_a_time(desk, cast, clock, bring_in):
    bring_in(csv_of(*(line(str(1000 + n), f"p{n}@northwind.example") for n in range(60))))
    page = desk.get(f"/desk/programs/{cast.program.id}/roster?department=Tax")
    assert len(page.select("table tbody tr")) == 50
    assert "department=Tax" in page.select_one("a[rel=next]")["href"]


@pytest.mark.parametrize("column", ["name", "title", "level", "department", "location", "status"])
def test_the_roster_is_ordered_both_ways_and_a_page_further_keeps_it(desk, cast, clock, column, bring_in):
    bring_in(csv_of(*(line(str(1000 + n), f"p{n}@northwind.example", f"Pat{n % 3} Doe", 7 + n % 3) for n in range(60))))
    Employee.update(location="Oslo", status="leave").where(Employee.job_level == 9).execute()
    seen = {}
    for sort in (column, f"-{column}"):
        page = desk.get(f"/desk/programs/{cast.program.id}/roster?q=northwind&sort={sort}")
        further = desk.get(page.select_one("a[rel=next]")["href"])
        seen[sort] = [row.th.small.text for row in (*page.select("tbody tr"), *further.select("tbody tr"))]
        assert len(set(seen[sort])) == len(seen[sort]) == Employee.select().count()
    assert seen[column] != seen[f"-{column}"]


def test_the_file_of_the_roster_holds_what_is_shown_in_its_order(desk, cast):
    page = desk.get(f"/desk/programs/{cast.program.id}/roster?q=northwind&sort=-name")
    shown = [cell.small.text for cell in page.select("tbody th")]
    desk.get(next(link["href"] for link in page.select("a") if "roster.csv" in link["href"]))
    assert [row.split('"')[3] for row in desk.response.text.splitlines()[1:]] == shown


def test_everybody_enrolled_can_be_searched_narrowed_and_ordered(desk, cast):
    page = desk.get(f"/desk/programs/{cast.program.id}/people?sort=-name")
    names = [cell.get_text(strip=True) for cell in page.select("tbody th")]
    assert len(names) > 3 and names == sorted(names, key=lambda name: name.split()[-1], reverse=True)
    for query, some, none in (
        ("q=owusu", cast.ama, cast.benoit),
        ("role=mentee", cast.benoit, cast.ama),
        ("state=complete", cast.ama, cast.jonas),
        (f"department={cast.ama_employee.department}", cast.ama, cast.delphine),
        (f"level={cast.ama_employee.job_level}", cast.ama, cast.benoit),
    ):
        table = desk.get(f"/desk/programs/{cast.program.id}/people?{query}").select_one("table").text
        assert some.name in table and none.name not in table, query
    assert "Nobody in the program fits all of this." in desk.get(f"/desk/programs/{cast.program.id}/people?q=nobody").text


@pytest.mark.parametrize("who", ["ama", "benoit", "sofia", "zoe"])
def test_only_coordinators_see_the_roster(browser, cast, who):
    browser.sign_in(getattr(cast, who))
    for path in ("roster", "roster.csv", "people", "invitations", "questionnaire"):
        browser.get(f"/desk/programs/{cast.program.id}/{path}", status=404)
    upload(browser, cast, csv_of(line("900", "pat@northwind.example")), status=404)


def test_an_administrator_reads_the_roster_and_finds_it_from_the_administrators_page(browser, cast):
    browser.sign_in(cast.adam).get("/administration")
    browser.get(browser.page.find("a", string="Company roster")["href"])
    assert "Ama Owusu" in browser.text and "Benoit Laurent" in browser.text
    assert not browser.page.select("main form[method=post], main a[href$='.csv']")
    browser.get("/administration/roster?department=Tax")
    assert "Delphine Roy" in browser.text and "Ama Owusu" not in browser.text
    browser.get("/administration/roster?q=nobody-at-all")
    assert "Nobody on the roster fits all of this." in browser.text


def test_the_administrators_roster_is_paged(browser, cast):
    for number in range(60):
        name = {"given_name": "Z", "family_name": f"Z{number:02}", "email": f"z{number}@northwind.example"}
        Employee.create(employee_id=f"z{number}", job_level=8, **name)
    browser.sign_in(cast.adam).get("/administration/roster?level=8")
    assert len(browser.page.select("tbody tr")) == 50
    browser.get(browser.page.select_one("a[rel=next]")["href"])
    assert "Page 2 of 2" in browser.text and 0 < len(browser.page.select("tbody tr")) < 50
