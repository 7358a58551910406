"""Who wants to go on has to show again who they are: staff each day, everybody before a sensitive step."""
from datetime import timedelta

import pytest

from portal.people.factor_actions import reset
from portal.people.models import Administration, CodeApp, Device, HeldForm, Method, Person
from portal.people.strength import FRESH, STRONG_FOR, STRONG_IDLE
from portal.programs.models import Coordination, Staff
from portal.web.access import access_of
from tests.browser import Browser
from tests.house.addresses import address_of
from tests.house.matrix import MATRIX
from tests.house.test_access import things  # noqa: F401
from tests.people.factors import Key, code_of, give_app
from tests.people.test_code_app import set_up
from tests.people.test_pages import code_in
from tests.people.test_passkeys import add, show


def staff_addresses(app, things) -> list[tuple[str, str]]:  # noqa: F811
    """(method, address) of every page and form of staff, with the things of the matrix in it."""
    found = []
    for rule in app.url_map.iter_rules():
        if access_of(app, rule.endpoint) == "staff":
            named = {name: getattr(things, str(value), value) for name, value in MATRIX[rule.endpoint].values.items()}
            path = address_of(rule, **{name: getattr(value, "id", value) for name, value in named.items()})
            found += [(method, path) for method in rule.methods & {"GET", "POST"}]
    return found


@pytest.mark.parametrize("who", ["carmen", "sofia", "adam", "otto"])
@pytest.mark.parametrize("way", ["link", "code", "password"])
def test_6_3_3_no_page_of_staff_opens_by_a_letter_or_a_password_alone(app, things, who, way):  # noqa: F811
    """v5.0.0-6.3.3: every address of staff, read and written, as each kind of staff."""
    browser = Browser(app).sign_in(getattr(things, who), way=way)
    addresses = staff_addresses(app, things)
    assert len(addresses) > 40
    for method, path in addresses:
        answer = browser.client.open(path, method=method, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code in (302, 303) and answer.location.startswith("/proof"), f"{method} {path}: {answer.status_code}"


@pytest.mark.parametrize("who", ["zoe", "ama", "jonas"])
def test_whoever_is_no_staff_gets_not_found_however_they_signed_in(app, things, who):  # noqa: F811
    for way in ("link", "passkey"):
        browser = Browser(app).sign_in(getattr(things, who), way=way)
        for method, path in staff_addresses(app, things):
            answer = browser.client.open(path, method=method, headers={"Sec-Fetch-Site": "same-origin"})
            assert answer.status_code == 404, f"{method} {path}: {answer.status_code}"


@pytest.mark.parametrize("way", ["passkey", "totp", "company", "setup"])
def test_6_3_3_a_passkey_an_app_or_the_companys_provider_opens_them(browser, cast, way):
    """v5.0.0-6.3.3."""
    browser.sign_in(cast.carmen, way=way).get(f"/desk/programs/{cast.program.id}")


def test_staff_without_a_factor_are_told_why_and_set_one_up_right_after_the_letter(browser, cast, clock):
    browser.sign_in(cast.carmen, way="link").get(f"/desk/programs/{cast.program.id}", status=302)
    page = browser.follow()
    assert "A letter alone opens none of these" in browser.text
    browser.get(page.find("a", string="Set up an app")["href"])
    browser.submit("form[action^='/me/app?']")
    page = browser.follow()
    secret = page.select_one("code").text.replace(" ", "")
    import pyotp

    browser.submit("form[action^='/me/app/confirmation']", code=pyotp.TOTP(secret).at(clock.at))
    assert browser.response.location == f"/desk/programs/{cast.program.id}"
    browser.follow()


def test_a_first_factor_wants_a_sign_in_of_just_now(browser, cast, clock, letters):
    """Whoever finds a phone that was signed in last week adds nothing to its owner's account."""
    browser.sign_in(cast.carmen, way="link")
    clock.forward(minutes=15)
    browser.get("/me/passkeys/new", status=302)
    browser.get("/me/app", status=302)
    browser.post("/me/app")
    assert browser.response.location.startswith("/proof") and not CodeApp.select().exists()
    browser.get("/proof?next=/me/app")
    browser.submit("form[action^='/proof/letter']")
    browser.follow()
    browser.submit("form[action^='/proof/letter/code']", code=code_in(letters()[-1]))
    assert browser.response.location == "/me/app"
    set_up(browser, clock)


def test_a_letter_never_stands_in_for_a_factor_that_somebody_has(browser, cast, clock):
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link")
    browser.post("/proof/letter", status=404)
    browser.post("/proof/letter/code", {"code": "12345678"}, status=404)
    browser.get("/me/passkeys/new", status=302)


@pytest.mark.parametrize("minutes", [0, 14])
def test_a_letter_does_not_stand_in_for_a_factor_that_is_switched_off_either(browser, cast, clock, minutes):
    give_app(cast.carmen, at=clock.at)
    Method.create(key="totp", is_on=False, switched_at=clock.at)
    browser.sign_in(cast.carmen, way="link")
    clock.forward(minutes=minutes)
    browser.get(f"/desk/programs/{cast.program.id}", status=302)
    page = browser.follow()
    assert "What you set up is switched off" in page.text and not page.select("main a[href*='/me/']")
    for path in ("/me/passkeys/new", "/me/app"):
        answer = browser.client.get(path)
        assert answer.status_code in (302, 404), path
    # Nor does it make room for another one.
    browser.sign_in(cast.carmen, way="link").post("/me/app/removal", status=404)
    assert not browser.get("/me").select("form[action='/me/app/removal']")
    assert CodeApp.select().where(CodeApp.person == cast.carmen).exists()
    reset(cast.carmen, by=cast.adam, at=clock.at)
    browser.sign_in(cast.carmen, way="link").get("/me/passkeys/new")


def test_a_passkey_that_is_switched_off_is_not_removed_by_a_letter(browser, things, clock):  # noqa: F811
    Method.create(key="passkey", is_on=False, switched_at=clock.at)
    CodeApp.delete().where(CodeApp.person == things.ama).execute()
    browser.sign_in(things.ama, way="link").post(f"/me/passkeys/{things.ama_passkey.id}/removal", status=404)
    assert type(things.ama_passkey).get_or_none(type(things.ama_passkey).id == things.ama_passkey.id)


def test_staff_show_their_factor_and_go_on_to_where_they_wanted(browser, cast, clock):
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="link").get(f"/desk/programs/{cast.program.id}/roster?q=ama", status=302)
    browser.follow()
    browser.submit("form[action^='/proof/app']", code=code_of(cast.carmen, clock.at))
    assert browser.response.location == f"/desk/programs/{cast.program.id}/roster?q=ama"
    browser.follow()


