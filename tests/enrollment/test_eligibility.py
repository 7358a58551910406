"""Who may take part: the rules over the roster, counted as they are typed, and how far a group's coordinators read."""
import io
from datetime import date

import pytest

from portal.enrollment.applications.eligibility_queries import eligible
from portal.enrollment.applications.models import Eligibility
from portal.enrollment.invitations.queries import candidates
from portal.enrollment.models import MENTEE, MENTOR, Employee
from portal.people.models import Person
from portal.programs.group_actions import give, make_group
from portal.programs.models import GroupCoordination, Program, Staff
from portal.programs.queries import people_staffing, programs_coordinated_by
from portal.programs.staff_actions import appoint, dismiss
from tests.browser import Browser
from tests.enrollment.opened import change, employee, rule
from tests.enrollment.opened import opening as _opening
from tests.house.addresses import address_of
from tests.house.visits import words_in

opening = _opening
# Somebody whom the rules leave out, in words that stand nowhere else.
CANARY = {"given_name": "Quetzal", "family_name": "Unreadable", "department": "Secretdept", "location": "Hiddenville"}
CANARIES = ("Quetzal", "Unreadable", "Secretdept", "Hiddenville", "quetzal", "C4N4RY")


@pytest.fixture
def group(cast, opening, clock):
    """Zoe coordinates a group, which owns Otto's program for people in Tax; its manager of one who fits does not fit."""
    made = make_group(name="Women in tax", about="For each other.", by=cast.adam, at=clock.at)
    give(cast.other_program, made, by=cast.adam)
    for role in (MENTOR, MENTEE):
        rule(cast.other_program, role, departments=["Tax"])
    boss = Employee.create(employee_id="C4N4RY", email="quetzal@northwind.example", job_level=8, title="Unreadable", **CANARY)
    employee(1, manager=boss)
    appoint(role="group", group=made, given_name="Zoe", family_name="Stranger", email=cast.zoe.email, by=cast.adam, at=clock.at)
    cast.other_program = Program.get_by_id(cast.other_program.id)
    return made


@pytest.mark.parametrize(
    ("facts", "fits"),
    [
        ({}, True),
        ({"department": "Audit"}, False),
        ({"location": "Paris"}, False),
        ({"hired_on": date(2025, 10, 14)}, True),
        ({"hired_on": date(2025, 10, 15)}, False),
        ({"hired_on": None}, False),
        ({"level": 6}, False),
        ({"status": "leave"}, False),
        ({"status": "gone"}, False),
    ],
)
def test_who_is_eligible_by_level_department_location_and_tenure(cast, opening, clock, facts, fits):
    rule(cast.other_program, MENTOR, departments=["Tax", "Deals"], locations=["Lyon"], tenure_months=12)
    row = employee(1, **facts)
    assert (row in list(eligible(cast.other_program, MENTOR, clock.at.date()))) == fits


def test_the_coordinator_sees_how_many_are_eligible_by_what_is_typed_before_it_is_saved(browser, cast, opening):
    for number in range(7):
        employee(number, department="Deals" if number < 3 else "Tax")
    browser.sign_in(cast.otto)
    path = f"/desk/programs/{cast.other_program.id}/opening"
    browser.get(path)
    browser.submit("form.form", status=200, count="1", mentor_departments="Deals")
    # Jonas is in Deals, too.
    assert "Mentors: 4 people on the roster are eligible now." in browser.text
    assert not Eligibility.select().exists()
    alone = browser.htmx(path, {"count": "1", "mentor_departments": "Deals", "mentee_tenure_months": "0"}, "eligible")
    assert "Mentors: 4 people" in alone.select_one("#eligible").get_text()


