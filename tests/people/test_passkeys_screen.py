"""Passkeys in real Chromium, with its virtual authenticator: what the page's script, the browser and the portal make of each other."""
import pytest

from portal.people.models import Device, Passkey
from tests.phone import phone  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser

FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def finger(phone):  # noqa: F811
    """A phone with a finger that is known; `finger(False)` is somebody else's."""
    session = phone.page.context.new_cdp_session(phone.page)
    session.send("WebAuthn.enable")
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})["authenticatorId"]
    return lambda is_known: session.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": is_known})


def add(phone, person):  # noqa: F811
    """Add a passkey on one's own page."""
    phone.sign_in(person, way="link").go("/me")
    phone.page.get_by_role("link", name="Add a passkey").click()
    phone.page.get_by_label("Its name in your list").fill("My phone")
    phone.page.get_by_role("button", name="Add a passkey").click()
    phone.page.get_by_text("The passkey is added.").wait_for()


def test_a_passkey_is_added_and_signs_in_by_one_press_and_a_finger(phone, finger, cast):  # noqa: F811
    add(phone, cast.ama)
    assert "My phone" in phone.page.locator("main").inner_text()
    phone.page.get_by_role("button", name="Sign out", exact=True).last.click()
    phone.page.get_by_text("You are signed out.").wait_for()
    phone.go("/sign-in")
    phone.page.get_by_role("button", name="Sign in with a passkey").click()
    phone.page.get_by_text(f"You are signed in as {cast.ama.name}.").wait_for()
    assert Device.select().order_by(Device.id.desc()).get().way == "passkey"
    assert Passkey.get().sign_count >= 1


def test_staff_set_a_passkey_up_and_go_on_to_the_desk(phone, finger, cast):  # noqa: F811
    phone.sign_in(cast.carmen, way="link")
    phone.browser.get(f"/desk/programs/{cast.program.id}", status=302)
    phone.go(phone.browser.response.location)
    phone.page.get_by_role("link", name="Add a passkey").click()
    phone.page.get_by_role("button", name="Add a passkey").click()
    phone.page.wait_for_url(f"**/desk/programs/{cast.program.id}")


def test_the_passkey_is_shown_again_before_a_sensitive_step(phone, finger, cast, clock):  # noqa: F811
    add(phone, cast.ama)
    clock.forward(minutes=6)
    phone.browser.get("/me/passkeys/new", status=302)
    phone.go(phone.browser.response.location)
    phone.page.get_by_role("button", name="Use your passkey").click()
    phone.page.wait_for_url("**/me/passkeys/new")
    phone.page.get_by_role("button", name="Add a passkey").click()
    phone.page.get_by_text("This device keeps a passkey for you already.").wait_for()


def test_a_finger_that_is_not_known_signs_nobody_in_and_the_page_says_how_to_go_on(phone, finger, cast):  # noqa: F811
    add(phone, cast.ama)
    phone.page.context.clear_cookies()
    phone.browser.client.delete_cookie("device", domain="localhost")
    phone.go("/sign-in")
    finger(False)
    phone.page.get_by_role("button", name="Sign in with a passkey").click()
    phone.page.get_by_text("Nothing was shown. Try once more, or go another way.").wait_for()
    finger(True)
    phone.page.get_by_role("button", name="Sign in with a passkey").click()
    phone.page.get_by_text(f"You are signed in as {cast.ama.name}.").wait_for()


@pytest.mark.parametrize("lacks", ["delete window.PublicKeyCredential", "delete PublicKeyCredential.parseCreationOptionsFromJSON"])
def test_a_browser_without_passkeys_shows_no_button_and_says_what_to_do(phone, cast, lacks):  # noqa: F811
    phone.page.add_init_script(lacks)
    phone.go("/sign-in")
    assert phone.page.get_by_role("button").all_inner_texts() == ["Send me the letter"]
    phone.sign_in(cast.ama, way="link").go("/me/passkeys/new")
    assert not phone.page.get_by_role("button", name="Add a passkey").is_visible()
    assert phone.page.get_by_text("This browser cannot keep a passkey here.").is_visible()
