"""A person's own data: to read, to take along, who did what with it, and to erase."""
from flask import Blueprint, abort, jsonify, session
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import now
from portal.own_data import actions, erasing
from portal.own_data.forms import ErasureForm
from portal.own_data.labels import filled
from portal.own_data.queries import LAST_ADMINISTRATOR, hindrances, live_mentorships_of, trail_of
from portal.own_data.taking import held
from portal.own_data.trail import steps
from portal.people import proof
from portal.people.devices import drop_cookie
from portal.web import access, limits, pages
from portal.web.paging import paged

bp = Blueprint("own_data", __name__)

HOUR = 3600


@bp.get("/me/data")
@access.signed_in
def show():
    """The four things that one can do with one's own data."""
    return pages.page("own_data/show.html")


@bp.get("/me/data/all")
@access.signed_in
@proof.fresh
def read():
    """Everything that is held about the reader, on one page."""
    _limit()
    found = [(holding.title, [filled(row) for row in rows]) for holding, rows in actions.look(access.me(), by=access.me())]
    return pages.page("own_data/all.html", sections=found, taken_at=now())


@bp.get("/me/data.json")
@access.signed_in
@proof.fresh_for_file("own_data.show")
def take():
    """The same as a file that a program can read."""
    _limit()
    response = jsonify(actions.take(access.me(), by=access.me(), at=now()))
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@bp.get("/me/data/trail")
@access.signed_in
def trail():
    """What the reader did, and what others did with what is the reader's."""
    lines = paged(trail_of(access.me()))
    return pages.page("own_data/trail.html", lines=lines, steps=steps(lines.rows, access.me()))


@bp.get("/me/erasure")
@access.signed_in
def erasure():
    """What would go and what would stay and why, before anything does."""
    me = access.me()
    stopped = hindrances(me)
    return pages.page(
        "own_data/erasure.html",
        form=pages.form(ErasureForm),
        holdings=held(me),
        live=live_mentorships_of(me).count(),
        alone=[one for one in stopped if one != LAST_ADMINISTRATOR],
        is_last=LAST_ADMINISTRATOR in stopped,
    )


@bp.post("/me/erasure")
@access.signed_in
@proof.fresh
@proof.step(_l("Erase me for good"), is_final=True)
def erase():
    """Erase the reader, and say goodbye."""
    form = ErasureForm()
    if not form.validate():
        return pages.again("own_data.erasure", form)
    account = access.me().account
    try:
        erasing.erase(access.me(), by=access.me(), at=now())
    except erasing.Hindered:
        form.form_errors = [_("Somebody else has to take something over first. It stands on this page.")]
        return pages.again("own_data.erasure", form)
    session.clear()
    # For the last page, which removes it from this device; others who use the same browser keep what they wrote.
    session["erased"] = account
    response = drop_cookie(pages.go_to("own_data.goodbye"))
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.get("/erased")
@access.anyone
def goodbye():
    """The last page; it knows nobody, but for the one time that it takes an account off the device."""
    return pages.page("own_data/goodbye.html", account_gone=session.pop("erased", ""))


def _limit() -> None:
    """Opening every sealed word costs time; ten an hour are enough for anybody."""
    if not limits.spend("own data of", str(access.me().id), limit=10, seconds=HOUR):
        abort(429)
