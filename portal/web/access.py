"""Who may call an endpoint: each view says so with a marker, and a portal with a silent view does not start."""
from collections.abc import Callable

from flask import Flask, abort, current_app, request
from flask_login import current_user

STAFF_DOOR = "staff door"
LEVELS = ("anyone", "signed_in", "staff", "by_token", "on_loopback")


def _marker(level: str) -> Callable:
    def mark(view: Callable) -> Callable:
        view.access = level
        return view

    return mark


anyone = _marker("anyone")
"""Open to all: the page shows nothing that is not public."""
signed_in = _marker("signed_in")
"""For a person who is signed in; what that person may find, the view's query says."""
staff = _marker("staff")
"""For whoever runs or sponsors something: signed in, and by more than a letter; what that person may find, the view's query says."""
by_token = _marker("by_token")
"""For whoever holds the signed token in the address."""
on_loopback = _marker("on_loopback")
"""For demo and development, and only for this machine."""


def unnamed(view: Callable) -> Callable:
    """Let the log of requests leave out who called this view: that somebody was here is told to nobody."""
    view.is_unnamed = True
    return view


def hands_back(*fields: str) -> Callable:
    """Let the answer to somebody who is no longer signed in hold what was typed: these fields to read, all of them to send again."""
    def mark(view: Callable) -> Callable:
        view.handed_back = fields
        return view

    return mark


def me():
    """The person who is signed in."""
    return current_user._get_current_object()


def found(rows):
    """The one row of a select, or of a compiled one's rows, or 404: what a person may not see does not exist."""
    row = next(iter(rows), None) if isinstance(rows, list) else rows.first()
    return row if row is not None else abort(404)


def allow(permitted: bool) -> None:
    """403 unless permitted: the thing may be seen, but not this done to it."""
    if not permitted:
        abort(403)


def guard(app: Flask) -> None:
    """Refuse to start with an endpoint that declares no access, and hold the declarations at each request."""
    silent = [rule.endpoint for rule in app.url_map.iter_rules() if access_of(app, rule.endpoint) not in LEVELS]
    if silent:
        raise RuntimeError(f"These endpoints declare no access: {', '.join(sorted(set(silent)))}.")
    app.before_request(_hold)


def hold_staff_pages(app: Flask, ask: Callable) -> None:
    """Let `ask` stand before each page of staff: None lets a reader on, anything else is the answer."""
    app.extensions[STAFF_DOOR] = ask


def access_of(app: Flask, endpoint: str) -> str | None:
    """The access that the view behind `endpoint` declares."""
    return getattr(app.view_functions[endpoint], "access", None)


def _hold():
    if request.endpoint is None:
        return None
    level = access_of(current_app, request.endpoint)
    if level in ("signed_in", "staff") and not current_user.is_authenticated:
        return current_app.login_manager.unauthorized()
    if level == "staff":
        return current_app.extensions[STAFF_DOOR]()
    if level == "on_loopback" and not is_loopback_demo():
        abort(404)
    return None


def is_loopback_demo() -> bool:
    """Whether this is a demo or a development copy, asked from this machine itself and not through a proxy."""
    settings = current_app.config["SETTINGS"]
    direct = request.environ.get("REMOTE_ADDR") in ("127.0.0.1", "::1") and "X-Forwarded-For" not in request.headers
    return settings.mode != "production" and settings.on_loopback and direct
