"""Devices that people are signed in on: the cookie holds a token, the row its hash."""
import secrets
from contextlib import suppress
from datetime import datetime, timedelta

from flask import Flask, current_app, g, redirect, request, url_for
from flask_login import LoginManager
from peewee import OperationalError

from portal.clock import SKEW, now
from portal.people.methods import LETTER, STRONG
from portal.people.models import Device, Person
from portal.people.strength import STRONG_IDLE, is_strong
from portal.reads import compiled
from portal.web import pages
from portal.web.htmx import htmx
from portal.web.kept import is_sent_by_script
from portal.web.links import hash_of, safe_path

COOKIE = "device"
# Two weeks without a visit, or thirty days in all, end a sign-in (NIST SP 800-63B, level 1).
IDLE, AT_MOST = timedelta(days=14), timedelta(days=30)
# Noting each visit would make every page a write; where an hour without one ends something, it is noted more often.
NOTED_EVERY, NOTED_WHILE_STRONG = timedelta(hours=1), timedelta(minutes=5)


def keep_signed_in(app: Flask) -> None:
    """Let Flask-Login find the person behind a request by the device's cookie."""
    manager: LoginManager = app.login_manager
    manager.request_loader(person_on_this_device)
    manager.unauthorized_handler(_ask_to_sign_in)


def cookie_name() -> str:
    """The cookie's name; over https browsers hold it to this host alone."""
    return f"__Host-{COOKIE}" if current_app.config["SETTINGS"].is_https else COOKIE


def sign_in_device(person: Person, *, label: str, way: str = LETTER) -> str:
    """Open a device for `person` in the caller's transaction; the token for its cookie (256 random bits)."""
    token, at = secrets.token_urlsafe(32), now()
    strong = (at, way) if way in STRONG else (None, None)
    proofs = {"proved_at": at, "strongly_proved_at": strong[0], "strong_way": strong[1]}
    life = {"signed_in_at": at, "seen_at": at, "ends_at": at + AT_MOST}
    Device.create(person=person, token_hash=hash_of(token), label=label[:120], way=way, **proofs, **life)
    return token


def device_of(token: str, at: datetime) -> Device | None:
    """The open device behind a cookie, with its person; None when it ended, idled out, or the person has left."""
    return next(iter(_open_devices(hash_of(token), at, at - IDLE, at + SKEW)), None)


@compiled
def _open_devices(token_hash: str, at: datetime, idle_since: datetime, soon: datetime):
    return (
        Device.select(Device, Person)
        .join(Person)
        .where(
            Device.token_hash == token_hash,
            Device.ended_at.is_null(),
            Device.ends_at > at,
            Device.signed_in_at <= soon,
            Device.seen_at > idle_since,
            Person.left_at.is_null(),
        )
    )


def person_on_this_device(_request) -> Person | None:
    """The person whose device sends this request."""
    token = token_of_this_browser()
    if not token:
        return None
    at = now()
    device = device_of(token, at)
    if device is None:
        return None
    _note_visit(device, at)
    g.device = device
    return device.person


def _note_visit(device: Device, at: datetime) -> None:
    away, proved = at - device.seen_at, device.strongly_proved_at
    if away <= (NOTED_WHILE_STRONG if is_strong(device, at) else NOTED_EVERY):
        return
    # With a full disk or a locked database pages can still be read.
    with suppress(OperationalError):
        Device.update(seen_at=at).where(Device.id == device.id).execute()
        if proved and away >= STRONG_IDLE:
            # For good: a visit to any page must not make good for the hour in which nobody came. A newer proof stays.
            Device.update(strongly_proved_at=None).where(Device.id == device.id, Device.strongly_proved_at == proved).execute()


def this_device() -> Device | None:
    """The device that sends this request, once its person has been looked up."""
    return g.get("device")


def token_of_this_browser() -> str | None:
    """What this browser's cookie says, whether it still counts or not."""
    return request.cookies.get(cookie_name())


def put_cookie(response, token: str):
    """`response` with the device's cookie on it."""
    https = current_app.config["SETTINGS"].is_https
    response.set_cookie(
        cookie_name(), token, max_age=int(AT_MOST.total_seconds()), path="/", secure=https, httponly=True, samesite="Lax"
    )
    return response


def drop_cookie(response):
    """`response` telling the browser to forget the device."""
    https = current_app.config["SETTINGS"].is_https
    response.delete_cookie(cookie_name(), path="/", secure=https, httponly=True, samesite="Lax")
    return response


def _ask_to_sign_in():
    """The sign-in page, and back here afterwards; htmx is told to leave the page, unless that would lose what somebody typed."""
    if is_sent_by_script() or (htmx and request.method != "GET"):
        return "", 401
    fields = getattr(current_app.view_functions[request.endpoint], "handed_back", ())
    if fields and request.form:
        return pages.page("people/ended.html", status=401, fields=fields, typed=list(request.form.items(multi=True)))
    back = safe_path(request.full_path.rstrip("?")) if request.method == "GET" else None
    target = url_for("people.sign_in", next=back)
    if htmx:
        return "", 401, {"HX-Redirect": target}
    return redirect(target, 302)
