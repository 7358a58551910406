"""The demo's doors: one button per role, and the mailbox in which the demo's letters lie. On this machine alone."""
from flask import Blueprint, Response, abort, current_app, flash, make_response, request
from flask_babel import gettext as _

from portal.clock import now
from portal.db import db
from portal.demo import mailbox as letters
from portal.demo.queries import player_of, sign_ins
from portal.people.actions import open_device
from portal.people.devices import put_cookie, token_of_this_browser
from portal.people.labels import label_of
from portal.web import access, pages
from portal.web.headers import FRAMED_LETTER, POLICY

# Here a letter's links lead on when they are pressed.
LETTER_POLICY = f"{FRAMED_LETTER} allow-top-navigation-by-user-activation"

bp = Blueprint("demo", __name__)


@bp.get("/demo/<role>")
@access.on_loopback
def door(role):
    """Who plays this role, and a button."""
    others = [one for one in sign_ins() if one.role != role]
    return pages.page("demo/door.html", person=access.found(player_of(role)), role=role, others=others)


@bp.post("/demo/<role>")
@access.on_loopback
def enter(role):
    """Signs in as the person who plays this role, without a letter."""
    person = access.found(player_of(role))
    with db.atomic():
        token = open_device(person, way="demo", label=label_of(request.user_agent.string), earlier=token_of_this_browser(), at=now())
    flash(_("You are signed in as %(name)s.", name=person.name))
    return put_cookie(pages.go_to("home.show"), token)


@bp.get("/mailbox")
@access.on_loopback
def mailbox():
    """Every letter that left, newest first; ?to= looks for an address."""
    _only_without_a_mail_server()
    wanted = request.args.get("to", "").strip()[:254]
    return pages.page("demo/mailbox.html", letters=letters.listed(_folder(), wanted), wanted=wanted)


@bp.get("/mailbox/<id:number>")
@access.on_loopback
def letter(number):
    """One letter as mail programs show it and as text, with its attachments."""
    _only_without_a_mail_server()
    found = letters.opened(_folder(), number) or abort(404)
    base_url = current_app.config["SETTINGS"].base_url
    response = make_response(pages.page("demo/letter.html", letter=found, text=letters.with_own_links(found.text, base_url)))
    response.headers["Content-Security-Policy"] = f"{POLICY}; frame-src 'self'"
    return response


@bp.get("/mailbox/<id:number>/page")
@access.on_loopback
def letter_page(number):
    """A letter as mail programs show it, for the frame of its page: its own styles, no script, nothing from elsewhere."""
    _only_without_a_mail_server()
    found = letters.opened(_folder(), number)
    if not found or not found.html:
        abort(404)
    # The letter's links open in the whole window, not in the frame.
    response = make_response(found.html.replace("<head>", '<head><base target="_top">', 1))
    response.headers["Content-Security-Policy"] = LETTER_POLICY
    return response


@bp.get("/mailbox/<id:number>/attachments/<int:index>")
@access.on_loopback
def attachment(number, index):
    """One attachment, always as a download."""
    _only_without_a_mail_server()
    found = letters.opened(_folder(), number)
    if not found or index >= len(found.attachments):
        abort(404)
    part = found.attachments[index]
    response = Response(part.content, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=part.name)
    return response


def _folder():
    return current_app.config["SETTINGS"].mailbox_dir


def _only_without_a_mail_server() -> None:
    if not current_app.config["SETTINGS"].shows_letters:
        abort(404)
