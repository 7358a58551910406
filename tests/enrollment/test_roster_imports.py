"""A file from HR on its way: its columns are named once, the worker checks it, the page shows what it would change, then it is applied."""
import csv
import io
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.enrollment.models import Employee, Invitation
from portal.enrollment.roster import actions, jobs
from portal.enrollment.roster.checking import Hold, TakenOver
from portal.enrollment.roster.models import CHECKED, DISCARDED, FAILED, OPENING, UNMAPPED, RosterImport, RosterMapping, StagedRow
from portal.enrollment.roster.taking_in import take_in
from portal.people.models import Administration, Device, Person
from portal.sheets import starts_a_formula
from tests.enrollment.rosters import csv_of, import_now, line, on_file, staged, upload, workbook


@pytest.fixture
def desk(browser, cast):
    return browser.sign_in(cast.carmen)


@pytest.fixture
def no_worker(monkeypatch):
    """Let what is queued wait, as it does while the worker is busy."""
    waiting = []
    monkeypatch.setattr(actions, "work_on", waiting.append)
    return waiting


def everybody(cast, but=(), **changes) -> bytes:
    """A full export of the roster as it stands, without some, with some lines changed."""
    people = Employee.select().where(Employee.status != "gone", Employee.employee_id.not_in([str(one) for one in but] or [""]))
    return csv_of(*(on_file(one, **changes.get(f"p{one.employee_id}", {})) for one in people.order_by(Employee.id)))


def the_import() -> RosterImport:
    return RosterImport.select().order_by(RosterImport.id.desc()).get()


def address(cast) -> str:
    return f"/desk/programs/{cast.program.id}/roster/imports/{the_import().id}"


def send(desk, cast, content, **more):
    data = {"file": (io.BytesIO(content), "roster.csv"), "source": "hr", **more}
    desk.post(f"/desk/programs/{cast.program.id}/roster/imports", data, content_type="multipart/form-data")


def kinds() -> dict[str, str]:
    rows = StagedRow.select().where(StagedRow.kind != "before")
    return {row.employee_number: row.kind for row in rows}


# Columns


def test_columns_are_asked_about_with_samples_and_a_guess(desk, cast):
    send(desk, cast, b"Number;Mail;Grade;Called;Cost center\n900;pat@northwind.example;8;Pat;77\n")
    desk.follow()
    assert the_import().state == UNMAPPED
    labels = {label.text: label["for"] for label in desk.page.select("form#columns label.label")}
    assert list(labels) == ["Number", "Mail", "Grade", "Called", "Cost center"]
    assert "For example: pat@northwind.example" in desk.text
    chosen = {name: desk.page.select_one(f"#{place} option[selected]")["value"] for name, place in labels.items()}
    assert chosen == {"Number": "", "Mail": "email", "Grade": "job_level", "Called": "", "Cost center": ""}


def test_columns_that_are_missing_or_chosen_twice_are_named_and_what_was_chosen_stays(desk, cast):
    send(desk, cast, b"Number;Mail;Grade;Called\n900;pat@northwind.example;8;Pat\n")
    desk.follow()
    desk.submit("form#columns", status=422, **{"columns-0": "email", "date_format": "dmy", "covers": "everybody"})
    assert "Choose a header for: Employee id, Last name." in desk.text
    assert "“Number” is this column already." in desk.page.select_one("#columns-1-error").text
    assert desk.page.select_one("#columns-0 option[selected]")["value"] == "email"
    assert desk.page.select_one("input[name=date_format][checked]")["value"] == "dmy"
    assert desk.page.select_one("input[name=covers][checked]")["value"] == "everybody"
    assert the_import().state == UNMAPPED


