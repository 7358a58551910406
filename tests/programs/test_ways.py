"""The administrator's page of the ways to sign in."""
import pytest

from portal.audit.models import Entry
from portal.people import methods
from portal.people.methods import AT_FIRST, offered, switched_on
from portal.people.models import CodeApp, CompanyIdentity, Device, Method, Passkey, SignIn
from portal.people.operator import clear_factors, sign_in_token
from portal.programs.models import GroupCoordination, OwnerGroup
from tests.browser import Browser
from tests.people.factors import give_app, give_factors
from tests.people.test_pages import ask, link_in

PAGE = "/administration/sign-in"


@pytest.fixture
def with_company(monkeypatch):
    """From when it is called on, the portal can offer all five ways."""
    return lambda: monkeypatch.setattr(methods, "ready", lambda: set(AT_FIRST))


def switch(browser, key: str, on: str, *, status: int = 303):
    return browser.post(f"{PAGE}/{key}", {"on": on}, status=status)


def test_an_administrator_switches_a_way_off_and_on_again_and_it_is_on_the_audit_trail(browser, cast):
    browser.sign_in(cast.adam).get(PAGE)
    browser.submit(f"form[action='{PAGE}/passkey']")
    assert "Switched off" in browser.follow().select_one("#flashes").text
    assert "passkey" not in switched_on()
    browser.submit(f"form[action='{PAGE}/passkey']")
    assert "passkey" in switched_on()
    trail = Entry.select().where(Entry.verb == "people.way_switched").order_by(Entry.id)
    assert [(entry.by, entry.about, entry.facts) for entry in trail] == [
        (cast.adam.id, "method/passkey", {"on": False}),
        (cast.adam.id, "method/passkey", {"on": True}),
    ]


def test_a_way_that_is_off_is_neither_shown_nor_taken(browser, app, cast):
    Method.create(key="passkey", is_on=False, switched_at=cast.ama.joined_at)
    assert "passkey" not in browser.get("/sign-in").text
    for path in ("/sign-in/passkey", "/sign-in/passkey/challenge", "/me/passkeys", "/me/passkeys/challenge"):
        browser.sign_in(cast.ama).post(path, status=404)


def test_letters_that_are_off_open_nothing_but_what_the_operator_printed(browser, app, cast, letters, with_company, clock):
    ask(browser, cast.ama.email)
    link = link_in(letters()[-1])
    with_company()
    Method.create(key="letter", is_on=False, switched_at=clock.at)
    browser.get(link, status=404)
    browser.post("/sign-in/code", {"code": "12345678"}, status=422)
    browser.post("/sign-in", {"email": cast.ama.email}, status=404)
    assert SignIn.select().count() == 1
    browser.post(f"/sign-in/link/{sign_in_token(cast.adam.email, at=clock.at)}")
    browser.get("/me")


def test_the_last_way_in_for_members_stays_on(browser, cast):
    switch(browser.sign_in(cast.adam), "letter", "no", status=403)
    assert "letter" in offered()
    browser.get(PAGE)
    assert "Stays on: people have no other way in." in browser.text


def test_a_password_is_no_way_in_for_somebody_new_so_letters_stay_on_beside_it(browser, cast):
    switch(browser.sign_in(cast.adam), "password", "yes")
    switch(browser, "letter", "no", status=403)
    assert "letter" in offered()


def test_with_letters_off_a_yes_to_an_invitation_leads_to_the_companys_sign_in(browser, cast, clock, with_company):
    with_company()
    Method.create(key="letter", is_on=False, switched_at=clock.at)
    browser.get(f"/i/{cast.ines_token}")
    browser.submit("form:has(button[value=yes])", answer="yes")
    assert browser.response.location.startswith("/sign-in?next=/enrollments/")
    assert "You are in." in browser.follow().select_one("#flashes").text


def test_the_last_strong_way_for_staff_stays_on(browser, cast):
    switch(browser.sign_in(cast.adam), "totp", "no")
    switch(browser, "passkey", "no", status=403)
    assert offered() & set(methods.STRONG_FOR_STAFF) == {"passkey"}
    browser.get(PAGE)
    assert "Stays on: without it no page of staff would open." in browser.text


@pytest.mark.parametrize("way", ["passkey", "totp"])
def test_an_administrator_does_not_switch_off_their_own_way_in(browser, cast, way):
    switch(browser.sign_in(cast.adam, way=way), way, "no", status=403)
    browser.get(PAGE)
    assert "Stays on: you are signed in by it here." in browser.text


def test_an_administrator_who_came_by_a_letter_does_not_switch_letters_off(browser, cast, with_company, clock):
    with_company()
    browser.sign_in(cast.adam, way="link")
    Device.update(strongly_proved_at=clock.at, strong_way="totp").where(Device.person == cast.adam).execute()
    switch(browser, "letter", "no", status=403)


