"""The pages on which a program is made and changed."""
from datetime import date

import pytest

from portal.programs.models import Program, Staff
from portal.programs.queries import objectives_of, programs_coordinated_by


def begin(browser, cast, purpose="generations"):
    browser.sign_in(cast.adam)
    browser.get(f"/desk/programs/new?purpose={purpose}")
    return browser


def the_new_one(cast) -> Program:
    return programs_coordinated_by(cast.adam).get()


@pytest.mark.parametrize("path", ["/desk/programs/new", "/desk/programs/new?purpose=generations", "/desk/programs/adviser"])
@pytest.mark.parametrize("name", ["carmen", "sofia", "ama", "zoe"])
def test_who_may_not_make_programs_finds_no_page_for_it(browser, cast, name, path):
    browser.sign_in(getattr(cast, name)).get(path, status=404)


def test_who_may_not_make_programs_cannot_send_the_form_either(browser, cast):
    browser.sign_in(cast.carmen).post("/desk/programs/new?purpose=generations", {"name": "Mine"}, status=404)


def test_the_desk_lists_the_programs_one_coordinates_and_no_others(browser, cast):
    browser.sign_in(cast.carmen).get("/desk")
    assert "Upward at Northwind" in browser.text
    assert "Another program" not in browser.text


def test_an_empty_desk_leads_an_administrator_to_a_new_program(browser, cast):
    page = browser.sign_in(cast.adam).get("/desk")
    assert page.select_one("main a[href='/desk/programs/new']")


@pytest.mark.parametrize("name", ["sofia", "ama", "zoe"])
def test_who_coordinates_nothing_finds_no_desk(browser, cast, name):
    browser.sign_in(getattr(cast, name)).get("/desk", status=404)


def test_a_purpose_is_chosen_first_and_fills_the_form(browser, cast):
    page = browser.sign_in(cast.adam).get("/desk/programs/new")
    assert len(page.select(".purposes a")) == 6
    page = browser.get("/desk/programs/new?purpose=digital_fluency")
    assert "Leaders learn the tools" in page.select_one("textarea[name=statement]").text
    assert page.select_one("[name=objectives-0-title]")["value"] == "Those who are invited come"
    assert page.select_one("[name=session_minutes]")["value"] == "45"


def test_a_program_is_made_with_what_was_typed(browser, cast):
    begin(browser, cast).submit(
        name="Meridian upward", mentors_wanted="122", mentees_wanted="200", starts_on="2026-11-02", joining="open",
        **{"objectives-0-baseline": "20", "objectives-0-owner": "Sofia Lindqvist", "objectives-1-leave_out": "y"},
    )
    program = the_new_one(cast)
    assert (program.name, program.purpose, program.mentors_wanted, program.mentees_wanted) == ("Meridian upward", "generations", 122, 200)
    assert program.is_open
    objectives = list(objectives_of(program))
    assert len(objectives) == 3
    assert (objectives[0].baseline, objectives[0].owner) == (20, "Sofia Lindqvist")
    assert browser.response.location == f"/desk/programs/{program.id}"
    browser.follow()
    assert "Meridian upward" in browser.text


def test_the_same_form_sent_twice_makes_one_program(browser, cast):
    begin(browser, cast)
    form = browser.page
    for _ in range(2):
        browser.page = form
        browser.submit(name="Once")
    assert programs_coordinated_by(cast.adam).count() == 1


def test_another_objective_can_be_added_without_a_script_and_nothing_typed_is_lost(browser, cast):
    begin(browser, cast)
    page = browser.submit(status=200, name="Half typed", more="1")
    assert page.select_one("[name=name]")["value"] == "Half typed"
    assert page.select_one("[name=objectives-4-title]")["value"] == ""
    assert not page.select_one(".problems")
    browser.submit(name="Whole", **{"objectives-4-title": "Ours", "objectives-4-target": "7", "objectives-4-due_on": "2027-01-01",
                                    "objectives-4-measure": "", "objectives-4-unit": "number"})
    last = list(objectives_of(the_new_one(cast)))[-1]
    assert (last.title, last.target, last.unit, last.measure) == ("Ours", 7, "number", "")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Give the program a name."),
        ({"session_minutes": "90"}, "Enter a whole number from 30 to 60."),
        ({"mentee_level_to": "8"}, "The mentor is the junior"),
        ({"mentor_level_to": "2"}, "the second number is the higher one"),
        ({"objectives-0-target": ""}, "Enter a target."),
        ({"objectives-0-target": "140"}, "Target: Enter a whole number from 0 to 100: it counts percent."),
        ({"objectives-0-target": "-3"}, "Target: Enter a whole number from 0 to 100: it counts percent."),
        ({"objectives-0-title": ""}, "Say what the company wants."),
        ({"joining": "sometimes"}, "Choose who may join."),
    ],
)
def test_what_does_not_fit_is_named_beside_its_field_and_nothing_is_made(browser, cast, fields, words):
    begin(browser, cast)
    page = browser.submit(status=422, **{"name": "Not yet", **fields})
    assert words in browser.text
    assert all(page.find(id=link["href"][1:]) for link in page.select(".problems a"))
    assert not programs_coordinated_by(cast.adam).count()


def test_a_purpose_that_does_not_exist_is_not_found(browser, cast):
    browser.sign_in(cast.adam).post("/desk/programs/new?purpose=world-peace", {"name": "No"}, status=404)


