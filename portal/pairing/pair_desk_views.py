"""What a coordinator does to one pair of a draft: lock, unlock, forbid, and take that back."""
from flask import flash, request
from flask_babel import gettext as _

from portal.clock import now
from portal.pairing import actions
from portal.pairing.blueprints import desk
from portal.pairing.models import DRAWN, Forbidding, Proposal, Round
from portal.pairing.queries import forbidden_pairs
from portal.programs.blueprints import coordinated
from portal.web import access, pages
from portal.web.forms import whole
from portal.web.listing import said

PAIR = "/desk/programs/<id:program_id>/proposals/<id:proposal_id>"


@desk.post(f"{PAIR}/lock")
@access.staff
def lock(program_id: int, proposal_id: int):
    """Keep these two together from the next round on."""
    proposal = _draft(program_id, proposal_id)
    try:
        actions.lock(proposal.mentor, proposal.mentee, by=access.me(), at=now())
    except actions.NotPossible:
        flash(_("A rule keeps these two apart by now, so a lock would hold nothing. Draw again, and the next round looks for others."))
    return _back_to_list(proposal)


@desk.post(f"{PAIR}/unlock")
@access.staff
def unlock(program_id: int, proposal_id: int):
    """Let the next round decide."""
    proposal = _draft(program_id, proposal_id)
    actions.unlock(proposal.mentor, proposal.mentee, by=access.me())
    return _back_to_list(proposal)


@desk.post(f"{PAIR}/forbid")
@access.staff
def forbid(program_id: int, proposal_id: int):
    """Never these two; the next round looks for others."""
    proposal = _draft(program_id, proposal_id)
    actions.forbid(proposal.mentor, proposal.mentee, by=access.me(), at=now())
    flash(_("Noted. Draw again, and these two are not a pair."))
    return _back_to_list(proposal)


@desk.post("/desk/programs/<id:program_id>/forbidden/<id:forbidding_id>/permit")
@access.staff
def permit(program_id: int, forbidding_id: int):
    """Take the word back, on the page of the rounds or, with ?proposal=, in the round in which the pair stands."""
    forbidding = access.found(forbidden_pairs(coordinated(program_id)).where(Forbidding.id == forbidding_id))
    proposal = _draft(program_id, whole(request.args["proposal"]) or 0) if "proposal" in request.args else None
    actions.permit(forbidding, by=access.me())
    return _back_to_list(proposal) if proposal else pages.go_to("pairing_desk.rounds", program_id=program_id)


def _draft(program_id: int, proposal_id: int) -> Proposal:
    """A pair of a round of this program; once released, it is its members' and no longer the coordinator's."""
    rows = Proposal.select(Proposal, Round).join(Round).where(Proposal.id == proposal_id, Round.program == coordinated(program_id))
    rows = rows.where(Round.way == DRAWN)
    proposal = access.found(rows)
    access.allow(proposal.released_at is None)
    return proposal


def _back_to_list(proposal: Proposal):
    """The round with its list as it was, at the row of this pair."""
    place = {"program_id": proposal.round.program_id, "number": proposal.round.number, "_anchor": f"pair-{proposal.id}"}
    return pages.go_to("pairing_desk.show", **place, **said("page", "q", "sort", "state"))
