"""Signing in, one's own page, and the first administrator."""
from tests.gallery.acts import open_all, post, press, send, show_passkeys, steps
from tests.gallery.windows import NOBODY, Window, refused

_ask = send("/sign-in", email="somebody@northwind.example")
_PASSWORD = "/sign-in/password"
_letter = send("/proof/letter")
_SETUP = "/first-administrator/{setup_token}"

WINDOWS = [
    Window("people-sign-in", NOBODY, "/sign-in"),
    refused("people-sign-in", NOBODY, "/sign-in", send("/sign-in"), "people.ask"),
    Window("people-code", NOBODY, "/sign-in/code", state="empty"),
    Window("people-code-asked", NOBODY, "/sign-in", _ask),
    refused("people-code", NOBODY, "/sign-in/code", send("/sign-in/code"), "people.try_code"),
    refused("people-wrong-code", NOBODY, "/sign-in", steps(_ask, send("/sign-in/code", code="1234 5678")), "people.try_code"),
    Window("people-link", NOBODY, "/sign-in/link/{link_token}"),
    Window("people-dead-link", NOBODY, "/sign-in/link/none", state="error", status=404),
    Window("people-first-administrator", NOBODY, _SETUP),
    refused("people-first-administrator", NOBODY, _SETUP, send(_SETUP), "people.make_first_administrator"),
    Window("people-dead-setup", NOBODY, "/first-administrator/none", state="error", status=404),
    Window("people-own-page", "ama", "/me"),
    Window("people-own-page-folds", "ama", "/me", open_all, state="open"),
    refused("people-zone", "ama", "/me", post("/me/timezone", timezone="Nowhere/Nothing"), "people.change_timezone"),
    Window("people-ending-asked", "ama", "/me", press("Sign out all others"), state="open"),
    Window("people-own-page-one-device", "zoe", "/me", state="empty"),
    Window("people-own-page-long", "maxi", "/me", state="long"),
    # The password
    Window("people-password", NOBODY, _PASSWORD),
    refused("people-password", NOBODY, _PASSWORD, send(_PASSWORD), "people.try_password"),
    Window("people-password-forgotten", NOBODY, _PASSWORD, open_all, state="open"),
    Window("people-own-password", "ama", "/me/password"),
    Window("people-own-password-none", "benoit", "/me/password", state="empty"),
    refused("people-own-password", "ama", "/me/password", send("/me/password", password="too short"), "people.set_password"),
    Window("people-own-password-removal-asked", "ama", "/me/password", press("Remove the password"), state="open"),
    # The company's door: nobody answers where the stage says that its provider is
    Window("people-company-unreachable", NOBODY, "/sign-in/company", state="error", status=503),
    Window("people-company-unfinished", NOBODY, "/sign-in/company/back?state=none", state="error", status=400),
    Window("people-company-refused", NOBODY, "/sign-in/company/back?gallery=kept-out", state="error", status=403),
    # Passkeys and apps for codes; the stage stands at a number, where no browser has passkeys, so their forms are brought out.
    Window("people-sign-in-passkey", NOBODY, "/sign-in", show_passkeys),
    refused("people-sign-in-passkey", NOBODY, "/sign-in", steps(post("/sign-in/passkey"), show_passkeys), "people.sign_in_by_passkey"),
    Window("people-new-passkey", "zoe", "/me/passkeys/new", show_passkeys),
    Window("people-new-passkey-not-here", "zoe", "/me/passkeys/new", state="empty"),
    refused("people-new-passkey", "zoe", "/me/passkeys/new", steps(post("/me/passkeys", name=""), show_passkeys), "people.add_passkey"),
    refused("people-passkey-name", "ama", "/me", send("/me/passkeys/{ama_passkey}/name"), "people.rename_passkey"),
    Window("people-passkey-removal-asked", "ama", "/me", press("Remove Phone"), state="open"),
    Window("people-code-app", "zoe", "/me/app", state="empty"),
    Window("people-code-app-set-up", "ama", "/me/app"),
    Window("people-code-app-square", "nils", "/me/app"),
    refused("people-code-app", "nils", "/me/app", send("/me/app/confirmation", code="000 000"), "people.confirm_code_app"),
    # Showing again who one is
    Window("people-proof", "ama", "/proof?next=/me", show_passkeys),
    Window("people-proof-not-here", "ama", "/proof?next=/me", state="empty"),
    refused("people-proof-app", "ama", "/proof?next=/me", send("/proof/app", code="000 000"), "people.prove_by_app"),
    refused("people-proof-passkey", "ama", "/proof?next=/me", steps(post("/proof/passkey"), show_passkeys), "people.prove_by_passkey"),
    Window("people-proof-first-factor", "greta", "/proof?next=/desk"),
    Window("people-proof-switched-off", "irma", "/proof?next=/desk&gallery=switched-off", state="empty"),
    Window("people-proof-by-letter", "hugo", "/proof?next=/desk", state="empty"),
    Window("people-proof-letter", "hugo", "/proof/letter"),
    refused("people-proof-letter", "hugo", "/proof", steps(_letter, send("/letter/code", code="1234")), "people.prove_by_letter"),
    Window("people-held", "ama", "/proof/held/{held_form}"),
]
