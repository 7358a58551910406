"""Signing in, signing out, and a person's own page."""
import re

import pytest

from portal.people.actions import make_setup_link
from portal.people.devices import IDLE
from portal.people.models import Administration, Device, Person, SignIn


def ask(browser, email):
    browser.get("/sign-in")
    browser.submit(email=email)
    return browser.follow()


def code_in(message) -> str:
    return re.search(r"^(\d{4} \d{4})$", message.text, re.M).group(1)


def link_in(message) -> str:
    return re.search(r"http://localhost(/sign-in/link/\S+)", message.text).group(1)


def test_a_person_signs_in_by_the_code_of_the_letter(browser, cast, letters):
    ask(browser, "  AMA.Owusu@northwind.example ")
    (message,) = letters()
    assert message.to == cast.ama.email
    browser.submit(code=code_in(message))
    browser.follow()
    assert f"You are signed in as {cast.ama.name}." in browser.text


def test_the_link_signs_in_on_another_device_after_one_press(browser, cast, letters, app):
    from tests.browser import Browser

    ask(browser, cast.ama.email)
    link = link_in(letters()[0])
    phone = Browser(app)
    phone.get(link)
    assert cast.ama.email not in phone.text
    phone.submit()
    phone.follow()
    assert cast.ama.name in phone.text


def test_opening_the_link_changes_nothing(browser, cast, letters):
    ask(browser, cast.ama.email)
    link = link_in(letters()[0])
    browser.get(link)
    browser.get(link)
    assert SignIn.select().get().used_at is None
    assert not Device.select().exists()


def test_signing_in_leads_back_to_where_the_reader_wanted_to_go(browser, cast, letters):
    browser.get("/me", status=302)
    browser.follow()
    browser.submit(email=cast.ama.email)
    browser.follow()
    browser.submit(code=code_in(letters()[0]))
    assert browser.response.location == "/me"


def test_a_new_letter_is_one_press_away_and_leads_to_where_the_reader_wanted_to_go(browser, cast, letters):
    browser.get("/sign-in?next=/me")
    browser.submit(email=cast.ama.email)
    browser.follow()
    letters()
    browser.submit("form[action^='/sign-in?']")
    browser.follow()
    assert f"If {cast.ama.email} has an account" in browser.text
    browser.submit("form[action^='/sign-in/code']", code=code_in(letters()[-1]))
    assert browser.response.location == "/me"


def test_the_code_is_filled_in_by_the_browser_pasted_or_typed_on_digits(browser, cast):
    page = ask(browser, cast.ama.email)
    field = page.select_one("input[name=code]")
    assert (field["autocomplete"], field["inputmode"], field["type"]) == ("one-time-code", "numeric", "text")
    assert not field.has_attr("maxlength") and not field.has_attr("pattern")


def test_the_older_sign_in_of_this_browser_ends(browser, cast, letters):
    browser.sign_in(cast.ama)
    ask(browser, cast.ama.email)
    browser.submit(code=code_in(letters()[0]))
    assert [device.ended_at is None for device in Device.select().order_by(Device.id)] == [False, True]


def test_half_a_code_is_a_slip_of_the_hand_and_costs_no_try(browser, cast, letters):
    ask(browser, cast.ama.email)
    for _slip in range(6):
        browser.submit(code="1234", status=422)
        assert "Type all eight digits of the code." in browser.text
    browser.submit(code=code_in(letters()[0]))
    browser.get("/me")


def test_spaces_and_dashes_in_the_code_do_not_matter(browser, cast, letters):
    ask(browser, cast.ama.email)
    code = code_in(letters()[0]).replace(" ", "")
    browser.submit(code=f" {code[:2]} {code[2:5]}-{code[5:]} ")
    assert Device.select().count() == 1


NO_ADDRESSES = ["", "ama", "ama@northwind", "a b@northwind.example", "ama@northwind.example\r\nBcc: x@y.example", "ä@x.example"]


