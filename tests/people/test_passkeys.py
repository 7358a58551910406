"""Passkeys: added, shown, refused, named, removed; the key of these tests signs as a phone would."""
import json

import pytest

from portal.audit.models import Entry
from portal.people.models import Challenge, Device, Passkey, Person
from portal.people.passkeys import relying_party
from portal.web.limits import Allowance
from tests.browser import Browser
from tests.people.factors import Key
from tests.people.test_pages import ask, code_in

REFUSED = "That passkey does not work here."


def add(browser, key: Key, name: str = "My phone", *, status: int = 303):
    """Add a passkey as the page and its script do."""
    browser.get("/me/passkeys/new")
    browser.post("/me/passkeys/challenge", status=200)
    return browser.post("/me/passkeys", {"name": name, "credential": key.made(browser.response.json)}, status=status)


def show(browser, key: Key, path: str = "/sign-in/passkey", *, status: int = 303, **how):
    """Show a passkey as the page and its script do."""
    browser.post("/sign-in/passkey/challenge", status=200)
    return browser.post(path, {"credential": key.shown(browser.response.json, **how)}, status=status)


@pytest.fixture
def key(browser, app, cast):
    """Ama's phone, with a passkey on it."""
    key = Key()
    add(Browser(app).sign_in(cast.ama, way="link"), key)
    return key


def test_a_person_signs_in_by_a_passkey_and_no_letter_leaves(browser, cast, key, letters):
    letters()
    show(browser, key)
    browser.follow()
    assert f"You are signed in as {cast.ama.name}." in browser.text
    assert letters() == []
    assert Device.select().order_by(Device.id.desc()).get().way == "passkey"


def test_signing_in_by_a_passkey_leads_back_to_where_the_reader_wanted_to_go(browser, cast, key):
    show(browser, key, "/sign-in/passkey?next=/me")
    assert browser.response.location == "/me"


def test_a_passkey_is_listed_by_its_name_with_its_last_use(browser, cast, key):
    show(browser, key)
    browser.get("/me")
    assert "My phone" in browser.text and "Passkey, last used on" in browser.text


def test_a_passkey_gets_another_name(browser, cast, key):
    browser.sign_in(cast.ama).get("/me")
    row = Passkey.get()
    browser.submit(f"form[action='/me/passkeys/{row.id}/name']", **{f"passkey{row.id}-name": "Work laptop"})
    browser.follow()
    assert "Work laptop" in browser.text
    browser.submit(f"form[action='/me/passkeys/{row.id}/name']", status=422, **{f"passkey{row.id}-name": " "})
    assert "Enter a name for the passkey." in browser.text


def test_a_removed_passkey_signs_nobody_in(browser, cast, key):
    other = Browser(browser.app).sign_in(cast.ama)
    other.get("/me")
    other.submit(f"form[action='/me/passkeys/{Passkey.get().id}/removal']")
    show(browser, key, status=422)
    assert REFUSED in browser.text


def test_nobody_names_or_removes_the_passkey_of_somebody_else(browser, cast, key):
    browser.sign_in(cast.benoit).post(f"/me/passkeys/{Passkey.get().id}/name", {"name": "x"}, status=404)
    browser.post(f"/me/passkeys/{Passkey.get().id}/removal", status=404)
    assert Passkey.get().name == "My phone"


def test_a_passkey_whose_counter_goes_back_is_stopped_and_its_person_told(browser, cast, key, letters):
    show(browser, key)
    letters()
    show(browser, key, counts=False, status=422)
    assert [message.subject for message in letters()] == ["A passkey of yours was stopped"]
    show(browser, key, status=422)
    assert "Stopped" in Browser(browser.app).sign_in(cast.ama).get("/me").text


def test_a_passkey_that_does_not_count_is_taken_as_it_is(browser, cast, key):
    for _time in range(2):
        show(browser, key, counts=False)
    assert Passkey.get().halted_at is None


def test_one_device_keeps_one_passkey_for_a_person(browser, cast, key):
    browser.sign_in(cast.ama).post("/me/passkeys/challenge", status=200)
    assert [one["id"] for one in browser.response.json["excludeCredentials"]] == [Passkey.get().credential_id]


