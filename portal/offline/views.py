"""The shell that opens without a connection, the worker that keeps it, and the reader's own times for a device of theirs."""
import hashlib
import json
from functools import cache

from flask import Blueprint, Response, current_app, url_for

from portal.clock import now
from portal.offline.forms import blank_entry, blank_log
from portal.offline.queries import times_of
from portal.sessions.models import MentoringSession
from portal.settings import ROOT
from portal.web import access, kept, pages
from portal.web.assets import worker_script
from portal.web.filters import moment
from portal.web.headers import asked_anew

bp = Blueprint("offline", __name__)
# What the shell is made of beside the styles and scripts, whose addresses change with their words.
MADE_OF = ("layouts", "ui", "offline")
NEEDS = ("mentorship.css", "app.js", "keep.js", "icons/favicon.svg")


@bp.get("/offline")
@access.anyone
@asked_anew
def shell():
    """What opens without a connection: nothing of anybody stands in it; the device adds what was written on it."""
    return pages.page("offline/shell.html", log=blank_log(), entry=blank_entry())


@bp.get("/sw.js")
@access.anyone
@asked_anew
def worker():
    """The service worker, at the root because it stands before every page."""
    asset = current_app.jinja_env.globals["asset"]
    files = [asset(name) for name in NEEDS]
    told = f"const VERSION = {json.dumps(_version(*files))}, FILES = {json.dumps(files)};\n"
    return Response(told + worker_script(ROOT / "static"), content_type="text/javascript; charset=utf-8")


@bp.get("/me/times")
@access.signed_in
def times():
    """When the reader's next session is, and which of theirs can be logged: times and addresses, no word about anybody else."""
    return {"account": kept.account(), "sessions": [_told(session) for session in times_of(access.me(), now())]}


def _told(session: MentoringSession) -> dict:
    address = url_for("sessions.save_log", session_id=session.id)
    return {"address": address, "when": moment(session.starts_at).striptags(), "at": session.starts_at.isoformat()}


@cache
def _version(*files: str) -> str:
    """Changes with whatever the shell is made of, so that a device fetches it anew."""
    sources = sorted(path for folder in MADE_OF for path in (ROOT / "templates" / folder).glob("*.html"))
    made = [path.read_bytes() for path in sources] + [worker_script(ROOT / "static").encode(), *(file.encode() for file in files)]
    return hashlib.sha256(b"".join(made)).hexdigest()[:12]
