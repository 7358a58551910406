"""Who wants to go on has to show again who they are: before pages of staff each day, before a sensitive step each time."""
import json
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from flask import g, redirect, request, url_for

from portal.clock import now
from portal.people.devices import this_device
from portal.people.factor_queries import factors_of
from portal.people.holding import hold
from portal.people.methods import PASSKEY, TOTP, offered
from portal.people.models import Device
from portal.people.standing import is_staff
from portal.people.strength import is_fresh, is_strong, may_add_first_factor
from portal.web import access
from portal.web.htmx import htmx
from portal.web.links import safe_path

READS = ("GET", "HEAD")


def before_staff_pages():
    """What stands before each page of staff: None to go on, or the way to the page that asks for a factor.

    Who is no staff goes on, too: to the view, for which nothing exists that they might see.
    """
    if is_strong_here() or not is_staff(access.me()):
        return None
    return lead_to_proof()


def fresh(view: Callable) -> Callable:
    """Let `view` go on only within five minutes after its reader showed who they are. It stands under the access marker."""
    return _before(view, is_fresh_here)


def fresh_for_file(page: str) -> Callable:
    """The same for a file: afterwards the reader is on `page`, where it can be taken, for a download leaves nothing to look at."""
    return lambda view: _before(view, is_fresh_here, page)


def fresh_or_first(view: Callable) -> Callable:
    """The same for adding a factor; who has none yet may also add one within a quarter of an hour after signing in.

    Who has one that is switched off adds none beside it: a letter would then stand in for it.
    """
    return _before(view, lambda: not resting_here() and is_fresh_here() or may_add_first_here())


def step(words, *, is_final: bool = False) -> Callable:
    """Say what a form does that may have to wait for a proof: the words on the button that sends it then. It stands nearest the view.

    `is_final` is for what cannot be taken back by a second press.
    """

    def named(view: Callable) -> Callable:
        view.step, view.is_final = words, is_final
        return view

    return named


def is_strong_here() -> bool:
    """Whether the reader showed on this device today that more than their mail is theirs."""
    device = this_device()
    return _is_demo(device) or is_strong(device, now())


def is_fresh_here() -> bool:
    """Whether the reader showed who they are just now, by the strongest way that they have."""
    device = this_device()
    return _is_demo(device) or is_fresh(device, now(), has_factor=bool(factors_here()))


def may_add_first_here() -> bool:
    """Whether the reader has no factor, and may add one now."""
    return not factors_here() and not resting_here() and may_add_first_factor(this_device(), now())


def factors_here() -> set[str]:
    """By which of the ways that are offered the reader can show who they are, beside their mail."""
    if "factors" not in g:
        g.factors = factors_of(access.me(), offered())
    return g.factors


def resting_here() -> bool:
    """Whether all that the reader set up is switched off."""
    return not factors_here() and bool(factors_of(access.me(), {PASSKEY, TOTP}))


def lead_to_proof(page: str | None = None):
    """The way to the page that asks, and from there on to where the reader wanted to go, or to `page`."""
    target = url_for("people.prove", next=page or _onward())
    if htmx:
        return "", 401, {"HX-Redirect": target}
    return redirect(target, 302 if request.method in READS else 303)


def go_on(otherwise: str):
    """After a proof: 303 to where the reader wanted to go, or to the endpoint `otherwise`."""
    return redirect(safe_path(request.args.get("next")) or url_for(otherwise), 303)


def _before(view: Callable, is_enough: Callable[[], bool], page: str | None = None) -> Callable:
    @wraps(view)
    def asked_first(**values):
        # For a stranger to the desk its pages do not exist; the view says so.
        passes = is_enough() or (getattr(asked_first, "access", "") == "staff" and not is_staff(access.me()))
        return view(**values) if passes else lead_to_proof(page and url_for(page, **values))

    asked_first.is_asked_first = True
    return asked_first


def _onward() -> str | None:
    """Where the reader goes on after the proof: to the page they asked for, or to the form they sent, which is kept meanwhile."""
    if request.method in READS:
        return safe_path(request.full_path.rstrip("?"))
    if request.files or request.is_json:
        return _page_before()
    fields = json.dumps(list(request.form.items(multi=True)))
    held = hold(access.me(), request.full_path.rstrip("?"), fields, at=now())
    return url_for("people.held", number=held.id) if held else _page_before()


def _page_before() -> str | None:
    """The page of ours on which the reader was."""
    parts = urlsplit(request.referrer or "")
    return safe_path(f"{parts.path}?{parts.query}".rstrip("?")) if parts.netloc == request.host else None


def _is_demo(device: Device) -> bool:
    """The demo's doors open on this machine alone, and stay open: there is no factor that its made-up people could show."""
    return device.way == "demo" and access.is_loopback_demo()
