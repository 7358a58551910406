"""The demo's doors: one button per role, and the mailbox in which the demo's letters lie. On this machine alone."""
from flask import Blueprint, Response, abort, current_app, flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.db import db
from portal.demo import mailbox as letters
from portal.demo.queries import player_of
from portal.people.actions import open_device
from portal.people.devices import put_cookie, token_of_this_browser
from portal.people.labels import label_of
from portal.web import access, pages

bp = Blueprint("demo", __name__)


@bp.get("/demo/<role>")
@access.on_loopback
def door(role):
    """Who plays this role, and a button."""
    return pages.page("demo/door.html", person=access.found(player_of(role)), role=role)


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
    """One letter as text, with its attachments."""
    _only_without_a_mail_server()
    found = letters.opened(_folder(), number) or abort(404)
    base_url = current_app.config["SETTINGS"].base_url
    return pages.page("demo/letter.html", letter=found, text=letters.with_own_links(found.text, base_url))


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
