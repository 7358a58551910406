"""The browser that asked to sign in, known for ten minutes by a cookie: codes and passkeys count in it alone."""
import secrets

from flask import current_app, request

from portal.people.sign_in_actions import LIFE


def browser() -> str:
    """What the cookie of this browser says; "" when it asked for nothing."""
    return request.cookies.get(_cookie(), "")


def browser_or_new() -> str:
    """The same, or something new for `remember`: a code that is on its way still counts when a passkey is asked for meanwhile."""
    return browser() or secrets.token_urlsafe(32)


def remember(response, browser: str):
    """`response`, which lets this browser be known for the next ten minutes."""
    https = current_app.config["SETTINGS"].is_https
    life = int(LIFE.total_seconds())
    response.set_cookie(_cookie(), browser, max_age=life, path="/", secure=https, httponly=True, samesite="Lax")
    return response


def forget(response):
    """`response`, after which this browser asked for nothing."""
    https = current_app.config["SETTINGS"].is_https
    # With the marks that it was set with: a browser takes no word about a __Host- cookie without them.
    response.delete_cookie(_cookie(), path="/", secure=https, httponly=True, samesite="Lax")
    return response


def _cookie() -> str:
    return "__Host-asking" if current_app.config["SETTINGS"].is_https else "asking"