def test_the_rules_are_kept_and_guide_who_is_suggested_for_an_invitation(browser, cast, opening, clock):
    deals, tax = employee(1, department="Deals"), employee(2, department="Tax")
    browser.sign_in(cast.otto).get(f"/desk/programs/{cast.other_program.id}/opening")
    browser.submit("form.form", mentor_departments="Deals")
    browser.get(f"/desk/programs/{cast.other_program.id}/invitations")
    assert deals.name in browser.text and tax.name not in browser.text
    browser.get(f"/desk/programs/{cast.other_program.id}/invitations?beyond=y")
    assert deals.name in browser.text and tax.name in browser.text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"story": ""}, "Write why the program is there."),
        ({"opens_on": "2026-11-02", "closes_on": "2026-11-01"}, "Enter a last day that does not come before the first."),
        ({"domains": "north wind"}, "Enter domains such as company.com, parted by commas."),
        ({"offer_days": "0"}, "Enter a whole number from 1 to 30."),
    ],
)
def test_settings_that_do_not_fit_say_what_to_do(browser, cast, opening, typed, message):
    browser.sign_in(cast.otto).get(f"/desk/programs/{cast.other_program.id}/opening")
    browser.submit("form.form", status=422, **typed)
    assert message in browser.text


# --- owner groups ---

def test_a_groups_coordinators_coordinate_its_programs_and_nobody_elses(app, cast, group):
    assert list(programs_coordinated_by(cast.zoe)) == [cast.other_program]
    assert cast.zoe in list(people_staffing(cast.other_program, "coordinator"))
    zoe = Browser(app).sign_in(cast.zoe)
    zoe.get(f"/desk/programs/{cast.other_program.id}")
    zoe.get(f"/desk/programs/{cast.program.id}", status=404)
    zoe.get("/")
    assert "Open the desk" in zoe.text
    dismiss(GroupCoordination.get(GroupCoordination.person == cast.zoe), by=cast.adam)
    zoe.get(f"/desk/programs/{cast.other_program.id}", status=404)


def test_no_answer_of_the_desk_tells_a_groups_coordinator_about_anybody_who_is_not_eligible(app, cast, group, clock):
    """Every address under the program's desk, narrowed in every way that could reach the roster."""
    zoe = Browser(app).sign_in(cast.zoe)
    answered, overheard = _walk(app, zoe, cast)
    assert answered > 40 and not overheard, overheard
    # The walk bites: the company's coordinator may read about everybody, and does.
    assert _walk(app, Browser(app).sign_in(cast.otto), cast)[1]


ASKED = ("", "?q=Quetzal", "?q=C4N4RY", "?department=Secretdept", "?location=Hiddenville&beyond=y", "?beyond=y&mentor_from=1&mentor_to=30")


def _walk(app, browser, cast) -> tuple[int, list[str]]:
    """Every page under the program's desk, asked in every way; how many answered, and what was told about the canary."""
    answered, overheard = 0, []
    for rule_ in app.url_map.iter_rules():
        if "GET" not in rule_.methods or "program_id" not in rule_.arguments:
            continue
        for query in ASKED:
            answer = browser._send("get", address_of(rule_, program_id=cast.other_program.id) + query)
            answered += answer.status_code == 200
            told = words_in(answer)
            # What was typed into the search box comes back in it.
            typed = told.replace('value="Quetzal"', "").replace('value="C4N4RY"', "").replace("q=Quetzal", "").replace("q=C4N4RY", "")
            overheard += [f"{rule_.endpoint}{query}: {word}" for word in CANARIES if word in typed and f"={word}" not in query]
    return answered, overheard


def test_a_groups_coordinator_finds_the_eligible_on_the_roster_its_file_and_its_count(app, cast, group):
    zoe = Browser(app).sign_in(cast.zoe)
    path = f"/desk/programs/{cast.other_program.id}/roster"
    zoe.get(path)
    names = [cell.contents[0] for cell in zoe.page.select("#people tbody th")]
    assert sorted(names) == ["Delphine Roy", "Pat1 Lee"]
    assert "2 active, 0 on leave, 0 gone" in zoe.text
    zoe.get(f"{path}.csv")
    rows = zoe.response.get_data(as_text=True).strip().splitlines()
    assert len(rows) == 3 and "C4N4RY" not in zoe.response.get_data(as_text=True)


