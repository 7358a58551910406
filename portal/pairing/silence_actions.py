"""When the time to answer a proposal is over: it is closed, both are told kindly, and who is silent twice rests."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.enrollment.places import actions as places
from portal.pairing import mail  # noqa: F401  registers the letters
from portal.pairing.holding import hold
from portal.pairing.models import SILENT, Proposal, Round, Verdict
from portal.pairing.posting import post_closed, post_silent
from portal.pairing.queries import holds_places, is_agreed, is_released, verdicts_of

# Rounds in a row whose proposals somebody left without an answer.
ENOUGH = 2


def close_the_silent(*, at: datetime) -> int:
    """Close what waited for an answer longer than it was to; how many. What the clock asks for, however often it does."""
    over = Proposal.answer_by.is_null(False) & (Proposal.answer_by < at)
    rows = Proposal.select(Proposal.id).where(is_released(), holds_places(), over, ~is_agreed()).order_by(Proposal.id)
    return sum(_close(proposal, at) for proposal in [one for (one,) in rows.tuples()])


def _close(proposal_id: int, at: datetime) -> bool:
    with db.atomic():
        # Of a yes at the same moment, either it comes first and counts, or it finds the proposal closed.
        hold(Proposal, proposal_id)
        still = (Proposal.id == proposal_id) & holds_places() & ~is_agreed()
        if not Proposal.update(closed_at=at, closed_how=SILENT).where(still).execute():
            return False
        proposal = Proposal.get_by_id(proposal_id)
        # Which of the two said nothing is for the two letters alone.
        record("ended an unanswered proposal", by=None, about=f"proposal/{proposal.id}", program=proposal.mentor.program_id)
        said = verdicts_of(proposal)
        for place in (proposal.mentor, proposal.mentee):
            if place.person_id in said:
                post_closed(proposal, place.person_id)
            else:
                post_silent(proposal, place.person_id, rests=_let_rest(place, at))
    return True


def _let_rest(place: Enrollment, at: datetime) -> bool:
    """Whether the place rests from now on: its holder has left everything unanswered that two rounds in a row proposed."""
    answered: dict[int, bool] = {}
    mine = (Verdict.proposal == Proposal.id) & (Verdict.person == place.person_id)
    rows = Proposal.select(Round.id, Proposal.closed_how, Verdict.select(Verdict.id).where(mine).limit(1)).join(Round)
    rows = rows.where(is_released(), (Proposal.mentor == place) | (Proposal.mentee == place)).order_by(Proposal.id.desc())
    for round_, how, verdict in rows.tuples():
        answered[round_] = answered.get(round_, False) or verdict is not None or how != SILENT
    last = list(answered.values())[:ENOUGH]
    if len(last) < ENOUGH or any(last):
        return False
    places.pause(place, None, by=None, at=at)
    return True
