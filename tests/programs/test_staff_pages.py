"""The administrator's page: appointing and dismissing."""
import pytest

from portal.audit.models import Entry
from portal.people.models import Administration, Person
from portal.programs.models import Coordination, Staff

NEW = {"given_name": "Nora", "family_name": "New", "email": "Nora.New@northwind.example"}


@pytest.fixture
def desk(browser, cast):
    """The administrator at the administrator's page."""
    browser.sign_in(cast.adam).get("/administration")
    return browser


@pytest.mark.parametrize("name", ["ama", "carmen", "sofia", "zoe"])
def test_the_page_does_not_exist_for_anybody_else(browser, cast, name):
    browser.sign_in(getattr(cast, name))
    browser.get("/administration", status=404)
    browser.post("/administration/appointments", {**NEW, "place": "administrator"}, status=404)
    browser.post("/administration/appointments/administrator/1/end", status=404)
    assert Administration.select().count() == 1


def test_somebody_without_an_account_is_appointed_before_any_program_exists_and_gets_a_letter(desk, cast, letters):
    desk.submit("form.form", **NEW, place="convenor")
    nora = Person.get(Person.email == "nora.new@northwind.example")
    assert Coordination.get(Coordination.person == nora).appointed_by == cast.adam
    (message,) = letters()
    assert message.to == nora.email
    assert "You can make mentoring programs" in message.text
    assert "http://localhost/sign-in" in message.html


def test_a_coordinator_and_a_sponsor_are_appointed_to_one_program(desk, cast, letters):
    for role in ("coordinator", "sponsor"):
        desk.submit("form.form", given_name="Z", family_name="S", email=cast.zoe.email, place=f"{role}:{cast.program.id}")
        desk.follow()
    held = Staff.select(Staff.role).where(Staff.person == cast.zoe, Staff.program == cast.program).order_by(Staff.role)
    assert [row.role for row in held] == ["coordinator", "sponsor"]
    assert [message.subject for message in letters()] == ["You coordinate Upward at Northwind", "You sponsor Upward at Northwind"]
    assert Person.get_by_id(cast.zoe.id).name == "Zoe Stranger"


def test_the_same_appointment_twice_is_one_with_one_letter(desk, cast, letters):
    for _time in range(2):
        desk.get("/administration")
        desk.submit("form.form", **NEW, place="convenor")
    assert Coordination.select().count() == 1
    assert len(letters()) == 1


def test_an_appointment_ends_and_access_with_it(desk, app, cast):
    from tests.browser import Browser

    staff = Staff.get(Staff.person == cast.carmen)
    carmen = Browser(app).sign_in(cast.carmen)
    carmen.get("/desk")
    desk.post(f"/administration/appointments/staff/{staff.id}/end")
    carmen.get("/desk", status=404)


def test_nobody_ends_their_own_administration(desk, cast):
    row = Administration.get(Administration.person == cast.adam)
    desk.post(f"/administration/appointments/administrator/{row.id}/end", status=403)
    assert Administration.select().where(Administration.person == cast.adam).exists()


def test_an_administrator_appoints_another_who_can_be_removed(desk, cast):
    desk.submit("form.form", given_name="Z", family_name="S", email=cast.zoe.email, place="administrator")
    row = Administration.get(Administration.person == cast.zoe)
    desk.post(f"/administration/appointments/administrator/{row.id}/end")
    assert not Administration.select().where(Administration.person == cast.zoe).exists()


@pytest.mark.parametrize("place", ["", "sponsor:99999", "coordinator:x", "owner"])
def test_only_places_that_exist_can_be_filled(desk, cast, place):
    desk.post("/administration/appointments", {**NEW, "place": place}, status=422)
    assert not Person.select().where(Person.email == NEW["email"].lower()).exists()


def test_who_has_left_is_not_appointed(desk, cast):
    desk.submit("form.form", given_name="Gus", family_name="Gone", email=cast.gus.email, place="convenor", status=422)
    assert "This person has left the company." in desk.text


def test_appointing_and_ending_are_on_the_audit_trail_without_names(desk, cast):
    desk.submit("form.form", **NEW, place="convenor")
    desk.post(f"/administration/appointments/convenor/{Coordination.get().id}/end")
    entries = list(Entry.select().where(Entry.by == cast.adam.id).order_by(Entry.id))
    told = [(entry.verb, entry.facts["role"]) for entry in entries]
    assert told == [("programs.appointed", "convenor"), ("programs.dismissed", "convenor")]
    assert "Nora" not in repr([(entry.about, entry.facts) for entry in entries])


def test_the_appointments_can_be_searched_narrowed_and_ordered(desk, cast):
    def names(query: str) -> list[str]:
        return [cell.find(string=True) for cell in desk.get(f"/administration{query}").select("#appointments tbody th")]

    assert names("?sort=name") == names("?sort=-name")[::-1] == ["Otto Berg", "Selma Dahl", "Sofia Lindqvist", "Adam Novak", "Carmen Ruiz"]
    assert names("?sort=salary")[0] == "Adam Novak" and len(names("")) == 5
    assert names("?q=northwind+carmen") == ["Carmen Ruiz"]
    assert sorted(names("?role=sponsor")) == ["Selma Dahl", "Sofia Lindqvist"]
    assert sorted(names(f"?program={cast.program.id}&sort=name")) == ["Carmen Ruiz", "Sofia Lindqvist"]
    assert names("?q=nobody") == [] and "Show the whole list" in desk.text


def test_a_program_that_nobody_coordinates_is_named(desk, cast):
    assert "Nobody coordinates" not in desk.text
    Staff.delete().where(Staff.person == cast.otto).execute()
    desk.get("/administration")
    assert f"Nobody coordinates {cast.other_program.name}." in desk.text