def test_nobody_but_an_administrator_opens_the_page_or_switches_anything(browser, app, cast):
    for person in (cast.carmen, cast.sofia, cast.ama):
        Browser(app).sign_in(person).get(PAGE, status=404)
        switch(Browser(app).sign_in(person), "passkey", "no", status=404)
        Browser(app).sign_in(person).post(f"/administration/people/{cast.carmen.id}/factors/reset", status=404)
    assert not Method.select().exists()


def test_the_page_lists_which_staff_have_nothing_to_show_but_a_letter(browser, cast, clock):
    give_factors(cast.carmen, at=clock.at)
    give_app(cast.ama, at=clock.at)
    page = browser.sign_in(cast.adam).get(f"{PAGE}?state=lacking")
    names = {row.select_one("th").contents[0] for row in page.select("#factors tbody tr")}
    assert {cast.adam.name, cast.sofia.name, cast.otto.name, cast.selma.name} == names
    page = browser.get(f"{PAGE}?state=set-up")
    names = {row.select_one("th").contents[0] for row in page.select("#factors tbody tr")}
    assert names == {cast.carmen.name, cast.ama.name}


def test_a_groups_coordinator_is_listed_as_staff_too(browser, cast, clock):
    group = OwnerGroup.create(name="Women’s network", made_by=cast.adam, made_at=clock.at)
    GroupCoordination.create(group=group, person=cast.zoe, appointed_by=cast.adam, appointed_at=clock.at)
    page = browser.sign_in(cast.adam).get(f"{PAGE}?state=lacking")
    assert cast.zoe.name in {row.select_one("th").contents[0] for row in page.select("#factors tbody tr")}


def test_the_companys_sign_in_counts_as_set_up_while_it_is_offered(browser, cast, clock, with_company):
    CompanyIdentity.create(person=cast.carmen, issuer="https://id.northwind.example", subject="carmen", linked_at=clock.at)
    browser.sign_in(cast.adam)
    assert cast.carmen.name in browser.get(f"{PAGE}?state=lacking").select_one("#factors").text
    with_company()
    row = browser.get(f"{PAGE}?state=set-up").select_one("#factors tbody tr").text
    assert cast.carmen.name in row and "the company’s sign-in" in row


def test_the_page_makes_as_many_queries_for_one_person_as_for_many(browser, cast, clock, monkeypatch):
    from portal.db import db

    def queries() -> int:
        asked = []
        really = db.obj.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(db.obj, "execute_sql", lambda *args, **more: (asked.append(args), really(*args, **more))[1])
            browser.get(PAGE)
        return len(asked)

    browser.sign_in(cast.adam)
    few = queries()
    for person in (cast.ama, cast.benoit, cast.chidi, cast.delphine, cast.carmen, cast.sofia):
        give_factors(person, at=clock.at)
    assert queries() == few


def test_6_4_6_an_administrator_removes_what_was_lost_and_sets_nothing(browser, app, cast, clock, letters):
    """v5.0.0-6.4.6, v5.0.0-6.3.7, v5.0.0-7.4.5: devices end, a letter tells, and no address lets one set a factor for another."""
    give_factors(cast.carmen, at=clock.at)
    hers = Browser(app).sign_in(cast.carmen, way="totp")
    browser.sign_in(cast.adam).get(PAGE)
    browser.submit(f"form[action='/administration/people/{cast.carmen.id}/factors/reset']")
    assert not Passkey.select().exists() and not CodeApp.select().exists()
    hers.get("/me", status=302)
    (told,) = letters()
    assert (told.to, told.subject) == (cast.carmen.email, "Your passkeys and your app were removed")
    assert cast.adam.name in told.text
    entry = Entry.get(Entry.verb == "people.factors_reset")
    assert (entry.by, entry.about, entry.facts) == (cast.adam.id, f"person/{cast.carmen.id}", {"passkeys": 1, "apps": 1})


def test_nobody_is_reset_who_has_nothing_and_no_administrator_resets_themselves(browser, cast, clock):
    browser.sign_in(cast.adam).post(f"/administration/people/{cast.carmen.id}/factors/reset", status=403)
    browser.post(f"/administration/people/{cast.zoe.id}/factors/reset", status=404)
    give_factors(cast.adam, at=clock.at)
    browser.post(f"/administration/people/{cast.adam.id}/factors/reset", status=403)
    assert Passkey.select().exists()


def test_the_operator_clears_what_an_administrator_lost(cast, clock, letters):
    give_factors(cast.adam, at=clock.at)
    assert clear_factors(cast.adam.email, at=clock.at)
    assert not clear_factors("nobody@northwind.example", at=clock.at)
    assert not Passkey.select().exists()
    assert "whoever runs the server removed" in letters()[0].text
    assert Entry.get(Entry.verb == "people.factors_reset").by is None
