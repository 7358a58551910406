"""Accounts and devices, beneath the pages."""
from datetime import timedelta

from portal.people.actions import find_or_make, forget_old_sign_ins, make_setup_link, open_device
from portal.people.labels import label_of
from portal.people.models import Device, Person, Setup, SignIn
from portal.people.operator import sign_in_token
from portal.people.sign_in_actions import ask_to_sign_in
from portal.people.zones import choices, city, zones


def test_an_account_that_exists_keeps_its_name(cast, clock):
    person = find_or_make("AMA.Owusu@northwind.example", given_name="X", family_name="Y", timezone="UTC", at=clock.at)
    assert person == cast.ama
    assert Person.get_by_id(cast.ama.id).name == "Ama Owusu"


def test_the_operator_of_the_machine_can_print_a_link_for_who_has_an_account(browser, cast, clock):
    browser.get(f"/sign-in/link/{sign_in_token(cast.adam.email, at=clock.at)}")
    browser.submit()
    browser.get("/me")
    assert cast.adam.name in browser.text
    assert sign_in_token("nobody@northwind.example", at=clock.at) is None


def test_what_signed_somebody_in_is_forgotten_after_it_ended(cast, clock):
    ask_to_sign_in(cast.ama.email, browser="b", next_path=None, at=clock.at)
    make_setup_link()
    open_device(cast.ama, way="link", label="Phone", earlier=None, at=clock.at)
    forget_old_sign_ins(before=clock.at)
    assert (SignIn.select().count(), Setup.select().count(), Device.select().count()) == (1, 1, 1)
    forget_old_sign_ins(before=clock.at + timedelta(days=31))
    assert (SignIn.select().count(), Setup.select().count(), Device.select().count()) == (0, 0, 0)


def test_a_device_is_called_by_its_browser_and_system():
    android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36"
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1"
    assert label_of(android) == "Chrome, Android"
    assert label_of(iphone) == "Safari, iPhone"
    assert label_of("") == label_of("\x00<script>") == "Browser"


def test_zones_are_grouped_by_part_of_the_world():
    assert "Europe/Paris" in zones()["Europe"]
    assert city("America/Argentina/Buenos_Aires") == "Argentina, Buenos Aires"
    assert ("Asia/Calcutta", "Calcutta") in choices("Asia/Calcutta")["Asia/Calcutta"]
    assert list(zones())[-1] == "UTC"