def test_what_is_asked_of_a_new_passkey_holds_no_id_of_ours(browser, cast):
    browser.sign_in(cast.ama).post("/me/passkeys/challenge", status=200)
    asked = browser.response.json
    assert asked["rp"]["id"] == "localhost"
    assert asked["authenticatorSelection"]["residentKey"] == asked["authenticatorSelection"]["userVerification"] == "required"
    assert len(asked["user"]["id"]) >= 43
    browser.sign_in(cast.benoit).post("/me/passkeys/challenge", status=200)
    assert browser.response.json["user"]["id"] != asked["user"]["id"]


WRONG = {
    "another site": {"origin": "https://evil.example"},
    "another host": {"host": "evil.example"},
    "nobody there": {"flags": 0b100},
    "no finger, face or code": {"flags": 0b001},
    "somebody else's": {"handle": "c29tZWJvZHkgZWxzZQ"},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_passkey_signs_in_only_here_and_only_for_who_opens_it(browser, cast, key, wrong):
    for name, value in WRONG[wrong].items():
        setattr(key, name, value)
    show(browser, key, status=422)
    assert REFUSED in browser.text


GARBAGE = ["", "{}", "[]", "null", "7", '{"id": "x", "response": {}}', "[" * 19_000, "{" * 30_000, "\x00", '{"response": 7}']


@pytest.mark.parametrize("answer", GARBAGE)
def test_an_answer_that_is_none_is_refused_like_every_other(browser, cast, answer):
    browser.post("/sign-in/passkey", {"credential": answer}, status=422)
    assert REFUSED in browser.text


def test_6_5_1_a_challenge_counts_once_for_five_minutes_and_in_the_browser_that_asked(browser, app, cast, key, clock):
    """v5.0.0-6.5.1, v5.0.0-6.5.5."""
    browser.post("/sign-in/passkey/challenge", status=200)
    answer = key.shown(browser.response.json)
    Browser(app).post("/sign-in/passkey", {"credential": answer}, status=422)
    browser.post("/sign-in/passkey", {"credential": answer})
    browser.post("/sign-in/passkey", {"credential": answer}, status=422)
    browser.post("/sign-in/passkey/challenge", status=200)
    late = key.shown(browser.response.json)
    clock.forward(minutes=5)
    browser.post("/sign-in/passkey", {"credential": late}, status=422)


def test_6_5_1_a_challenge_for_a_new_passkey_signs_nobody_in(browser, app, cast, key):
    """v5.0.0-6.5.1."""
    browser.sign_in(cast.ama).post("/me/passkeys/challenge", status=200)
    browser.post("/sign-in/passkey", {"credential": key.shown(browser.response.json)}, status=422)


def test_11_5_1_a_challenge_is_random_and_only_its_hash_is_kept(browser, cast):
    """v5.0.0-11.5.1."""
    asked = set()
    for _time in range(3):
        browser.post("/sign-in/passkey/challenge", status=200)
        asked.add(browser.response.json["challenge"])
    assert len(asked) == 3 and min(len(one) for one in asked) >= 43
    kept = repr(list(Challenge.select().dicts()))
    assert not [one for one in asked if one in kept]


def test_6_3_8_what_a_passkey_is_asked_tells_nothing_about_anybody(browser, app, cast, key):
    """v5.0.0-6.3.8: before and after a passkey exists, the question is the same; it names no account and no passkey."""
    browser.post("/sign-in/passkey/challenge", status=200)
    with_one = browser.response.json
    Passkey.delete().execute()
    other = Browser(app)
    other.post("/sign-in/passkey/challenge", status=200)
    assert {**with_one, "challenge": ""} == {**other.response.json, "challenge": ""}
    assert with_one["allowCredentials"] == []


def test_6_3_8_every_passkey_that_does_not_sign_in_looks_alike(browser, app, cast, key, clock):
    """v5.0.0-6.3.8: unknown, removed, of somebody who left."""
    looks = set()
    for case in ("unknown", "left"):
        fresh = Browser(app)
        if case == "left":
            Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
        show(fresh, Key() if case == "unknown" else key, status=422)
        looks.add(json.dumps([fresh.text, sorted(fresh.response.headers.keys())]))
    assert len(looks) == 1


def test_6_3_1_passkeys_cannot_be_guessed_without_end(browser, cast):
    """v5.0.0-6.3.1."""
    for _time in range(60):
        browser.post("/sign-in/passkey", {"credential": "x"}, status=422)
    browser.post("/sign-in/passkey", {"credential": "x"}, status=429)


def test_6_3_1_challenges_are_not_given_without_end(browser, cast, monkeypatch):
    """v5.0.0-6.3.1."""
    monkeypatch.setattr("portal.people.passkey_views.CHALLENGES_FROM_ONE_ADDRESS", 3)
    for _time in range(3):
        browser.post("/sign-in/passkey/challenge", status=200)
    browser.post("/sign-in/passkey/challenge", status=429)
    assert Allowance.select().exists() and Challenge.select().count() == 3


def test_6_3_7_a_letter_tells_of_each_passkey_added_and_removed(browser, cast, key, letters):
    """v5.0.0-6.3.7."""
    browser.sign_in(cast.ama).post(f"/me/passkeys/{Passkey.get().id}/removal")
    told = letters()
    assert [(message.to, message.subject) for message in told] == [
        (cast.ama.email, "A passkey was added to your account"),
        (cast.ama.email, "A passkey was removed from your account"),
    ]
    assert "If that was not you" in told[0].text


def test_7_2_4_a_passkey_that_is_added_or_shown_gives_the_device_a_new_token(browser, cast, key):
    """v5.0.0-7.2.4."""
    browser.sign_in(cast.ama, way="link")
    older = browser.client.get_cookie("device").value
    show(browser, key, "/proof/passkey")
    assert browser.client.get_cookie("device").value != older
    browser.get("/me")
    browser.client.set_cookie("device", older, domain="localhost")
    browser.get("/me", status=302)


def test_16_3_1_passkeys_are_on_the_audit_trail_without_their_words(browser, cast, key):
    """v5.0.0-16.3.1."""
    browser.sign_in(cast.ama).post(f"/me/passkeys/{Passkey.get().id}/removal")
    mine = Entry.select().where(Entry.by == cast.ama.id).order_by(Entry.id)
    assert [entry.verb for entry in mine] == ["people.passkey_added", "people.proved", "people.passkey_removed"]
    assert "My phone" not in repr([entry.facts for entry in mine])


def test_a_passkey_is_offered_once_after_the_first_sign_in(browser, app, cast, letters):
    ask(browser, cast.ama.email)
    browser.submit(code=code_in(letters()[-1]))
    assert "Add a passkey" in browser.follow().select_one("#flashes").text
    later = Browser(app)
    ask(later, cast.ama.email)
    later.submit(code=code_in(letters()[-1]))
    assert "passkey" not in later.follow().select_one("#flashes").text


def test_a_passkey_is_offered_after_an_invitation_was_accepted(browser, cast, letters):
    browser.get(f"/i/{cast.ines_token}")
    browser.submit("form:has(button[value=yes])", answer="yes")
    browser.follow()
    browser.submit(code=code_in(letters()[-1]))
    assert browser.response.location.startswith("/enrollments/")
    browser.get(browser.response.location, status=303)
    assert "Add a passkey" in browser.follow().select_one("#flashes").text


ADDRESSES = [
    ("http://localhost:8000", "localhost", "http://localhost:8000"),
    ("http://127.0.0.1:8000", "localhost", "http://localhost:8000"),
    ("http://[::1]:8000", "localhost", "http://localhost:8000"),
    ("https://mentoring.example.com", "mentoring.example.com", "https://mentoring.example.com"),
    ("https://mentoring.example.com:8443", "mentoring.example.com", "https://mentoring.example.com:8443"),
]


@pytest.mark.parametrize(("base_url", "host", "origin"), ADDRESSES)
def test_passkeys_are_for_the_host_of_base_url(app, monkeypatch, base_url, host, origin):
    import dataclasses

    monkeypatch.setitem(app.config, "SETTINGS", dataclasses.replace(app.config["SETTINGS"], base_url=base_url))
    with app.app_context():
        party = relying_party()
    assert (party.host, party.origin) == (host, origin)


@pytest.mark.parametrize("base_url", ["http://192.168.1.20:8000", "http://mentoring.example.com", "https://192.168.1.20"])
def test_where_no_browser_makes_a_passkey_none_is_offered(browser, app, cast, monkeypatch, base_url):
    import dataclasses

    monkeypatch.setitem(app.config, "SETTINGS", dataclasses.replace(app.config["SETTINGS"], base_url=base_url))
    assert "passkey" not in browser.get("/sign-in").text
    browser.post("/sign-in/passkey/challenge", status=404)
    if not base_url.startswith("https"):
        assert "passkey" not in browser.sign_in(cast.ama).get("/me").select_one(".row").text.lower()
