"""OWASP ASVS 5.0 where signing in touches it; each test is named after its requirement."""
import dataclasses
import re
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.mail.outbox import Letter
from portal.people.devices import AT_MOST, COOKIE, IDLE
from portal.people.models import Device, Person, SignIn
from portal.web.limits import Allowance
from portal.web.links import hash_of, safe_path
from portal.web.once import Once
from tests.browser import Browser
from tests.people.test_pages import ask, code_in, link_in

WRONG = "That code does not work, or works no longer."


@pytest.fixture
def https(app, monkeypatch):
    """The portal behind https."""
    settings = dataclasses.replace(app.config["SETTINGS"], base_url="https://localhost")
    monkeypatch.setitem(app.config, "SETTINGS", settings)


def signed_in_by_code(browser, cast, letters) -> str:
    """Sign Ama in; the cookie's header."""
    ask(browser, cast.ama.email)
    browser.submit(code=code_in(letters()[-1]))
    return next(line for line in browser.response.headers.getlist("Set-Cookie") if COOKIE in line)


def test_3_3_1_and_3_3_3_the_cookies_are_secure_and_held_to_this_host(browser, cast, letters, https):
    cookie = signed_in_by_code(browser, cast, letters)
    assert cookie.startswith("__Host-device=")
    assert "; Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    browser.post("/sign-in", {"email": "a@b.example"})
    assert any(line.startswith("__Host-asking=") and "; Secure" in line for line in browser.response.headers.getlist("Set-Cookie"))


def test_3_3_2_the_cookies_do_not_travel_with_requests_of_other_sites(browser, cast, letters):
    ask(browser, cast.ama.email)
    assert "SameSite=Lax" in signed_in_by_code(browser, cast, letters)


def test_3_3_4_no_script_reads_the_cookies(browser, cast, letters):
    browser.get("/sign-in")
    browser.submit(email=cast.ama.email)
    assert all("HttpOnly" in line for line in browser.response.headers.getlist("Set-Cookie"))
    browser.follow()
    browser.submit(code=code_in(letters()[0]))
    assert "HttpOnly" in next(line for line in browser.response.headers.getlist("Set-Cookie") if line.startswith(COOKIE))


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/code", "/sign-out", "/me/timezone", "/me/devices/end-others", "/demo/mentor"])
def test_3_5_1_requests_of_other_sites_are_refused(browser, cast, path):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://evil.example"}, {}):
        assert browser.sign_in(cast.ama).client.post(path, headers=headers).status_code == 403


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "/\tevil",
    "javascript:alert(1)",
    "/%0d%0aSet-Cookie:x=1\r\n",
    "evil.example",
    "/" + "a" * 600,
]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_3_7_2_nobody_is_led_elsewhere_after_signing_in(browser, cast, letters, target):
    assert safe_path(target) is None
    browser.get("/sign-in", query_string={"next": target})
    browser.submit(email=cast.ama.email)
    browser.follow()
    browser.submit(code=code_in(letters()[0]))
    assert browser.response.location == "/"


def test_6_3_1_an_address_gets_ten_letters_an_hour_whether_it_has_an_account_or_not(browser, cast, clock):
    for email in (cast.ama.email, "nobody@northwind.example"):
        Allowance.delete().execute()
        for _time in range(10):
            browser.post("/sign-in", {"email": email})
        browser.post("/sign-in", {"email": email.upper()}, status=429)
        clock.forward(hours=1)
        browser.post("/sign-in", {"email": email})


def test_6_3_1_a_caller_asks_for_so_many_letters_an_hour(browser, cast, monkeypatch):
    monkeypatch.setattr("portal.people.views.LETTERS_FROM_ONE_ADDRESS", 30)
    for number in range(30):
        browser.post("/sign-in", {"email": f"a{number}@northwind.example"})
    browser.post("/sign-in", {"email": "one-more@northwind.example"}, status=429)
    browser.post("/sign-in", {"email": "one-more@northwind.example"}, environ_overrides={"REMOTE_ADDR": "192.0.2.9"})


def test_6_3_1_a_code_can_be_tried_five_times(browser, cast, letters):
    ask(browser, cast.ama.email)
    code = code_in(letters()[0])
    wrong = "0000 0000" if code != "0000 0000" else "0000 0001"
    for _time in range(5):
        browser.submit(code=wrong, status=422)
    browser.submit(code=code, status=422)
    assert WRONG in browser.text
    assert not Device.select().exists()


