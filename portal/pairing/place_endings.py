"""What it means for rounds and proposals that a place rests or ends, or that a mentorship has ended."""
from datetime import date, datetime

from portal.db import db
from portal.enrollment.models import Enrollment
from portal.enrollment.places.queries import is_available
from portal.pairing.holding import hold
from portal.pairing.models import ENDED, LEFT, Lock, Proposal, Round, both_said_yes
from portal.pairing.posting import post_closed, withdraw
from portal.pairing.queries import MenteePlace, MentorPlace, holds_places, is_released, verdicts_of
from portal.programs.models import Program


def drop_from_drafts(place: Enrollment) -> None:
    """Take the pairs of this place out of the rounds that nobody has seen yet; what somebody asked for is no draft."""
    Proposal.delete().where(_with(place), ~is_released(), Proposal.asked_by.is_null()).execute()


def close_proposals_of(place: Enrollment, *, at: datetime) -> None:
    """Withdraw what was proposed to somebody whose place has ended; the other of each pair is told in neutral words."""
    with db.atomic():
        # A round that is being released waits here, or is seen here as released.
        hold(Program, place.program_id)
        drop_from_drafts(place)
        Lock.delete().where((Lock.mentor == place) | (Lock.mentee == place)).execute()
        for proposal in list(Proposal.select().where(is_released(), holds_places(), _with(place)).order_by(Proposal.id)):
            _close(proposal, place, at)


def free_places(proposal_id: int | None, how: str = ENDED, *, at: datetime) -> None:
    """Let go of the two places that a mentorship held which has ended, or that a proposal held which goes on no more."""
    Proposal.update(closed_at=at, closed_how=how).where(Proposal.id == proposal_id, Proposal.closed_at.is_null()).execute()


def drop_unavailable(round_: Round, on: date) -> None:
    """Take out of the rest of a round whoever has left or rests since; in the caller's transaction, before more of it is released."""
    rows = Proposal.select(Proposal.id).join(MentorPlace, on=Proposal.mentor == MentorPlace.id).switch(Proposal)
    rows = rows.join(MenteePlace, on=Proposal.mentee == MenteePlace.id).where(Proposal.round == round_)
    kept = rows.where(is_available(on, MentorPlace), is_available(on, MenteePlace))
    Proposal.delete().where(Proposal.round == round_, ~is_released(), Proposal.id.not_in(kept)).execute()


def dropped_from(round_: Round) -> int:
    """How many leaders had a mentor in this round when it was drawn, and have none in it now because somebody left or rests."""
    still = Proposal.select(Proposal.mentee).where(Proposal.round == round_).distinct().count()
    return max(0, round_.placed - still) if round_.is_drawn else 0


def _close(proposal: Proposal, place: Enrollment, at: datetime) -> None:
    """Of a yes at the same moment, either it comes first and a mentorship has begun, or the pairing is closed."""
    hold(Proposal, proposal.id)
    agreed = both_said_yes(verdicts_of(proposal).values())
    free_places(proposal.id, LEFT, at=at)
    if not agreed:
        other = proposal.mentee if proposal.mentor_id == place.id else proposal.mentor
        withdraw(proposal, place.person_id)
        post_closed(proposal, other.person_id)


def _with(place: Enrollment):
    return (Proposal.mentor == place) | (Proposal.mentee == place)
