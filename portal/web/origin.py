"""Cross-site requests are refused here, by Sec-Fetch-Site with the Origin as fallback, so that no form carries a token that goes stale.

The rule is OWASP's and Go's CrossOriginProtection: a browser that names the site is believed; one that does not has to send our Origin.
"""
from collections.abc import Callable

from flask import Flask, abort, current_app, request

SAFE = ("GET", "HEAD", "OPTIONS")


def from_anywhere(view: Callable) -> Callable:
    """Mark a view that machines call, too: its token alone carries the right, and it reads no cookie (unsubscribing, RFC 8058)."""
    view.is_from_anywhere = True
    return view


def refuse_cross_site(app: Flask) -> None:
    """Hold the rule before every request."""
    app.before_request(_hold)


def is_same_origin(site: str | None, origin: str | None, base_url: str) -> bool:
    """Whether an unsafe request comes from a page of ours: `site` is Sec-Fetch-Site, `origin` the Origin header."""
    if site is not None:
        return site == "same-origin"
    return origin is not None and origin == base_url


def _hold() -> None:
    if request.method in SAFE or getattr(current_app.view_functions.get(request.endpoint), "is_from_anywhere", False):
        return
    base_url = current_app.config["SETTINGS"].base_url
    if not is_same_origin(request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin"), base_url):
        abort(403)
