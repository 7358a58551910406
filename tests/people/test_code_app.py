"""An app that makes codes: set up, asked for, removed; each of its codes counts once."""
import re

import pyotp
import pytest

from portal.audit.models import Entry
from portal.people.models import CodeApp, Device
from tests.people.factors import code_of, give_app

NOT_COUNTED = "That code does not count, or was used."


def set_up(browser, clock) -> str:
    """Set the app up as the page says; the secret that the page shows."""
    browser.get("/me/app")
    browser.submit("form[action='/me/app']")
    page = browser.follow()
    secret = page.select_one("code").text.replace(" ", "")
    browser.submit("form[action='/me/app/confirmation']", code=pyotp.TOTP(secret).at(clock.at))
    return secret


def test_an_app_is_set_up_by_its_first_code(browser, cast, clock):
    secret = set_up(browser.sign_in(cast.ama, way="link"), clock)
    assert browser.response.location == "/me"
    assert "An app for codes" in browser.follow().text
    assert CodeApp.get(CodeApp.person == cast.ama).sealed_secret.open() == secret


def test_an_app_without_its_first_code_counts_for_nothing(browser, cast, clock):
    browser.sign_in(cast.ama, way="link").post("/me/app")
    browser.post("/proof/app", {"code": code_of(cast.ama, clock.at)}, status=404)


def test_the_square_and_the_key_say_the_same(browser, cast):
    browser.sign_in(cast.ama, way="link").post("/me/app")
    page = browser.get("/me/app")
    assert page.select_one("svg.qr[aria-hidden=true]") is not None
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", page.select_one("code").text)


def test_the_secret_of_an_app_is_sealed_and_shown_no_more_once_it_counts(browser, cast, clock):
    secret = set_up(browser.sign_in(cast.ama, way="link"), clock)
    assert secret not in repr(list(CodeApp.select().dicts()))
    assert secret not in browser.get("/me/app").text.replace(" ", "")
    browser.post("/me/app")
    assert CodeApp.get(CodeApp.person == cast.ama).sealed_secret.open() == secret


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_the_code_before_and_the_one_after_count_too(browser, cast, clock, steps):
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link").post("/proof/app", {"code": code_of(cast.carmen, clock.at, steps=steps)})


@pytest.mark.parametrize("steps", [-2, 2])
def test_older_and_later_codes_do_not_count(browser, cast, clock, steps):
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link").post("/proof/app", {"code": code_of(cast.carmen, clock.at, steps=steps)}, status=422)
    assert NOT_COUNTED in browser.text


def test_6_5_1_a_code_of_an_app_counts_once(browser, cast, clock):
    """v5.0.0-6.5.1: also not an older one after a newer."""
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link")
    code, earlier = code_of(cast.carmen, clock.at), code_of(cast.carmen, clock.at, steps=-1)
    browser.post("/proof/app", {"code": code})
    browser.post("/proof/app", {"code": code}, status=422)
    browser.post("/proof/app", {"code": earlier}, status=422)
    clock.forward(seconds=30)
    browser.post("/proof/app", {"code": code_of(cast.carmen, clock.at)})


def test_6_5_1_the_code_that_set_the_app_up_is_used(browser, cast, clock):
    """v5.0.0-6.5.1."""
    secret = set_up(browser.sign_in(cast.carmen, way="link"), clock)
    browser.post("/proof/app", {"code": pyotp.TOTP(secret).at(clock.at)}, status=422)


def test_6_3_1_after_five_tries_the_app_waits_even_for_the_right_code(browser, cast, clock):
    """v5.0.0-6.3.1."""
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link")
    for _time in range(5):
        browser.post("/proof/app", {"code": "000000"}, status=422)
    browser.post("/proof/app", {"code": code_of(cast.carmen, clock.at)}, status=422)
    assert "Wait ten minutes" in browser.text
    clock.forward(minutes=10)
    browser.post("/proof/app", {"code": code_of(cast.carmen, clock.at)})


def test_6_3_1_nobody_waits_for_the_tries_of_somebody_else(browser, cast, clock):
    """v5.0.0-6.3.1."""
    for person in (cast.carmen, cast.otto):
        give_app(person, at=clock.at)
    browser.sign_in(cast.carmen, way="link")
    for _time in range(6):
        browser.post("/proof/app", {"code": "000000"}, status=422)
    browser.sign_in(cast.otto, way="link").post("/proof/app", {"code": code_of(cast.otto, clock.at)})


def test_6_3_7_a_letter_tells_of_an_app_added_and_removed(browser, cast, clock, letters):
    """v5.0.0-6.3.7."""
    set_up(browser.sign_in(cast.ama), clock)
    browser.get("/me")
    browser.submit("form[action='/me/app/removal']")
    assert [message.subject for message in letters()] == [
        "An app for codes was added to your account",
        "The app for codes was removed from your account",
    ]
    assert not CodeApp.select().exists()


def test_7_2_4_a_code_gives_the_device_a_new_token(browser, cast, clock):
    """v5.0.0-7.2.4."""
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link")
    older = browser.client.get_cookie("device").value
    browser.post("/proof/app", {"code": code_of(cast.carmen, clock.at)})
    browser.get(f"/desk/programs/{cast.program.id}")
    browser.client.set_cookie("device", older, domain="localhost")
    browser.get("/me", status=302)


def test_the_list_of_devices_says_by_which_way_each_was_opened_and_proved(browser, cast, clock):
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link")
    clock.forward(minutes=2)
    browser.post("/proof/app", {"code": code_of(cast.carmen, clock.at)})
    browser.get("/me")
    assert "by the link of a letter" in browser.text and "by a code of your app" in browser.text
    assert Device.get(Device.person == cast.carmen).strong_way == "totp"


def test_16_3_1_a_code_that_does_not_count_is_on_the_audit_trail(browser, cast, clock):
    """v5.0.0-16.3.1."""
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link").post("/proof/app", {"code": "000000"}, status=422)
    denied = Entry.get(Entry.verb == "people.sign_in_denied")
    assert (denied.by, denied.facts) == (cast.carmen.id, {"way": "totp"})
