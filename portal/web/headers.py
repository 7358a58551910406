"""The security headers of every answer."""
from collections.abc import Callable

from flask import Flask, current_app, request

from portal.settings import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
# A letter in a frame of a page: its styles stand in it, as they must; nothing in it runs, is sent, or leads anywhere.
FRAMED_LETTER = (
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"
)
# A page of ours in a frame of another: it looks as it is, and does nothing.
FRAMED_PAGE = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: under it the Origin of our own forms would be "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


ON_HTTPS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


def asked_anew(view: Callable) -> Callable:
    """Mark a view whose answer holds nothing of anybody: browsers may keep it, and ask each time whether it is still the same."""
    view.is_asked_anew = True
    return view


def add_headers(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(_add)


def _add(response):
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    # Private pages and files are not kept, so that a shared phone shows nothing after sign-out.
    is_public = getattr(current_app.view_functions.get(request.endpoint), "is_asked_anew", False)
    # A calendar program is no page: it keeps one person's file, and asks each time whether that still stands.
    if not response.cache_control.private:
        response.headers["Cache-Control"] = "no-cache" if is_public else "no-store"
    if current_app.config["SETTINGS"].is_https:
        response.headers.update(ON_HTTPS)
    return response


def for_static_files(settings: Settings) -> Callable:
    """What puts the same headers on the styles, scripts and icons, which never reach the application."""
    found = ALWAYS | (ON_HTTPS if settings.is_https else {})

    def add(static_headers, _path, _url) -> None:
        for name, value in found.items():
            static_headers[name] = value

    return add