def test_htmx_is_sent_to_the_page_that_asks(browser, cast):
    browser.sign_in(cast.carmen, way="link")
    answer = browser.client.get(f"/desk/programs/{cast.program.id}/roster?q=a", headers={"HX-Request": "true"})
    assert answer.status_code == 401 and answer.headers["HX-Redirect"].startswith("/proof?next=/desk/programs/")


def test_7_3_1_an_hour_without_a_visit_ends_the_strong_proof_and_not_the_sign_in(browser, cast, clock):
    """v5.0.0-7.3.1: a visit to any page afterwards does not bring it back."""
    assert STRONG_IDLE <= timedelta(hours=1)
    browser.sign_in(cast.carmen, way="passkey").get(f"/desk/programs/{cast.program.id}")
    clock.forward(minutes=59)
    browser.get(f"/desk/programs/{cast.program.id}")
    clock.forward(minutes=60)
    browser.get("/")
    browser.get(f"/desk/programs/{cast.program.id}", status=302)
    assert browser.response.location.startswith("/proof")
    browser.get("/me")


def test_7_3_2_after_twelve_hours_staff_show_their_factor_again(browser, cast, clock):
    """v5.0.0-7.3.2."""
    assert STRONG_FOR <= timedelta(hours=12)
    browser.sign_in(cast.carmen, way="passkey")
    for _visit in range(23):
        clock.forward(minutes=31)
        browser.get(f"/desk/programs/{cast.program.id}")
    clock.forward(minutes=10)
    browser.get(f"/desk/programs/{cast.program.id}", status=302)


def test_a_visit_is_noted_seldom_enough_to_cost_nothing(browser, cast, clock):
    browser.sign_in(cast.carmen, way="passkey").get(f"/desk/programs/{cast.program.id}")
    before = Device.get().seen_at
    clock.forward(minutes=5)
    browser.get(f"/desk/programs/{cast.program.id}")
    assert Device.get().seen_at == before
    clock.forward(seconds=1)
    browser.get(f"/desk/programs/{cast.program.id}")
    assert Device.get().seen_at == clock.at


