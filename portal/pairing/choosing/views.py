"""A participant's own short list: who stands on it and why, asking one of these people, and ranking."""
from flask import Blueprint, abort, flash
from flask_babel import gettext as _

from portal.clock import now
from portal.enrollment.models import Enrollment
from portal.enrollment.places.queries import places_of
from portal.pairing.choosing import actions
from portal.pairing.choosing.forms import AskForm, RankForm, TakeBackForm
from portal.pairing.choosing.queries import own_asks
from portal.pairing.choosing.standing import Choosing
from portal.pairing.kept import PARTNERS, shown_to_of
from portal.pairing.models import Proposal
from portal.pairing.rules.models import ROUND
from portal.pairing.rules.queries import rules_in_force
from portal.pairing.telling import names_in, summed, told_parts
from portal.web import access, pages
from portal.web.forms import whole
from portal.web.once import only_once

bp = Blueprint("choosing", __name__)
PLACE = "/places/<id:place_id>"


@bp.get(f"{PLACE}/candidates")
@access.signed_in
def candidates(place_id: int):
    """The people whom the reader could ask or rank, why each of them, and what became of what was asked."""
    own = _own(place_id)
    program = own.place.program
    names, shown_to = (names_in(program), shown_to_of(program)) if own.candidates else ({}, {})
    form = pages.form(RankForm, **dict(zip(("first", "second", "third"), own.ranked, strict=False)))
    return pages.page(
        "pairing/choosing/candidates.html",
        own=own,
        place=own.place,
        program=program,
        told=lambda row: told_parts(row, names, shown_to, PARTNERS),
        summed=summed,
        ask_form=pages.form(AskForm),
        take_back_form=pages.form(TakeBackForm),
        rank_form=form.offer(own.candidates),
    )


@bp.post(f"{PLACE}/asks")
@access.signed_in
def ask(place_id: int):
    """Ask one of the own list."""
    own, form = _own(place_id), AskForm()
    row = next((one for one in own.candidates if one.candidate_id == whole(form.candidate.data)), None)
    if row is None and own.asked is None:
        flash(_("This person is not on your list any more. Look who else is."))
        return pages.go_to("choosing.candidates", place_id=place_id)
    if own.asked is None:
        access.allow(own.may.ask)
        try:
            only_once(form, lambda: actions.ask(row, by=access.me(), at=now()), by=access.me().id, stands=_goes_on)
        except actions.NotPossible:
            who = row.candidate.employee.name
            flash(_("%(name)s cannot be asked just now. Ask somebody else, or look again later.", name=who))
        else:
            flash(_("You asked %(name)s.", name=row.candidate.employee.given_name))
    return pages.go_to("choosing.candidates", place_id=place_id)


@bp.post(f"{PLACE}/asks/<id:proposal_id>/withdrawal")
@access.signed_in
def take_back(place_id: int, proposal_id: int):
    """Ask no more, and look at the list again."""
    place = _place(place_id)
    proposal = access.found(own_asks(place).where(Proposal.id == proposal_id))
    actions.take_back(proposal, by=access.me(), at=now())
    flash(_("Taken back. You can ask somebody else."))
    return pages.go_to("choosing.candidates", place_id=place_id) if _choosing(place) else pages.go_to("home.show")


@bp.post(f"{PLACE}/ranking")
@access.signed_in
def rank(place_id: int):
    """First, second and third choice."""
    own = _own(place_id)
    access.allow(own.may.rank)
    form = RankForm().offer(own.candidates)
    if not form.validate():
        return pages.again("choosing.candidates", form, place_id=place_id)
    actions.rank(own.place, form.ranked, by=access.me(), at=now())
    flash(_("Saved. It counts from the next round on."))
    return pages.go_to("choosing.candidates", place_id=place_id)


def _own(place_id: int) -> Choosing:
    """The reader's own place in a program whose people choose; in any other there is no such page."""
    return _choosing(_place(place_id)) or abort(404)


def _choosing(place: Enrollment) -> Choosing | None:
    """Where the holder of a place stands; None where nobody chooses, or before the profile is complete."""
    rules = rules_in_force(place.program)
    return Choosing(place, rules, now()) if rules.way != ROUND and place.is_complete else None


def _place(place_id: int) -> Enrollment:
    return access.found(places_of(access.me()).where(Enrollment.id == place_id, Enrollment.ended_at.is_null()))


def _goes_on(made: int) -> bool:
    return Proposal.select().where(Proposal.id == made, Proposal.closed_at.is_null()).exists()