def test_what_a_source_means_by_its_columns_is_asked_once(desk, cast):
    first, second = (f"Number;Mail;Grade;Called\n{n};p{n}@northwind.example;8;Pat\n".encode() for n in (900, 901))
    send(desk, cast, first)
    desk.follow()
    desk.submit("form#columns", **{"columns-0": "employee_id", "columns-3": "given_name"})
    desk.follow()
    desk.submit("form[action$=application]")
    send(desk, cast, second)
    desk.follow()
    assert the_import().state == CHECKED and "Read with the columns that were chosen for “hr”" in desk.text
    send(desk, cast, second, source="payroll")
    assert the_import().state == UNMAPPED
    send(desk, cast, second.replace(b"Grade", b"Level"))
    assert the_import().state == UNMAPPED
    assert RosterMapping.select().count() == 1


def test_headers_that_the_roster_does_not_know_are_left_out_and_named(desk, cast):
    upload(desk, cast, b"id,email,first name,level,Badge,Shoe size\n900,pat@northwind.example,Pat,8,B7,39\n")
    assert "Left out: Badge, Shoe size." in desk.follow().get_text()


def test_a_file_can_be_read_otherwise_until_it_is_applied(desk, cast):
    upload(desk, cast, csv_of(line(900, "pat@northwind.example")))
    desk.follow()
    desk.get(f"{address(cast)}?columns=1")
    title = next(label["for"] for label in desk.page.select("form#columns label.label") if label.text == "title")
    desk.submit("form#columns", **{title: ""})
    desk.follow()
    assert "Left out: title." in desk.text
    desk.submit("form[action$=application]")
    assert Employee.get(Employee.employee_id == "900").title == ""
    desk.post(f"{address(cast)}/columns", status=403)


def test_a_sheet_of_a_workbook_can_be_chosen(desk, cast):
    head = ["employee id", "email", "first name", "level"]
    content = workbook(People=[head, ["900", "pat@northwind.example", "Pat", 8]], More=[head, ["901", "kim@northwind.example", "Kim", 8]])
    send(desk, cast, content)
    desk.follow()
    assert [option.text for option in desk.page.select("#sheet option")] == ["People", "More"]
    desk.submit("form[action$=sheet]", sheet="More")
    desk.follow()
    assert "For example: 901" in desk.text


def test_a_column_that_the_file_does_not_have_stays_as_it_stands(cast, clock, settings):
    content = f"id,email,first name,last name,level\n701,{cast.ama.email},Ama,Owusu,7\n".encode()
    import_now(content, clock, settings, cast.carmen)
    ama = Employee.get_by_id(cast.ama_employee.id)
    assert (ama.job_level, ama.title, ama.department, ama.languages) == (7, "Level 8, Technology", "Technology", ["en", "fr"])


# The worker


def test_a_page_says_how_far_the_worker_is_and_asks_again_by_itself(desk, cast, no_worker):
    send(desk, cast, csv_of(line(900, "pat@northwind.example")))
    page = desk.follow()
    assert the_import().state == OPENING
    assert page.select_one("#work")["data-hx-trigger"] == "every 1s" and page.select_one("progress:not([value])")
    assert page.find("a", string="Look again")["href"] == address(cast)
    RosterImport.update(headers=[{"header": "id", "samples": []}], columns={}, rows_done=4000, rows_total=20000).execute()
    page = desk.get(address(cast))
    assert "4,000 of 20,000 rows checked" in desk.text
    assert (page.progress["value"], page.progress["max"]) == ("4000", "20000")


def test_progress_is_written_while_rows_are_checked(cast, clock, settings, monkeypatch):
    seen, note = [], Hold.note
    monkeypatch.setattr(Hold, "note", lambda self, **facts: (seen.append(facts.get("rows_done")), note(self, **facts)))
    staged(csv_of(*(line(1000 + n, f"p{n}@northwind.example") for n in range(2000))), clock, settings, cast.carmen)
    steps = [done for done in seen if done is not None]
    assert steps == sorted(steps) and len(set(steps)) >= 6 and steps[-1] == 2000


def test_what_a_dead_worker_left_is_taken_up_again(desk, cast, clock, no_worker, monkeypatch):
    send(desk, cast, csv_of(line(900, "pat@northwind.example")))
    jobs.take_up_lost_files()
    assert the_import().state == OPENING, "the worker may still be at it"
    clock.forward(minutes=3)
    jobs.take_up_lost_files()
    assert the_import().state == UNMAPPED