def test_settings_show_the_program_as_it_is_and_keep_what_is_changed(browser, cast):
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/settings")
    assert page.select_one("[name=name]")["value"] == "Upward at Northwind"
    assert page.select_one(f"main a[href='/desk/programs/{cast.program.id}/objectives']") and not page.select("[name^=objectives]")
    browser.submit("main form", name="Upward, renewed")
    assert Program.get_by_id(cast.program.id).name == "Upward, renewed"
    assert list(objectives_of(cast.program)) == [cast.objective]


def test_a_setting_may_be_changed_and_changed_back(browser, cast):
    browser.sign_in(cast.carmen)
    for months in ("8", "6", "8"):
        browser.get(f"/desk/programs/{cast.program.id}/settings")
        browser.submit("main form", months=months)
    assert Program.get_by_id(cast.program.id).months == 8


@pytest.mark.parametrize("name", ["otto", "sofia", "adam", "ama"])
def test_only_its_coordinator_finds_a_programs_settings(browser, cast, name):
    browser.sign_in(getattr(cast, name))
    browser.get(f"/desk/programs/{cast.program.id}/settings", status=404)
    browser.post(f"/desk/programs/{cast.program.id}/settings", {"name": "Taken"}, status=404)


def test_the_adviser_answers_in_the_address_and_leads_back_with_the_format(browser, cast):
    browser.sign_in(cast.adam).get("/desk/programs/adviser")
    page = browser.get("/desk/programs/adviser?aim=leaders&knows=juniors&time=yes&safe=yes&ratio=two")
    assert "Reverse mentoring" in page.select_one("#advice").text
    assert page.select_one("#advice a")["href"] == "/desk/programs/new?format=reverse"


def test_the_adviser_leads_to_a_program_of_the_format_it_speaks_for(browser, cast):
    page = browser.sign_in(cast.adam).get("/desk/programs/adviser?aim=peers&knows=everyone&time=no&safe=yes&ratio=one")
    assert page.select_one("#advice a")["href"] == "/desk/programs/new?format=peer"
    browser.get("/desk/programs/new?format=peer")
    assert "One pool of colleagues" in browser.text


def test_the_adviser_names_the_questions_without_an_answer(browser, cast):
    page = browser.sign_in(cast.adam).get("/desk/programs/adviser?aim=leaders&knows=nobody")
    assert not page.select_one("#advice")
    assert [link["href"] for link in page.select(".problems a")] == ["#knows-0"]
    assert len(page.select("main form .error")) == 4


def test_dates_of_objectives_that_nobody_touched_move_along_with_the_program(browser, cast):
    begin(browser, cast).submit(name="Later", starts_on="2027-03-01", months="4", **{"objectives-1-due_on": "2027-02-02"})
    days = [objective.due_on for objective in objectives_of(the_new_one(cast))]
    assert days == [date(2027, 3, 1), date(2027, 2, 2), date(2027, 4, 15), date(2027, 7, 1)]


@pytest.mark.parametrize("day", ["no day", "9999-12-01", ""])
def test_dates_stay_as_typed_when_nobody_knows_what_they_were_reckoned_from(browser, cast, day):
    shown = begin(browser, cast).page.select_one("[name=objectives-0-due_on]")["value"]
    browser.submit(name="Later", starts_on="2027-03-01", reckoned_from=day)
    assert objectives_of(the_new_one(cast))[0].due_on.isoformat() == shown


def test_a_message_that_names_its_field_stands_without_a_label(browser, cast):
    begin(browser, cast).submit(status=422, name="Not yet", mentee_level_to="8")
    (line,) = browser.page.select(".problems li")
    assert line.text.startswith("The mentor is the junior")


def test_questions_that_nobody_answered_are_one_problem(browser, cast):
    browser.sign_in(cast.adam).get("/desk/programs/adviser?asked=yes")
    (line,) = browser.page.select(".problems li")
    assert line.text == "Choose an answer to each question."
    assert browser.page.find(id=line.a["href"][1:])


def test_an_open_program_promises_no_more_than_it_does(browser, cast):
    Program.update(is_open=True).where(Program.id == cast.program.id).execute()
    browser.sign_in(cast.carmen).get(f"/desk/programs/{cast.program.id}/settings")
    assert "People apply on a page of the program, which you write under Applications." in browser.text
    browser.get(f"/desk/programs/{cast.program.id}/applications")
    # Nobody has written that page yet.
    assert "Nobody can apply now." in browser.text


def test_many_programs_can_be_searched_and_ordered(browser, cast):
    for number in range(6):
        days = {"starts_on": cast.program.starts_on, "made_at": cast.program.made_at}
        one = Program.create(name=f"Year {number}", purpose="generations", **days)
        Staff.create(program=one, person=cast.carmen, role="coordinator", appointed_at=cast.program.made_at)

    def names(query: str) -> list[str]:
        return [cell.text for cell in browser.get(f"/desk{query}").select("#programs tbody th")]

    browser.sign_in(cast.carmen)
    assert names("?sort=name") == names("?sort=-name")[::-1] == ["Upward at Northwind", *(f"Year {number}" for number in range(6))]
    assert names("?q=year+3") == ["Year 3"] and names("?sort=purpose") == names("")
    assert names("?q=nobody") == [] and "No program of yours has this name." in browser.text