@pytest.mark.parametrize("email", NO_ADDRESSES)
def test_what_is_no_address_is_asked_for_again(browser, cast, email):
    browser.get("/sign-in")
    browser.submit(email=email, status=422)
    assert "There is a problem" in browser.text
    assert not SignIn.select().exists()


def test_a_person_changes_the_zone_of_every_time_shown(browser, cast):
    browser.sign_in(cast.ama).get("/me")
    browser.submit("form[action='/me/timezone']", timezone="Africa/Nairobi")
    assert Person.get_by_id(cast.ama.id).timezone == "Africa/Nairobi"
    browser.get("/me")
    browser.submit("form[action='/me/timezone']", timezone="Mars/Olympus", status=422)
    assert Person.get_by_id(cast.ama.id).timezone == "Africa/Nairobi"


def test_a_zone_that_the_roster_spelled_differently_stays_among_the_choices(browser, cast):
    Person.update(timezone="Asia/Calcutta").where(Person.id == cast.ama.id).execute()
    page = browser.sign_in(cast.ama).get("/me")
    assert page.select_one("option[selected]")["value"] == "Asia/Calcutta"


def test_a_person_ends_one_of_their_other_devices(browser, app, cast):
    from tests.browser import Browser

    phone = Browser(app).sign_in(cast.ama)
    browser.sign_in(cast.ama).get("/me")
    browser.submit("form[action^='/me/devices/'][action$='/end']")
    phone.get("/me", status=302)
    assert "is signed out" in browser.get("/me").select_one("#flashes").text


def test_nobody_ends_the_device_of_somebody_else(browser, app, cast):
    from tests.browser import Browser

    Browser(app).sign_in(cast.benoit)
    device = Device.select().where(Device.person == cast.benoit).get()
    browser.sign_in(cast.ama).post(f"/me/devices/{device.id}/end", status=404)
    assert Device.get_by_id(device.id).ended_at is None


def test_the_first_administrator_sets_the_portal_up_and_is_signed_in_at_once(browser, cast):
    Administration.delete().execute()
    token = make_setup_link()
    browser.get(f"/first-administrator/{token}")
    browser.submit(given_name="Nora", family_name="New", email="Nora@northwind.example")
    browser.get("/me")
    assert "Nora New" in browser.text
    assert Administration.get().person.email == "nora@northwind.example"
    browser.get(f"/first-administrator/{token}", status=404)


def test_the_setup_link_is_dead_as_soon_as_somebody_administers(browser, cast):
    token = make_setup_link()
    browser.get(f"/first-administrator/{token}", status=404)
    browser.post(f"/first-administrator/{token}", {"given_name": "A", "family_name": "B", "email": "a@b.example"}, status=404)
    assert Administration.select().count() == 1


def test_a_newer_setup_link_replaces_the_older_and_every_dead_one_looks_the_same(browser, cast, clock):
    Administration.delete().execute()
    older, newer = make_setup_link(), make_setup_link()
    browser.get(f"/first-administrator/{older}", status=404)
    dead = browser.text
    browser.get("/first-administrator/unknown", status=404)
    assert browser.text == dead
    browser.get(f"/first-administrator/{newer}")
    clock.forward(days=7, seconds=1)
    browser.get(f"/first-administrator/{newer}", status=404)
    assert browser.text == dead


def test_a_first_administrator_without_a_name_is_asked_for_it(browser, cast):
    Administration.delete().execute()
    browser.get(f"/first-administrator/{make_setup_link()}")
    browser.submit(given_name="", family_name="New", email="n@northwind.example", status=422)
    assert "Enter the given name." in browser.text
    assert not Administration.select().exists()


def test_a_device_that_nobody_used_for_two_weeks_is_not_listed_as_signed_in(browser, cast, clock):
    browser.sign_in(cast.ama)
    clock.forward(days=IDLE.days, seconds=1)
    browser.get("/me", status=302)