def test_a_groups_coordinator_invites_nobody_beyond_the_rules_by_any_form(app, cast, group, clock):
    found = candidates(cast.other_program, MENTOR, clock.at.date())
    assert [row.email for row in found] == ["pat1@northwind.example"]
    zoe = Browser(app).sign_in(cast.zoe)
    zoe.post(f"/desk/programs/{cast.other_program.id}/invitations?beyond=y", {"wave": "1", "mentors": "9", "mentees": "0"})
    zoe.follow()
    assert [cell.text for cell in zoe.page.select("#invited tbody th")] == ["Pat1 Lee"]


@pytest.mark.parametrize("what", ["opening", "settings"])
def test_a_groups_coordinator_cannot_widen_who_may_be_read(app, cast, group, opening, what):
    zoe = Browser(app).sign_in(cast.zoe)
    zoe.get(f"/desk/programs/{cast.other_program.id}/{what}")
    wide = {"mentor_departments": ["Tax", "Secretdept"], "mentor_level_to": "30", "mentee_departments": "Secretdept"}
    zoe.submit("form.form", **wide)
    kept = Program.get_by_id(cast.other_program.id)
    assert (kept.mentor_level_from, kept.mentor_level_to) == (7, 9)
    assert [row.departments for row in Eligibility.select().order_by(Eligibility.id)] == [["Tax"], ["Tax"]]


def test_a_file_from_hr_is_the_companys_and_not_a_groups(app, cast, group):
    zoe = Browser(app).sign_in(cast.zoe)
    path = f"/desk/programs/{cast.other_program.id}/roster"
    assert not zoe.get(path).select("input[type=file]")
    zoe.post(f"{path}/imports", {"file": (io.BytesIO(b"x"), "r.csv")}, status=404, content_type="multipart/form-data")
    zoe.get(f"{path}/imports/1", status=404)


def test_a_companys_coordinator_of_a_groups_program_reads_the_whole_roster_as_before(app, cast, group):
    otto = Browser(app).sign_in(cast.otto)
    otto.get(f"/desk/programs/{cast.other_program.id}/roster?q=Quetzal")
    assert "Quetzal Unreadable" in otto.text


def test_an_administrator_makes_a_group_appoints_its_coordinators_and_gives_it_a_program(app, cast, letters):
    adam = Browser(app).sign_in(cast.adam)
    adam.get("/administration/groups")
    adam.submit("form.form", name="Parents at work", about="")
    adam.follow()
    made = Program.owned_by.rel_model.get(name="Parents at work")
    adam.get(f"/administration/groups?program={cast.program.id}&group={made.id}")
    adam.submit("#change form")
    adam.get("/administration")
    facts = {"given_name": "Nora", "family_name": "New", "email": "nora.new@northwind.example"}
    adam.submit("form.form", **facts, place=f"group:{made.id}")
    adam.follow()
    assert "Coordinates for a group" in adam.text
    assert list(programs_coordinated_by(Person.get(Person.email == facts["email"]))) == [cast.program]
    assert [message.subject for message in letters()] == ["You coordinate the programs of Parents at work"]
    adam.get("/administration/groups")
    assert "Nora New" in adam.text and cast.program.name in adam.text


def test_a_program_whose_group_has_a_coordinator_is_led(app, cast, group):
    Staff.delete().where(Staff.program == cast.other_program).execute()
    adam = Browser(app).sign_in(cast.adam)
    adam.get("/administration")
    assert "Nobody coordinates" not in adam.text


def test_people_are_told_to_ask_a_groups_coordinators(app, cast, group, clock):
    give(cast.program, group, by=cast.adam)
    ama = Browser(app).sign_in(cast.ama)
    ama.get("/help")
    assert "Zoe Stranger" in ama.text and "Carmen Ruiz" in ama.text


def test_domains_and_days_are_kept_as_typed(browser, cast, opening):
    change(opening, domains=["northwind.example"])
    browser.sign_in(cast.otto).get(f"/desk/programs/{cast.other_program.id}/opening")
    browser.submit("form.form", closes_on="2026-11-30", domains="@Northwind.example; northwind.fr")
    kept = type(opening).get_by_id(opening.id)
    assert (kept.closes_on, kept.domains, kept.slug) == (date(2026, 11, 30), ["northwind.example", "northwind.fr"], "another-program")
