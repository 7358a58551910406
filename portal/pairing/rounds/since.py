"""What has changed since the last round that went out: who joined, and whose place became free."""
from dataclasses import dataclass
from datetime import date, datetime

from portal.enrollment.models import MENTEE, MENTOR
from portal.enrollment.queries import pairable
from portal.pairing.models import DRAWN, Proposal, Round, Verdict
from portal.pairing.queries import holds_places, is_released, places_taken
from portal.programs.models import Program


@dataclass(frozen=True)
class Since:
    """How many people joined since a moment, and how many of those paired or proposed before are free again."""

    at: datetime
    joined: int
    freed: int


def since_last_round(program: Program, on: date) -> Since | None:
    """Since the newest released round was drawn; None before the first."""
    last = Round.select(Round.drawn_at).where(Round.program == program, Round.way == DRAWN, Round.released_at.is_null(False))
    at = last.order_by(Round.number.desc()).limit(1).scalar()
    if at is None:
        return None
    taken = places_taken(program)
    free = [place for role in (MENTOR, MENTEE) for place in pairable(program, role, on) if taken[place.id] < place.capacity]
    declined = Verdict.select(Verdict.proposal).where(Verdict.answer == "decline", Verdict.given_at > at)
    over = (Proposal.closed_at > at) | Proposal.id.in_(declined)
    rows = Proposal.select(Proposal.mentor, Proposal.mentee).join(Round)
    rows = rows.where(Round.program == program, is_released(), ~holds_places(), over).tuples()
    freed = {place for pair in rows for place in pair} & {place.id for place in free}
    return Since(at, sum(place.completed_at > at and place.id not in freed for place in free), len(freed))
