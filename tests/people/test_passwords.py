"""The password: for whoever wants one, where an administrator has switched it on."""
import gzip
import threading

import pytest

from portal.audit.models import Entry
from portal.db import db
from portal.mail.outbox import Letter
from portal.people import hashing, password_rules
from portal.people.models import Device, Method, Password
from portal.web.limits import Allowance
from portal.web.once import Once
from tests.browser import Browser
from tests.people.test_pages import ask, code_in

GOOD = "three herons in the fog"
ANOTHER = " Zwei  Möwen am Kai "
NOT_TOGETHER = "This address and this password do not go together."


@pytest.fixture
def passwords(cast, clock):
    """An administrator has switched passwords on."""
    Method.create(key="password", is_on=True, switched_by=cast.adam, switched_at=clock.at)


@pytest.fixture
def with_password(cast, clock, passwords):
    """Ama has a password."""
    return Password.create(person=cast.ama, hash=hashing.hash_of_password(GOOD), set_at=clock.at)


def sign_in(browser, email: str, password: str, *, status: int = 303):
    browser.get("/sign-in/password")
    return browser.submit(email=email, password=password, status=status)


def set_password(browser, *, status: int = 303, **typed):
    browser.get("/me/password")
    return browser.submit("form[action='/me/password']", status=status, **typed)


def test_without_an_administrators_word_there_are_no_passwords(browser, cast):
    assert "password" not in browser.get("/sign-in").text.lower().replace("there is no password", "")
    browser.get("/sign-in/password", status=404)
    browser.sign_in(cast.ama).get("/me/password", status=404)
    browser.post("/me/password", {"password": GOOD}, status=404)
    assert not browser.get("/me").select("a[href='/me/password']")


def test_a_person_sets_a_first_password_after_the_letter_and_signs_in_by_it(browser, app, cast, letters, passwords):
    ask(browser, cast.ama.email)
    browser.submit(code=code_in(letters()[0]))
    set_password(browser, password=GOOD)
    assert "Your password is set." in browser.follow().text
    other = Browser(app)
    sign_in(other, cast.ama.email.upper(), GOOD)
    assert f"You are signed in as {cast.ama.name}." in other.follow().text
    assert Device.select().order_by(Device.id.desc()).first().way == "password"


def test_signing_in_by_a_password_leads_to_where_the_reader_wanted_to_go(browser, cast, with_password):
    browser.get("/sign-in?next=/me")
    browser.get(browser.page.select_one("a[href^='/sign-in/password']")["href"])
    browser.submit(email=cast.ama.email, password=GOOD)
    assert browser.response.location == "/me"


def test_a_password_alone_is_no_strong_proof(browser, cast, with_password):
    sign_in(browser, cast.ama.email, GOOD)
    assert Device.get().strongly_proved_at is None


def test_other_devices_end_with_the_new_password_if_its_person_wishes(browser, app, cast, passwords):
    phone = Browser(app).sign_in(cast.ama)
    set_password(browser.sign_in(cast.ama), password=GOOD)
    browser.get("/me")
    phone.get("/me", status=302)


def test_other_devices_stay_if_their_person_wishes(browser, app, cast, passwords):
    phone = Browser(app).sign_in(cast.ama)
    set_password(browser.sign_in(cast.ama), password=GOOD, end_others="")
    phone.get("/me")


@pytest.mark.parametrize("what", ["set", "changed", "removed"])
def test_a_letter_tells_of_each_change_and_holds_no_password(browser, cast, letters, passwords, what):
    browser.sign_in(cast.ama)
    if what != "set":
        set_password(browser, password=GOOD)
    if what == "changed":
        set_password(browser, password=ANOTHER)
    elif what == "removed":
        browser.post("/me/password/removal")
    else:
        set_password(browser, password=GOOD)
    message = letters()[-1]
    assert message.to == cast.ama.email
    assert {"set": "was set", "changed": "was changed", "removed": "was removed"}[what] in message.text
    assert GOOD not in message.text and ANOTHER not in message.text


def test_a_form_that_is_sent_twice_tells_once_and_leaves_no_hash_that_is_quick_to_guess_from(browser, cast, letters, passwords):
    browser.sign_in(cast.ama).get("/me/password")
    page = browser.page
    for _time in range(2):
        browser.page = page
        browser.submit("form[action='/me/password']", password=GOOD)
    assert len(letters()) == 1
    assert not Once.select().exists()


def test_who_has_left_signs_in_by_no_password(browser, cast, with_password, clock):
    from portal.people.models import Person

    Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
    sign_in(browser, cast.ama.email, GOOD, status=422)


