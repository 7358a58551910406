"""Through the company's door in a real browser: from the button to its provider, and back."""
import pytest

from tests.e2e.conftest import LAPTOP, PHONE, Portal, free_port
from tests.people.provider import CLIENT, SECRET, open_provider

pytestmark = pytest.mark.browser
ADAM = "adam@meridian.example"


@pytest.fixture(scope="module")
def port():
    return free_port()


@pytest.fixture(scope="module")
def provider(tmp_path_factory, port):
    with open_provider(tmp_path_factory.mktemp("provider"), [f"http://127.0.0.1:{port}/sign-in/company/back"]) as provider:
        yield provider


@pytest.fixture(scope="module")
def portal(tmp_path_factory, mail, port, provider):
    settings = {"OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET, "OIDC_LABEL": "Meridian"}
    portal = Portal(tmp_path_factory.mktemp("company"), mail, port=port, **settings)
    yield portal
    portal.end()


def test_the_button_leads_to_the_provider_and_back_signed_in(portal, visitor, provider):
    admin = visitor(LAPTOP)
    admin.go(portal.wait_for(r"http://\S+/first-administrator/\S+"))
    for label, text in (("Given name", "Adam"), ("Family name", "Novak"), ("E-mail address", ADAM)):
        admin.fill(label, text)
    admin.press("Start this portal")
    provider.employs("adam", email=ADAM)
    phone = visitor(PHONE)
    phone.page.goto("/administration")
    through_the_company(phone, "adam")
    phone.sees("You are signed in as Adam Novak.")
    assert phone.page.url == f"{portal.url}/administration"
    phone.go("/me")
    phone.sees("Your company’s sign-in")
    phone.press("Sign out")
    phone.sees("Your company’s own sign-in may still be open in this browser.")


def test_who_is_not_on_the_roster_is_told_so_kindly(portal, visitor, provider):
    provider.employs("stranger", email="stranger@elsewhere.example")
    phone = visitor(PHONE)
    phone.go("/sign-in")
    through_the_company(phone, "stranger")
    phone.sees("Upward does not find you on its roster")
    # The answer is a 403, which the console says in red.
    phone.complaints.clear()


def through_the_company(visitor, login: str) -> None:
    """Press the button, and sign in at the company."""
    visitor.press("Sign in through Meridian")
    visitor.page.get_by_label("Login").fill(login)
    visitor.page.get_by_role("button", name="Go on").click()
    visitor.page.wait_for_load_state()