def test_6_3_1_failures_without_end_are_refused(browser, cast):
    for _time in range(60):
        browser.post("/sign-in/link/guess", status=404)
    browser.post("/sign-in/link/guess", status=429)
    browser.post("/sign-in/code", {"code": "00000000"}, status=429)


def test_6_3_8_nothing_tells_whether_an_address_has_an_account(app, cast, letters):
    answers, rows = [], []
    for email in (cast.ama.email, cast.gus.email, "nobody@northwind.example"):
        browser, before = Browser(app), (SignIn.select().count(), Letter.select().count())
        browser.post("/sign-in", {"email": email})
        asked = browser.response
        page = browser.follow()
        browser.submit(code="1234 5678", status=422)
        answers.append([asked.status_code, asked.location, sorted(asked.headers.keys()), _plain(page, email), _plain(browser.page, email)])
        rows.append((SignIn.select().count() - before[0], Letter.select().count() - before[1]))
    assert answers[0] == answers[1] == answers[2]
    assert rows == [(1, 1)] * 3
    assert [message.to for message in letters()] == [cast.ama.email]


def _plain(page, email: str) -> str:
    return re.sub(r'value="[0-9a-f-]{36}"', "", str(page)).replace(email, "")


def test_6_4_1_the_first_administrators_link_is_random_short_lived_and_counts_once(browser, cast):
    from portal.people.actions import SETUP_LIFE, make_setup_link
    from portal.people.models import Setup

    tokens = {make_setup_link() for _time in range(3)}
    assert len(tokens) == 3
    assert min(len(token) for token in tokens) >= 43
    assert SETUP_LIFE <= timedelta(days=7)
    assert not Setup.select().where(Setup.token_hash.in_(list(tokens))).exists()


def test_6_5_1_a_link_counts_once(browser, cast, letters):
    ask(browser, cast.ama.email)
    link = link_in(letters()[0])
    browser.get(link)
    browser.submit()
    browser.post(link, status=404)
    assert Device.select().count() == 1


def test_6_5_1_a_code_counts_once_and_the_link_with_it(browser, cast, letters):
    ask(browser, cast.ama.email)
    message = letters()[0]
    browser.submit(code=code_in(message))
    browser.post("/sign-in/code", {"code": code_in(message)}, status=422)
    browser.post(link_in(message), status=404)
    assert Device.select().count() == 1


def test_6_5_1_a_newer_letter_replaces_the_older(browser, cast, letters):
    ask(browser, cast.ama.email)
    older = letters()[0]
    ask(browser, cast.ama.email)
    browser.post(link_in(older), status=404)
    browser.post("/sign-in/code", {"code": code_in(older)}, status=422)
    browser.post(link_in(letters()[0]))


def test_6_5_1_dead_links_look_alike(browser, cast, letters, clock):
    ask(browser, cast.ama.email)
    used = link_in(letters()[0])
    browser.post(used)
    ask(browser, cast.benoit.email)
    expired = link_in(letters()[0])
    clock.forward(minutes=10)
    looks = set()
    for link in (used, expired, "/sign-in/link/unknown", f"{used}x"):
        browser.get(link, status=404)
        looks.add(browser.response.text)
        browser.post(link, status=404)
        looks.add(browser.response.text)
    assert len(looks) == 1
    assert "Ask for a new one" in looks.pop()


def test_6_5_5_link_and_code_count_for_ten_minutes(browser, cast, letters, clock):
    ask(browser, cast.ama.email)
    message = letters()[0]
    clock.forward(minutes=9, seconds=59)
    browser.get(link_in(message))
    clock.forward(seconds=1)
    browser.post(link_in(message), status=404)
    browser.post("/sign-in/code", {"code": code_in(message)}, status=422)


def test_6_5_5_a_letter_that_comes_too_late_is_not_sent(browser, cast, letters, clock):
    ask(browser, cast.ama.email)
    clock.forward(minutes=10)
    assert letters() == []


def test_6_6_2_the_code_counts_only_in_the_browser_that_asked(browser, app, cast, letters):
    ask(browser, cast.ama.email)
    Browser(app).post("/sign-in/code", {"code": code_in(letters()[0])}, status=422)


def test_7_2_3_the_cookies_token_has_256_bits_and_only_its_hash_is_stored(browser, cast, letters):
    token = signed_in_by_code(browser, cast, letters).split("=", 1)[1].split(";")[0]
    assert len(token) >= 43
    assert Device.get().token_hash == hash_of(token) != token