def test_staff_who_also_take_part_use_their_own_pages_as_members_do(browser, cast, clock):
    Staff.create(program=cast.other_program, person=cast.ama, role="sponsor", appointed_at=clock.at)
    browser.sign_in(cast.ama, way="link")
    for path in ("/", "/me", f"/mentorships/{cast.ama_and_benoit.id}"):
        browser.get(path)
    clock.forward(days=10)
    browser.get(f"/mentorships/{cast.ama_and_benoit.id}")
    browser.get("/summaries", status=302)
    assert browser.response.location.startswith("/proof")


def test_8_3_2_an_appointment_asks_for_a_factor_at_once_and_its_end_shuts_the_pages(browser, cast, clock):
    """v5.0.0-8.3.2."""
    browser.sign_in(cast.zoe, way="link").get("/desk", status=404)
    row = Coordination.create(person=cast.zoe, appointed_by=cast.adam, appointed_at=clock.at)
    browser.get("/desk", status=302)
    row.delete_instance()
    browser.get("/desk", status=404)


# A sensitive step of each room, as (who, method, address, what is sent).
STEPS = {
    "appointing": ("adam", "post", "/administration/appointments", {"given_name": "N", "place": "convenor"}),
    "ending an appointment": ("adam", "post", "/administration/appointments/staff/{sofia_staff}/end", {}),
    "switching a way to sign in": ("adam", "post", "/administration/sign-in/totp", {"on": "no"}),
    "resetting somebody's factors": ("adam", "post", "/administration/people/{ama}/factors/reset", {}),
    "taking the roster along": ("carmen", "get", "/desk/programs/{program}/roster.csv", {}),
    "taking the mentorships along": ("carmen", "get", "/desk/programs/{program}/mentorships.csv", {}),
    "taking the mentorships along as a workbook": ("carmen", "get", "/desk/programs/{program}/mentorships.xlsx", {}),
    "ending a mentorship": ("carmen", "post", "/desk/programs/{program}/mentorships/{ama_and_benoit}/ending", {}),
    "adding a passkey beside another": ("ama", "get", "/me/passkeys/new", {}),
    "removing a passkey": ("ama", "post", "/me/passkeys/{ama_passkey}/removal", {}),
    "setting up an app": ("ama", "get", "/me/app", {}),
    "removing the app": ("ama", "post", "/me/app/removal", {}),
}


@pytest.mark.parametrize("step", STEPS)
def test_7_5_1_a_sensitive_step_wants_a_proof_of_the_last_five_minutes(app, things, clock, step):  # noqa: F811
    """v5.0.0-7.5.1: also on a device that opens the pages of staff."""
    assert FRESH <= timedelta(minutes=5)
    who, method, path, data = STEPS[step]
    path = path.format(**{name: getattr(value, "id", value) for name, value in vars(things).items()})
    browser = Browser(app).sign_in(getattr(things, who), way="passkey")
    clock.forward(minutes=4, seconds=59)
    answer = browser._send(method, path, data=data, headers={"Sec-Fetch-Site": "same-origin"})
    assert not (answer.location or "").startswith("/proof"), answer.status_code
    clock.forward(seconds=1)
    if step == "removing a passkey":
        things.ama_passkey.save(force_insert=True)
    before = Administration.select().count()
    answer = browser._send(method, path, data=data, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code in (302, 303) and answer.location.startswith("/proof"), answer.status_code
    assert Administration.select().count() == before


def test_what_was_typed_waits_while_its_sender_shows_who_they_are(browser, cast, clock):
    give_app(cast.adam, at=clock.at)
    browser.sign_in(cast.adam, way="totp").get("/administration")
    clock.forward(minutes=6)
    typed = {"given_name": "Nora", "family_name": "New", "email": "nora@northwind.example", "place": "convenor"}
    browser.submit("form[action='/administration/appointments']", **typed)
    assert "nora" not in repr(list(HeldForm.select().dicts())).lower()
    browser.follow()
    browser.submit("form[action^='/proof/app']", code=code_of(cast.adam, clock.at))
    browser.follow()
    assert "One press is left: Appoint this person" in browser.text
    assert not Coordination.select().exists()
    browser.submit()
    assert Coordination.get().person.email == "nora@northwind.example"


def test_what_cannot_be_taken_back_is_named_before_it_is_sent(browser, cast, clock):
    browser.sign_in(cast.zoe, way="link")
    clock.forward(minutes=6)
    browser.get("/me/erasure")
    browser.submit("form.form", is_read="y")
    page = browser.get(f"/proof/held/{HeldForm.get().id}")
    assert page.select_one("h1").text == "One press is left: Erase me for good"
    assert page.select_one("main .button-danger").text == "Erase me for good" and Person.get_by_id(cast.zoe.id).left_at is None


def test_every_form_that_may_wait_for_a_proof_says_what_it_does(app):
    waiting = [view for view in app.view_functions.values() if getattr(view, "is_asked_first", False)]
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in rule.methods}
    named = [name for name in posts if getattr(app.view_functions[name], "is_asked_first", False)]
    assert len(named) > 15 and len(waiting) > len(named)
    unnamed = [name for name in named if not getattr(app.view_functions[name], "step", None)]
    assert set(unnamed) <= {"people.new_passkey_challenge", "people.add_passkey"}, "these are sent by a script alone"


