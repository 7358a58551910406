"""A member reads the orientation, a card a screen; every step is a link or a plain form."""
from flask import Blueprint, flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.models import Enrollment
from portal.mentorships.orientation.actions import read_card
from portal.mentorships.orientation.cards import cards_for
from portal.mentorships.orientation.queries import places_to_orient
from portal.mentorships.queries import live_mentorships_of, partner_of
from portal.web import access, pages
from portal.web.forms import whole

bp = Blueprint("orientation", __name__)


@bp.get("/places/<id:place_id>/orientation")
@access.signed_in
def show(place_id: int):
    """The card that the address names; else the first that was not read, and after the end the first of all."""
    place = _place(place_id)
    cards = cards_for(place.program, place.role)
    number = min(max(1, whole(request.args.get("card")) or _first_unread(place)), len(cards))
    told = {"card": cards[number - 1], "number": number, "total": len(cards), "mentorship": live_mentorships_of(place).first()}
    told["partner"] = partner_of(told["mentorship"], access.me()) if told["mentorship"] else None
    return pages.page("mentorships/orientation.html", place=place, program=place.program, **told)


@bp.post("/places/<id:place_id>/orientation")
@access.signed_in
def read(place_id: int):
    """On to the next card; the last one leads to the mentorship."""
    place = _place(place_id)
    card = max(1, whole(request.form.get("card")) or 1)
    if not read_card(place, card, by=access.me(), at=now()):
        return pages.go_to("orientation.show", place_id=place_id, card=card + 1)
    flash(_("You know how it works now. You can read it again from your place."))
    mentorship = live_mentorships_of(place).first()
    return pages.go_to("workspace.show", mentorship_id=mentorship.id) if mentorship else pages.go_to("home.show")


def _place(place_id: int) -> Enrollment:
    return access.found(places_to_orient(access.me()).where(Enrollment.id == place_id))


def _first_unread(place: Enrollment) -> int:
    begun = place.orientation
    return begun.read + 1 if begun is not None and begun.finished_at is None else 1