def test_a_file_that_stops_the_worker_three_times_is_given_up(desk, cast, clock, no_worker):
    send(desk, cast, csv_of(line(900, "pat@northwind.example")))
    RosterImport.update(tries=jobs.MOST_TRIES).execute()
    clock.forward(minutes=3)
    jobs.take_up_lost_files()
    desk.get(address(cast))
    assert the_import().state == FAILED and "stopped three times over this file" in desk.text


def test_a_worker_whose_file_was_taken_over_writes_nothing_more(cast, clock, settings, no_worker):
    row = actions.upload(
        csv_of(line(900, "pat@northwind.example")), file_name="a", source="hr", folder=settings.rosters_dir, by=cast.carmen, at=clock.at
    )
    slow, clock.at = Hold(row), clock.at + timedelta(minutes=3)
    jobs.work_on(row.id)
    with pytest.raises(TakenOver):
        slow.note(rows_done=5)
    assert RosterImport.get_by_id(row.id).rows_done == 0


def test_a_file_that_was_discarded_while_it_was_checked_stays_discarded(cast, clock, settings, monkeypatch):
    def discard(*args, **kwargs):
        actions.discard(the_import(), folder=settings.rosters_dir, by=cast.carmen, at=clock.at)
        return {}

    monkeypatch.setattr("portal.enrollment.roster.checking._cells_of", discard)
    row = staged(csv_of(line(900, "pat@northwind.example")), clock, settings, cast.carmen)
    assert row.state == DISCARDED and not StagedRow.select().exists()


def test_a_file_that_cannot_be_read_says_why_on_its_page(desk, cast):
    upload(desk, cast, csv_of())
    desk.follow()
    assert the_import().state == FAILED and "The file has a header and no rows." in desk.text
    desk.post(f"{address(cast)}/application", status=403)