def test_a_form_that_htmx_sent_waits_too(browser, cast, clock):
    browser.sign_in(cast.carmen, way="link")
    headers = {"HX-Request": "true", "Sec-Fetch-Site": "same-origin"}
    answer = browser.client.post(f"/desk/programs/{cast.program.id}/invitations", data={"mentors": "3"}, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"/proof?next=/proof/held/{HeldForm.get().id}"


def test_nobody_opens_the_waiting_form_of_somebody_else_and_it_does_not_wait_for_long(browser, app, cast, clock):
    browser.sign_in(cast.carmen, way="link").post(f"/desk/programs/{cast.program.id}/invitations", {"mentors": "3"})
    path = f"/proof/held/{HeldForm.get().id}"
    browser.get(path)
    Browser(app).sign_in(cast.otto).get(path, status=404)
    clock.forward(minutes=15)
    browser.get(path, status=404)


def test_a_file_is_taken_from_its_page_after_the_proof(browser, cast, clock):
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="totp")
    clock.forward(minutes=6)
    browser.get(f"/desk/programs/{cast.program.id}/roster.csv", status=302)
    browser.follow()
    browser.submit("form[action^='/proof/app']", code=code_of(cast.carmen, clock.at))
    assert browser.response.location == f"/desk/programs/{cast.program.id}/roster"
    browser.get(f"/desk/programs/{cast.program.id}/roster.csv")


def test_a_member_without_a_factor_shows_it_by_a_letter(browser, cast, clock, letters):
    browser.sign_in(cast.ama, way="link")
    clock.forward(days=2)
    browser.get("/me/app", status=302)
    browser.follow()
    browser.submit("form[action^='/proof/letter']")
    browser.follow()
    browser.submit("form[action^='/proof/letter/code']", code="0000 0000", status=422)
    assert "That code does not work" in browser.text
    browser.submit("form[action^='/proof/letter/code']", code=code_in(letters()[-1]))
    browser.follow()


def test_the_code_of_somebody_elses_letter_proves_nothing(browser, app, cast, letters):
    """A browser that asked for Benoit's letter and is signed in as Ama."""
    browser.post("/sign-in", {"email": cast.benoit.email})
    code = code_in(letters()[-1])
    browser.sign_in(cast.ama, way="link").post("/proof/letter/code", {"code": code}, status=422)


def test_somebody_elses_passkey_proves_nothing(browser, app, cast):
    key = Key()
    add(Browser(app).sign_in(cast.ama, way="link"), key)
    other = Key()
    add(browser.sign_in(cast.benoit, way="link"), other)
    show(browser, key, "/proof/passkey", status=422)


def test_7_4_2_a_reset_ends_every_device(browser, cast, clock):
    """v5.0.0-7.4.2."""
    give_app(cast.carmen, at=clock.at)
    browser.sign_in(cast.carmen, way="totp").get(f"/desk/programs/{cast.program.id}")
    reset(cast.carmen, by=cast.adam, at=clock.at)
    browser.get("/me", status=302)
    assert not CodeApp.select().exists()


def test_7_4_1_signing_out_ends_the_strong_proof_with_the_device(browser, cast, clock):
    """v5.0.0-7.4.1, v5.0.0-14.3.1."""
    browser.sign_in(cast.carmen, way="passkey").get(f"/desk/programs/{cast.program.id}")
    token = browser.client.get_cookie("device").value
    browser.post("/sign-out")
    assert browser.response.headers["Clear-Site-Data"] == '"cache"'
    browser.client.set_cookie("device", token, domain="localhost")
    browser.get(f"/desk/programs/{cast.program.id}", status=302)
    assert browser.response.location.startswith("/sign-in")


def test_the_demos_devices_are_strong_on_this_machine_alone(browser, app, cast, clock):
    browser.sign_in(cast.carmen, way="demo")
    clock.forward(days=3)
    browser.get(f"/desk/programs/{cast.program.id}")
    browser.get(f"/desk/programs/{cast.program.id}", status=302, headers={"X-Forwarded-For": "192.0.2.1"})