def test_7_2_4_each_sign_in_makes_a_new_token_and_ends_the_older(browser, cast, letters):
    first = signed_in_by_code(browser, cast, letters)
    second = signed_in_by_code(browser, cast, letters)
    assert first != second
    assert Device.select().where(Device.ended_at.is_null()).count() == 1


def test_7_3_1_a_device_that_is_not_used_signs_out(browser, cast, clock):
    browser.sign_in(cast.ama).get("/me")
    clock.forward(days=IDLE.days - 1)
    browser.get("/me")
    clock.forward(days=IDLE.days, seconds=1)
    browser.get("/me", status=302)


def test_7_3_2_every_device_signs_out_after_thirty_days(browser, cast, clock):
    assert AT_MOST <= timedelta(days=30)
    browser.sign_in(cast.ama)
    for _week in range(4):
        clock.forward(days=7)
        browser.get("/me")
    clock.forward(days=2)
    browser.get("/me", status=302)


def test_7_4_1_signing_out_ends_the_device_on_the_server(browser, cast, letters):
    token = signed_in_by_code(browser, cast, letters).split("=", 1)[1].split(";")[0]
    browser.post("/sign-out")
    assert f"{COOKIE}=;" in "".join(browser.response.headers.getlist("Set-Cookie"))
    browser.client.set_cookie(COOKIE, token, domain="localhost")
    browser.get("/me", status=302)


def test_7_4_2_who_leaves_the_company_is_signed_out_at_once_and_gets_no_letter(browser, cast, letters, clock):
    ask(browser, cast.ama.email)
    link = link_in(letters()[0])
    browser.sign_in(cast.ama).get("/me")
    Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
    browser.get("/me", status=302)
    browser.post(link, status=404)
    ask(browser, cast.ama.email)
    assert letters() == []


def test_7_4_3_and_7_5_2_a_person_ends_every_other_device(browser, app, cast):
    phone = Browser(app).sign_in(cast.ama)
    partner = Browser(app).sign_in(cast.benoit)
    browser.sign_in(cast.ama).get("/me")
    browser.submit("form[action='/me/devices/end-others']")
    browser.get("/me")
    partner.get("/me")
    phone.get("/me", status=302)


def test_11_5_1_the_database_holds_nothing_that_signs_in(browser, cast, letters):
    ask(browser, cast.ama.email)
    message = letters()[0]
    row, letter = SignIn.select().dicts().get(), Letter.select().dicts().get()
    kept = repr((row, letter, list(Once.select().dicts())))
    assert link_in(message).rsplit("/", 1)[1] not in kept
    assert code_in(message).replace(" ", "") not in kept


def test_14_3_1_signing_out_clears_what_the_browser_keeps(browser, cast):
    browser.sign_in(cast.ama).post("/sign-out")
    assert browser.response.headers["Clear-Site-Data"] == '"cache"'
    assert f"{COOKIE}=;" in "".join(browser.response.headers.getlist("Set-Cookie"))


@pytest.mark.parametrize("path", ["/", "/me", "/sign-in", "/sign-in/code"])
def test_14_3_2_no_page_is_kept_by_a_cache(browser, cast, path):
    browser.sign_in(cast.zoe).get(path)
    assert browser.response.headers["Cache-Control"] == "no-store"


def test_16_3_1_signing_in_and_out_is_on_the_audit_trail(browser, cast, letters):
    signed_in_by_code(browser, cast, letters)
    browser.post("/sign-out")
    entries = Entry.select().where(Entry.by == cast.ama.id).order_by(Entry.id)
    assert [entry.verb for entry in entries] == ["people.signed_in", "people.signed_out"]


def test_16_3_1_a_denied_sign_in_is_noted_without_what_was_typed(browser, cast, letters, caplog):
    ask(browser, cast.ama.email)
    browser.submit(code="1111 1111", status=422)
    browser.post("/sign-in/link/a-guessed-token", status=404)
    denied = Entry.select().where(Entry.verb == "people.sign_in_denied")
    assert [(entry.by, entry.facts) for entry in denied] == [(cast.ama.id, {"way": "code"})]
    logged = [record for record in caplog.records if record.getMessage() == "sign-in denied"]
    assert [record.way for record in logged] == ["code", "link"]
    assert "guessed" not in repr([vars(record) for record in logged])
