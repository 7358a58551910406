"""A person's own places in programs: how many partners, a pause, a second role, leaving and coming back."""
from flask import Blueprint, flash
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.applications.models import Application
from portal.enrollment.applications.queries import applications_of
from portal.enrollment.models import Enrollment
from portal.enrollment.places import actions
from portal.enrollment.places.forms import CapacityForm, LeaveForm, PauseForm
from portal.enrollment.places.queries import leavings_of, places_of
from portal.home.places import OwnPlace, own_places
from portal.mentorships.ending_words import CIRCLE, NEUTRAL
from portal.mentorships.models import ENDED
from portal.pairing.next_words import next_word
from portal.pairing.rules.queries import people_ask
from portal.web import access, pages
from portal.web.filters import day
from portal.web.once import only_once

bp = Blueprint("places", __name__)


@bp.get("/places")
@access.signed_in
def index():
    """Every place of the reader, with its state, and what they have applied for."""
    applied = list(applications_of(access.me()).where(Application.ended_at.is_null()))
    return pages.page("home/places.html", places=own_places(access.me(), now()), applied=applied)


@bp.get("/places/<id:place_id>")
@access.signed_in
def show(place_id: int):
    """One place: what it is now, and what can be done with it."""
    own = _own(place_id)
    capacity_form = pages.form(CapacityForm, capacity=str(min(own.row.capacity, own.most))).offer(own.row.program, own.least, own.most)
    pause_form = pages.form(PauseForm, until=own.row.paused_until if own.is_paused else None)
    context = {"place": own.row, "program": own.row.program, "capacity_form": capacity_form, "pause_form": pause_form}
    context["counts"] = _next_word(own, "counts")
    return pages.page("home/place.html", own=own, **context)


@bp.post("/places/<id:place_id>/capacity")
@access.signed_in
def change_capacity(place_id: int):
    """So many partners at once; who is paired stays."""
    own = _changeable(place_id)
    form = CapacityForm().offer(own.row.program, own.least, own.most)
    if not form.validate():
        return pages.again("places.show", form, place_id=place_id)
    actions.change_capacity(own.row, int(form.capacity.data), by=access.me(), at=now())
    flash(_next_word(own, "many kept"))
    return pages.go_to("places.show", place_id=place_id)


@bp.post("/places/<id:place_id>/pause")
@access.signed_in
def pause(place_id: int):
    """No new pairing for a while."""
    own = _changeable(place_id)
    form = PauseForm()
    if not form.validate():
        return pages.again("places.show", form, place_id=place_id)
    actions.pause(own.row, form.until.data, by=access.me(), at=now())
    flash(_("Paused until %(day)s.", day=day(form.until.data)) if form.until.data else _("Paused until you come back."))
    return pages.go_to("places.show", place_id=place_id)


@bp.post("/places/<id:place_id>/return")
@access.signed_in
def come_back(place_id: int):
    """From a pause, or after leaving; whoever is there already stays."""
    own = _own(place_id)
    if own.row.has_ended or own.is_paused:
        access.allow(own.may.come_back)
        actions.come_back(own.row, by=access.me(), at=now())
        flash(_next_word(own, "welcome back"))
    return pages.go_to("places.show", place_id=place_id)


@bp.post("/places/<id:place_id>/second-role")
@access.signed_in
def take_second(place_id: int):
    """The other role of the program, too; its questions come first."""
    own = _changeable(place_id)
    access.allow(own.second_role is not None or own.other is not None)
    second = own.other or actions.take_second(own.row, by=access.me(), at=now())
    return pages.go_to("places.show" if second.has_ended else "enrollment.place", **_address_of(second))


@bp.get("/places/<id:place_id>/leaving")
@access.signed_in
def leaving(place_id: int):
    """What leaving means, for each mentorship, before anything happens."""
    own = _own(place_id)
    if own.row.has_ended:
        return pages.go_to("places.show", place_id=place_id)
    form = pages.form(LeaveForm)
    form.seen.data = str(leavings_of(own.row).count())
    words = {"neutral": NEUTRAL, "circle_words": CIRCLE[ENDED]}
    return pages.page("home/leaving.html", own=own, place=own.row, program=own.row.program, form=form, **words)


@bp.post("/places/<id:place_id>/leaving")
@access.signed_in
def leave(place_id: int):
    """End the place, and the mentorships with it."""
    own, form = _own(place_id), LeaveForm()
    if own.row.has_ended:
        return pages.go_to("places.show", place_id=place_id)
    if not form.validate():
        return pages.again("places.leaving", form, place_id=place_id)
    said = {"reason": form.reason.data or "", "is_shared": form.is_shared.data}
    only_once(form, lambda: actions.leave(own.row, **said, by=access.me(), at=now()), by=access.me().id)
    flash(_("You have left the program. Thank you for your time."))
    return pages.go_to("places.show", place_id=place_id)


def _own(place_id: int) -> OwnPlace:
    return OwnPlace(access.found(places_of(access.me()).where(Enrollment.id == place_id)), access.me(), now())


def _next_word(own: OwnPlace, key: str) -> str:
    return next_word(own.row.program, key, own.row.role, asks=people_ask(own.row.program))


def _changeable(place_id: int) -> OwnPlace:
    own = _own(place_id)
    access.allow(own.may.change)
    return own


def _address_of(place: Enrollment) -> dict[str, int]:
    return {"place_id": place.id} if place.has_ended else {"enrollment_id": place.id}