def test_a_removed_password_signs_nobody_in(browser, app, cast, with_password):
    browser.sign_in(cast.ama).post("/me/password/removal")
    sign_in(Browser(app), cast.ama.email, GOOD, status=422)


def test_an_older_hash_is_made_anew_when_its_values_are_no_longer_ours(browser, cast, with_password, monkeypatch):
    older = with_password.hash
    monkeypatch.setattr(hashing, "PASSES", 3)
    hashing._hasher.cache_clear()
    hashing._decoy.cache_clear()
    try:
        sign_in(browser, cast.ama.email, GOOD)
        renewed = Password.get().hash
        assert ",t=3," in renewed and ",t=2," in older
        assert hashing.fits(GOOD, renewed)
    finally:
        hashing._hasher.cache_clear()
        hashing._decoy.cache_clear()


def test_no_more_than_a_few_are_hashed_at_once(monkeypatch):
    inside, most, lock = [0], [0], threading.Lock()

    class Slow:
        def hash(self, password):
            with lock:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            threading.Event().wait(0.02)
            with lock:
                inside[0] -= 1

    monkeypatch.setattr(hashing, "_hasher", Slow)
    crowd = [threading.Thread(target=hashing.hash_of_password, args=("x",)) for _ in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert most[0] == hashing.AT_ONCE


def test_6_1_1_the_limits_of_passwords_are_documented():
    from portal.people.password_views import TRIES_A_DAY, TRIES_FROM_ONE_ADDRESS
    from portal.settings import ROOT

    words = (ROOT / "docs/operating.md").read_text()
    assert f"| passwords tried | {TRIES_A_DAY} | a day | one e-mail address |" in words
    assert f"| passwords tried | {TRIES_FROM_ONE_ADDRESS} | an hour | one network address |" in words


@pytest.mark.parametrize("typed", ["short one", "fourteen chars"])
def test_6_2_1_a_password_has_at_least_fifteen_characters(browser, cast, passwords, typed):
    set_password(browser.sign_in(cast.ama), password=typed, status=422)
    assert "at least 15 characters" in browser.text
    assert not Password.select().exists()


def test_6_2_2_and_6_2_3_a_change_asks_for_the_current_password(browser, cast, with_password, clock):
    browser.sign_in(cast.ama)
    clock.forward(minutes=11)
    set_password(browser, current="not this one at all", password=ANOTHER, status=422)
    assert "Enter the password that you have now." in browser.text
    set_password(browser, current=GOOD, password=ANOTHER)
    assert hashing.fits(ANOTHER.strip(), Password.get().hash) is False
    assert hashing.fits(ANOTHER, Password.get().hash)


def test_6_2_3_after_signing_in_by_a_password_a_change_asks_for_it_at_once(browser, cast, with_password):
    sign_in(browser, cast.ama.email, GOOD)
    set_password(browser, password=ANOTHER, status=422)
    assert "Enter your current password." in browser.text


def test_6_2_4_common_passwords_are_refused(browser, cast, passwords):
    with gzip.open(password_rules.LIST, "rt", encoding="utf-8") as lines:
        common = [line.strip() for line in lines]
    assert len([one for one in common if len(one) >= password_rules.SHORTEST]) >= 3000
    assert all(password_rules.is_common(one) for one in common[::1000])
    for typed in ("Passwordpassword", "1q2w3e4r5t6y7u8i", "passwordpassword2026!", "hahahahahahahahaha", "12345678901234567890"):
        set_password(browser.sign_in(cast.ama), password=typed, status=422)
        assert "many people use this" in browser.text, typed


@pytest.mark.parametrize("typed", ["a" + "bcdefghijklm" + "nopq", "lower case words only", "930128475610293", "ÅÄÖ ünïcødé ☂ words"])
def test_6_2_5_no_kind_of_character_is_asked_for(browser, cast, passwords, typed):
    set_password(browser.sign_in(cast.ama), password=typed)


def test_6_2_6_what_is_typed_is_hidden_and_never_sent_back(browser, cast, passwords):
    page = sign_in(browser, cast.ama.email, GOOD, status=422)
    field = page.select_one("input[name=password]")
    assert (field["type"], field.get("value", "")) == ("password", "")
    assert GOOD not in browser.response.text
    assert page.select_one("input[name=email]")["value"] == cast.ama.email


def test_6_2_7_passwords_can_be_pasted_and_kept_by_a_password_manager(browser, cast, with_password, clock):
    page = browser.get("/sign-in/password")
    kinds = {field["name"]: field["autocomplete"] for field in page.select("input[autocomplete]")}
    assert kinds == {"email": "username", "password": "current-password"}
    browser.sign_in(cast.ama)
    clock.forward(minutes=11)
    page = browser.get("/me/password")
    fields = page.select("form[action='/me/password'] input[autocomplete]")
    assert [field["autocomplete"] for field in fields] == ["username", "current-password", "new-password"]
    assert not page.select("input[maxlength], input[pattern], input[onpaste]")


def test_6_2_8_a_password_counts_exactly_as_it_was_typed(browser, app, cast, passwords):
    set_password(browser.sign_in(cast.ama), password=ANOTHER)
    for typed in (ANOTHER.strip(), ANOTHER.lower(), ANOTHER[:-1]):
        sign_in(Browser(app), cast.ama.email, typed, status=422)
    sign_in(Browser(app), cast.ama.email, ANOTHER)


def test_6_2_9_a_password_of_256_characters_counts_to_its_last_one(browser, app, cast, passwords):
    long = "".join(chr(97 + (7 * n) % 26 - (n % 3)) for n in range(256)).replace("`", "z")
    set_password(browser.sign_in(cast.ama), password=long)
    sign_in(Browser(app), cast.ama.email, long[:-1], status=422)
    sign_in(Browser(app), cast.ama.email, long)
    set_password(browser, password=long + "x", status=422)
    assert "up to 256 characters" in browser.text


def test_6_2_10_a_password_stays_as_long_as_its_person_wants(browser, cast, with_password, clock):
    clock.forward(days=3650)
    sign_in(browser, cast.ama.email, GOOD)
    assert browser.response.location == "/"


@pytest.mark.parametrize("typed", ["amaowusuamaowusu", "Upward Northwind", "owusu@northwind1", "AMA OWUSU 2026 !"])
def test_6_2_11_a_password_is_not_made_of_what_everybody_knows(browser, cast, passwords, typed):
    set_password(browser.sign_in(cast.ama), password=typed, status=422)
    assert "made of your name" in browser.text


def test_6_3_1_an_address_has_twenty_tries_a_day_whether_it_has_an_account_or_not(browser, cast, with_password, clock):
    for email in (cast.ama.email, "nobody@northwind.example"):
        Allowance.delete().execute()
        for _time in range(20):
            sign_in(browser, email, "not this one at all", status=422)
        sign_in(browser, email, GOOD, status=429)
        assert "Sign in another way, or try it again tomorrow." in browser.text
    clock.forward(days=1)
    sign_in(browser, cast.ama.email, GOOD)


def test_6_3_1_a_caller_has_so_many_tries_an_hour(browser, cast, with_password, monkeypatch):
    monkeypatch.setattr("portal.people.password_views.TRIES_FROM_ONE_ADDRESS", 3)
    for number in range(3):
        sign_in(browser, f"a{number}@northwind.example", GOOD, status=422)
    sign_in(browser, cast.ama.email, GOOD, status=429)


def test_6_3_1_the_current_password_is_not_guessed_on_a_device_that_was_left_open(browser, cast, with_password, clock):
    browser.sign_in(cast.ama)
    clock.forward(minutes=11)
    for _time in range(20):
        set_password(browser, current="not this one at all", password=ANOTHER, status=422)
    set_password(browser, current=GOOD, password=ANOTHER, status=429)


def test_6_3_8_every_failure_looks_the_same_and_costs_one_hash(app, cast, with_password, monkeypatch):
    hashing.fits("warm", None)
    counted = []
    verify = hashing._hasher().verify
    monkeypatch.setattr("argon2.PasswordHasher.verify", lambda self, kept, typed: counted.append(kept[:30]) or verify(kept, typed))
    monkeypatch.setattr("argon2.PasswordHasher.hash", lambda self, typed: pytest.fail("more work than for the others"))
    looks, work = [], []
    cases = [(email, True) for email in (cast.ama.email, cast.benoit.email, cast.gus.email, "nobody@northwind.example")]
    cases += [(cast.ama.email, False)]
    for email, is_on in cases:
        browser = Browser(app)
        browser.get("/sign-in/password")
        Method.update(is_on=is_on).execute()
        counted.clear()
        page = browser.submit(email=email, password="not this one at all", status=422)
        assert NOT_TOGETHER in browser.text
        for field in page.select("input[name=once], input[name=email]"):
            field["value"] = ""
        looks.append(str(page))
        work.append(list(counted))
    assert len(set(looks)) == 1
    assert all(len(each) == 1 for each in work)
    assert {one for each in work for one in each} == {"$argon2id$v=19$m=19456,t=2,p=1$"[:30]}


def test_6_3_8_a_denied_try_writes_a_row_whether_there_is_a_password_or_not(app, cast, with_password, monkeypatch):
    """v5.0.0-6.3.8: a commit that writes takes longer than one that does not."""
    seen, really = [], db.obj.execute_sql
    monkeypatch.setattr(db.obj, "execute_sql", lambda sql, *args, **more: (seen.append(sql), really(sql, *args, **more))[1])
    wrote = {}
    for email in (cast.ama.email, cast.benoit.email, "nobody@northwind.example"):
        browser = Browser(app)
        browser.get("/sign-in/password")
        seen.clear()
        browser.submit(email=email, password="not this one at all", status=422)
        wrote[email] = sum(sql.startswith("INSERT") for sql in seen)
    assert len(set(wrote.values())) == 1, wrote


def test_6_3_8_where_passwords_are_off_the_right_one_looks_like_any_other(browser, cast, with_password):
    browser.get("/sign-in/password")
    Method.update(is_on=False).execute()
    browser.submit(email=cast.ama.email, password=GOOD, status=422)
    assert NOT_TOGETHER in browser.text
    assert not Device.select().exists()


def test_6_4_3_a_forgotten_password_is_replaced_by_a_letter_which_is_no_second_factor(browser, cast, letters, with_password, clock):
    browser.sign_in(cast.ama)
    clock.forward(days=2)
    browser.get("/me/password")
    browser.submit("form[action^='/sign-in?']")
    browser.follow()
    browser.submit("form[action^='/sign-in/code']", code=code_in(letters()[-1]))
    assert browser.response.location == "/me/password"
    set_password(browser, password=ANOTHER)
    assert Device.select().order_by(Device.id.desc()).first().strongly_proved_at is None
    assert hashing.fits(ANOTHER, Password.get().hash)


def test_6_4_3_ten_minutes_after_the_letter_the_current_one_is_asked_for_again(browser, cast, with_password, clock):
    browser.sign_in(cast.ama)
    clock.forward(minutes=10, seconds=1)
    set_password(browser, password=ANOTHER, status=422)
    assert not Letter.select().exists()


def test_6_2_3_a_first_password_is_not_set_on_a_device_that_was_left_open(browser, cast, passwords, clock):
    """v5.0.0-6.2.3: whether the page shows the form or not."""
    browser.sign_in(cast.ama).get("/me/password")
    clock.forward(minutes=10, seconds=1)
    browser.submit("form[action='/me/password']", password=GOOD)
    assert "Show first that it is you" in browser.follow().select_one("#flashes").text
    assert not Password.select().exists() and not browser.page.select("form[action='/me/password']")


def test_6_4_6_no_administrator_sets_or_sees_a_password_of_somebody_else(browser, app, cast, with_password):
    browser.sign_in(cast.adam)
    for rule in app.url_map.iter_rules():
        if "/password" in rule.rule:
            assert not rule.arguments, f"{rule.rule} could name somebody else"
    set_password(browser, password=ANOTHER)
    assert hashing.fits(GOOD, Password.get(Password.person == cast.ama).hash)
    assert with_password.hash not in browser.get("/administration").text


def test_11_4_2_passwords_are_kept_as_argon2id_with_the_values_of_owasp(browser, cast, passwords):
    set_password(browser.sign_in(cast.ama), password=GOOD)
    kept = Password.get().hash
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    everything = repr([list(table.select().dicts()) for table in (Password, Entry, Letter, Once)])
    assert GOOD not in everything


def test_16_3_1_each_change_and_each_denied_try_is_on_the_audit_trail(browser, cast, with_password, caplog):
    sign_in(browser, cast.ama.email, "not this one at all", status=422)
    sign_in(browser, "nobody@northwind.example", "not this one at all", status=422)
    set_password(browser.sign_in(cast.ama), password=ANOTHER)
    browser.post("/me/password/removal")
    verbs = [entry.verb for entry in Entry.select().where(Entry.by == cast.ama.id).order_by(Entry.id)]
    assert verbs == ["people.sign_in_denied", "people.devices_ended", "people.password_changed", "people.password_removed"]
    assert "not this one" not in repr([vars(record) for record in caplog.records])


def test_6_2_11_the_own_address_is_no_password(browser, cast, passwords):
    """v5.0.0-6.2.11."""
    set_password(browser.sign_in(cast.ama), password=cast.ama.email, status=422)
    assert not Password.select().exists()


def test_names_of_two_letters_do_not_make_every_password_one_of_known_words():
    words = password_rules.words_about("Al Bo", "al@x.example", "localhost")
    assert not password_rules.is_made_of("alabaster bobsled al", words)