def test_a_crash_of_the_worker_is_a_sentence_and_not_a_file_that_waits_forever(cast, clock, settings, monkeypatch):
    def break_it(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(jobs, "check", break_it)
    with pytest.raises(ZeroDivisionError):
        staged(csv_of(line(900, "pat@northwind.example")), clock, settings, cast.carmen)
    assert the_import().state == FAILED and "worker’s log" in the_import().failure


def test_two_files_at_once_do_not_mix(cast, clock, settings):
    one = staged(csv_of(line(900, "pat@northwind.example")), clock, settings, cast.carmen)
    other = staged(csv_of(line(901, "kim@northwind.example", "Kim Doe")), clock, settings, cast.otto)
    assert {row.roster_import_id: row.employee_number for row in StagedRow.select()} == {one.id: "900", other.id: "901"}
    actions.apply(one, by=cast.carmen, at=clock.at, folder=settings.rosters_dir)
    assert Employee.select().where(Employee.employee_id == "900").exists()
    assert not Employee.select().where(Employee.employee_id == "901").exists()


def test_the_same_upload_twice_is_one_file_and_another_one_replaces_it(desk, cast):
    content = csv_of(line(900, "pat@northwind.example"))
    send(desk, cast, content)
    send(desk, cast, content)
    assert RosterImport.select().count() == 1
    send(desk, cast, csv_of(line(901, "kim@northwind.example")))
    assert [row.state for row in RosterImport.select().order_by(RosterImport.id)] == [DISCARDED, UNMAPPED]


def test_a_file_is_checked_again_when_another_changed_the_roster_meanwhile(desk, cast, clock, settings):
    upload(desk, cast, csv_of(line(900, "pat@northwind.example")))
    mine = the_import()
    import_now(csv_of(line(900, "other@northwind.example")), clock, settings, cast.otto)
    desk.post(f"/desk/programs/{cast.program.id}/roster/imports/{mine.id}/application")
    desk.follow()
    assert "so this one is checked again" in desk.text
    again = RosterImport.get_by_id(mine.id)
    assert again.state == CHECKED and again.counts["changed"] == 1 and again.counts["new"] == 0


def test_5_3_2_the_file_lies_in_a_private_folder_under_a_name_of_ours_and_is_removed(desk, cast, settings):
    """v5.0.0-5.3.2."""
    folder = settings.rosters_dir
    before = set(folder.iterdir()) if folder.exists() else set()
    upload(desk, cast, csv_of(line(900, "pat@northwind.example")), name="../../evil.csv")
    [kept] = set(folder.iterdir()) - before
    assert kept.stat().st_mode & 0o077 == 0 and folder.stat().st_mode & 0o077 == 0 and "evil" not in kept.name
    desk.follow()
    desk.submit("form[action$=application]")
    assert not kept.exists()


def test_files_that_nobody_refers_to_and_imports_that_waited_two_weeks_go_at_night(desk, cast, clock, settings):
    upload(desk, cast, csv_of(line(900, "pat@northwind.example")))
    waiting = settings.rosters_dir / the_import().kept_as
    stray = settings.rosters_dir / "stray"
    stray.write_bytes(b"x")
    clock.at = clock.at.replace(year=2040)
    jobs.drop_stray_files()
    assert waiting.exists() and not stray.exists()
    actions.discard_forgotten_files(settings.rosters_dir, at=clock.at)
    assert not waiting.exists() and the_import().state == DISCARDED and not StagedRow.select().exists()


# The preview


def test_the_preview_says_of_each_field_what_stood_there_and_what_would(desk, cast):
    upload(desk, cast, csv_of(on_file(cast.ama_employee, title="Lead"), line(900, "pat@northwind.example")))
    desk.follow()
    words = next(words for row in desk.page.select("tbody tr") if "Ama Owusu" in (words := " ".join(row.get_text(" ").split())))
    assert "Changed" in words and "Title: Level 8, Technology, now Lead" in words and "Department" not in words
    assert Employee.get_by_id(cast.ama_employee.id).title == "Level 8, Technology"


def test_the_preview_is_narrowed_by_kind_and_searched(desk, cast):
    upload(desk, cast, csv_of(on_file(cast.ama_employee, title="Lead"), line(900, "pat@northwind.example"), line(901, "no-at-sign")))
    for query, wanted, others in (("kind=new", "Pat Doe", "Ama"), ("kind=changed", "Ama Owusu", "Pat"), ("q=owusu", "Ama Owusu", "Pat")):
        desk.get(f"{address(cast)}?{query}")
        table = desk.page.table.get_text()
        assert wanted in table and others not in table, query
    desk.get(f"{address(cast)}?kind=refused")
    assert "no-at-sign" in desk.page.table.get_text() and len(desk.page.select("tbody tr")) == 1


def test_what_was_applied_still_says_what_it_changed(desk, cast):
    upload(desk, cast, csv_of(on_file(cast.ama_employee, title="Lead")))
    desk.follow()
    desk.submit("form[action$=application]")
    desk.follow()
    assert "Title: Level 8, Technology, now Lead" in desk.text and "What it changed" in desk.text


def test_1_2_10_the_faulty_lines_can_be_taken_along_with_their_cells_and_no_formula(desk, cast):
    """v5.0.0-1.2.10."""
    good = line(900, "pat@northwind.example")
    upload(desk, cast, csv_of(line("=1+1", "no-at-sign"), good, line(901, "kim@northwind.example", level="=2")))
    desk.get(f"{address(cast)}/problems.csv")
    rows = list(csv.reader(io.StringIO(desk.response.data.decode("utf-8-sig"))))
    assert rows[0][:4] == ["line", "outcome", "why", "employee_id"]
    assert [row[0] for row in rows[1:]] == ["2", "4"] and "no @" in rows[1][2] and rows[1][4] == "no-at-sign"
    assert not [cell for row in rows for cell in row if starts_a_formula(cell) and not cell.startswith("'")]


# Leavers


def test_who_is_missing_in_a_full_file_is_marked_gone_with_the_day_and_loses_access_at_once(browser, cast, clock, settings):
    browser.sign_in(cast.ama).get("/me")
    import_now(everybody(cast, but=[701]), clock, settings, cast.carmen, is_full=True)
    browser.get("/me", status=302)
    ama = Employee.get_by_id(cast.ama_employee.id)
    assert (ama.status, ama.gone_on) == ("gone", clock.at.date())
    assert Person.get_by_id(cast.ama.id).left_at == clock.at
    assert not Device.select().where(Device.person == cast.ama, Device.ended_at.is_null()).exists()


def test_who_is_missing_in_a_part_stays_as_before(cast, clock, settings):
    import_now(csv_of(line(900, "pat@northwind.example")), clock, settings, cast.carmen)
    assert Employee.get_by_id(cast.ama_employee.id).status == "active"


def test_who_is_missing_twice_keeps_the_day_first_seen_gone(cast, clock, settings):
    content = everybody(cast, but=[701])
    import_now(content, clock, settings, cast.carmen, is_full=True)
    first = clock.at.date()
    clock.forward(days=3)
    import_now(content, clock, settings, cast.carmen, is_full=True)
    assert Employee.get_by_id(cast.ama_employee.id).gone_on == first


def test_who_is_back_in_a_full_file_comes_back(cast, clock, settings):
    whole = everybody(cast)
    import_now(everybody(cast, but=[701]), clock, settings, cast.carmen, is_full=True)
    report = import_now(whole, clock, settings, cast.carmen, is_full=True)
    assert report.counts["back"] == 1 and Person.get_by_id(cast.ama.id).left_at is None


def test_a_refused_line_of_a_full_file_takes_nobody_away(cast, clock, settings):
    report = import_now(everybody(cast, p701={"email": "no-at-sign"}), clock, settings, cast.carmen, is_full=True)
    assert report.counts["refused"] == 1 and report.leaving == 0
    assert Employee.get_by_id(cast.ama_employee.id).status == "active"


def test_a_line_of_which_nobody_can_tell_whose_it_is_lets_nobody_be_missing(desk, cast):
    upload(desk, cast, everybody(cast, but=[701]) + b'\n"broken" x,,,\n', covers="everybody")
    desk.follow()
    assert "it is not clear who is meant" in desk.text
    desk.submit("form[action$=application]")
    assert Employee.get_by_id(cast.ama_employee.id).status == "active"


def test_those_who_left_are_announced_with_their_accounts(cast, clock, settings, monkeypatch):
    told = []
    monkeypatch.setattr(actions, "announce", told.append)
    import_now(everybody(cast, but=[701, 704]), clock, settings, cast.carmen, is_full=True)
    [news] = told
    assert news.person_ids == (cast.ama.id,) and news.at == clock.at
    assert Invitation.get_by_id(cast.invitation.id).withdrawn_at == clock.at


def _many(cast):
    for number in range(60):
        names = {"given_name": "X", "family_name": str(number), "email": f"x{number}@northwind.example"}
        Employee.create(employee_id=f"x{number}", job_level=8, **names)


def test_a_file_that_broke_off_half_way_ends_nobodys_access_unless_the_number_is_typed(desk, cast):
    _many(cast)
    upload(desk, cast, csv_of(on_file(cast.ama_employee)), covers="everybody")
    desk.follow()
    leaving = Employee.select().where(Employee.status != "gone").count() - 1
    assert f"Type {leaving} to say that this is right." in desk.text
    desk.submit("form#apply", status=422, leavers="3")
    assert "Type how many people would lose access." in desk.page.select_one("#leavers-error").text
    assert desk.page.select_one("#leavers")["value"] == "3"
    desk.post(f"{address(cast)}/application", status=422)
    assert not Employee.select().where(Employee.status == "gone").exists()
    desk.submit("form#apply", leavers=str(leaving))
    assert Employee.select().where(Employee.status == "gone").count() == leaving


def test_a_few_leavers_are_not_asked_after(desk, cast):
    _many(cast)
    upload(desk, cast, everybody(cast, but=["x1", "x2", "x3"]), covers="everybody")
    desk.follow()
    assert not desk.page.select("form#apply")
    desk.submit("form[action$=application]")
    assert Employee.select().where(Employee.status == "gone").count() == 3


# Accounts


def test_two_accounts_can_swap_their_addresses(cast, clock, settings):
    ama, chidi = cast.ama_employee, cast.chidi_employee
    import_now(csv_of(on_file(ama, email=chidi.email), on_file(chidi, email=ama.email)), clock, settings, cast.carmen)
    assert Person.get_by_id(cast.ama.id).email == chidi.email
    assert Person.get_by_id(cast.chidi.id).email == ama.email


def test_an_account_keeps_its_address_where_somebody_else_has_the_new_one(cast, clock, settings):
    import_now(csv_of(on_file(cast.ama_employee, email=cast.zoe.email)), clock, settings, cast.carmen)
    assert Person.get_by_id(cast.ama.id).email == cast.ama.email
    assert Person.get_by_id(cast.zoe.id).email == cast.zoe.email


def test_each_step_of_a_file_is_on_the_audit_trail(desk, cast):
    upload(desk, cast, csv_of(line(900, "pat@northwind.example")))
    desk.follow()
    desk.submit("form[action$=application]")
    verbs = [entry.verb for entry in Entry.select().where(Entry.about == f"roster_import/{the_import().id}").order_by(Entry.id)]
    assert verbs == ["enrollment.roster_read", "enrollment.roster_applied"]


# Who must not lose access

def on_the_roster(person, number: int) -> Employee:
    names = {"given_name": person.given_name, "family_name": person.family_name, "email": person.email}
    return Employee.create(employee_id=str(number), job_level=6, person=person, **names)


def test_the_preview_names_who_runs_something_and_would_lose_access(desk, cast):
    for number, person in enumerate((cast.carmen, cast.sofia, cast.adam)):
        on_the_roster(person, 990 + number)
    upload(desk, cast, everybody(cast, but=[990, 991]), covers="everybody")
    notice = desk.get(address(cast)).select_one(".notice-trouble").text
    assert "Sofia Lindqvist, you." in notice and "Adam" not in notice


def test_nobody_ends_their_own_access_by_a_file_and_the_last_administrator_keeps_it(desk, cast, clock, settings):
    coordinator, administrator = on_the_roster(cast.carmen, 990), on_the_roster(cast.adam, 991)
    for gone, said in ((coordinator, "you could not take that back"), (administrator, "Nobody would administer Upward any more")):
        upload(desk, cast, everybody(cast, but=[gone.employee_id]), covers="everybody")
        desk.get(address(cast))
        desk.submit("form[action$=application]")
        assert said in desk.follow().select_one("#flashes").text
        assert the_import().applied_at is None and Person.get_by_id(gone.person_id).left_at is None
    Administration.create(person=cast.zoe, appointed_at=clock.at)
    upload(desk, cast, everybody(cast, but=[991]), covers="everybody")
    desk.get(address(cast))
    desk.submit("form[action$=application]")
    assert Person.get_by_id(cast.adam.id).left_at is not None


def test_a_nightly_feed_does_not_take_the_last_administrator_either(cast, clock, settings):
    on_the_roster(cast.adam, 991)
    report = take_in(
        everybody(cast, but=[991]), file_name="hr.csv", source="nightly", folder=settings.rosters_dir, by=None, at=clock.at, is_full=True
    )
    assert report.exit_code == 3 and cast.adam.name in report.refusal
    assert Person.get_by_id(cast.adam.id).left_at is None


def test_an_account_that_a_file_would_find_by_its_address_is_guarded_too(desk, cast):
    """An administrator need not stand on the roster; a line of somebody who has left may have the same address."""
    gone = line(991, cast.adam.email, name="Adam Novak", status="gone")
    upload(desk, cast, csv_of(gone))
    assert cast.adam.name in desk.get(address(cast)).select_one(".notice-trouble").text
    desk.submit("form[action$=application]")
    assert "Nobody would administer Upward any more" in desk.follow().select_one("#flashes").text
    assert Person.get_by_id(cast.adam.id).left_at is None
