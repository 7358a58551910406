"""The administrator's page of groups, and what it says of appointments."""
import pytest

from portal.audit.models import Entry
from portal.programs.company_group_actions import follow_groups, map_group
from portal.programs.models import GroupRule, Program, Staff

PATH = "/administration/company-groups"


@pytest.fixture
def admin(browser, cast):
    return browser.sign_in(cast.adam)


def test_an_administrator_lets_a_group_give_a_role_and_ends_it(admin, cast):
    admin.get(PATH)
    assert "No group gives anything yet" in admin.text
    assert "Nobody signs in through the company now" in admin.text
    admin.submit(f"form[action='{PATH}']", name=" upward-coordinators ", place=f"coordinator:{cast.program.id}")
    page = admin.follow()
    assert page.select_one("#group_rules tbody th").text == "upward-coordinators"
    admin.submit("form[action$='/end']")
    assert not GroupRule.select().exists()
    verbs = ["programs.group_mapped", "programs.group_unmapped"]
    assert [entry.verb for entry in Entry.select().where(Entry.by == cast.adam.id).order_by(Entry.id)] == verbs


def test_the_same_rule_twice_is_one(admin, cast):
    for _time in range(2):
        admin.get(PATH)
        admin.submit(f"form[action='{PATH}']", name="upward-admins", place="administrator")
    assert GroupRule.select().count() == 1


def test_a_rule_that_was_removed_can_be_made_again_at_once(admin, cast):
    admin.get(PATH)
    for _time in range(2):
        admin.submit(f"form[action='{PATH}']", name="upward-admins", place="administrator")
        admin.follow()
        admin.submit("form[action$='/end']")
        admin.follow()
    admin.submit(f"form[action='{PATH}']", name="upward-admins", place="administrator")
    assert GroupRule.select().count() == 1


def test_a_rule_without_a_group_is_asked_for_again(admin, cast):
    admin.get(PATH)
    admin.submit(f"form[action='{PATH}']", name=" ", place="administrator", status=422)
    assert "Enter the group." in admin.text
    admin.submit(f"form[action='{PATH}']", name="x", place="coordinator:999", status=422)
    assert not GroupRule.select().exists()


def test_rules_are_searched_narrowed_and_ordered(admin, cast, clock):
    for number in range(60):
        map_group(f"group-{number:02}", role="sponsor", program=cast.program, by=cast.adam, at=clock.at)
    map_group("admins", role="administrator", program=None, by=cast.adam, at=clock.at)
    shown = lambda: [cell.text for cell in admin.page.select("#group_rules tbody th")]  # noqa: E731
    admin.get(f"{PATH}?sort=-group&q=group")
    assert shown()[0] == "group-59"
    assert len(shown()) < 60
    admin.get(f"{PATH}?role=administrator")
    assert shown() == ["admins"]
    admin.get(f"{PATH}?program={cast.program.id}&q=07")
    assert shown() == ["group-07"]
    admin.get(f"{PATH}?q=nothing-of-this-name")
    assert "No group fits all of this." in admin.text


def test_an_appointment_says_that_it_is_by_a_group(admin, cast, clock):
    map_group("board", role="sponsor", program=cast.other_program, by=cast.adam, at=clock.at)
    follow_groups(cast.zoe, {"board"}, at=clock.at)
    page = admin.get("/administration?q=zoe")
    assert "By a group" in page.select_one("#appointments").text
    page = admin.get("/administration?q=sofia")
    assert "By a group" not in page.select_one("#appointments").text


def test_a_program_takes_its_rules_and_their_roles_along(cast, clock):
    program = Program.create(name="Short", purpose="generations", starts_on=clock.at.date(), made_at=clock.at)
    map_group("board", role="sponsor", program=program, by=cast.adam, at=clock.at)
    follow_groups(cast.zoe, {"board"}, at=clock.at)
    program.delete_instance()
    assert not GroupRule.select().exists()
    assert not Staff.select().where(Staff.person == cast.zoe).exists()


def test_nobody_but_an_administrator_finds_the_page(browser, cast):
    browser.sign_in(cast.carmen).get(PATH, status=404)
    browser.post(PATH, {"name": "x", "place": "administrator"}, status=404)
    assert not GroupRule.select().exists()
