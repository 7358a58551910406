"""Which pairs of a draft lack a place by now: it was free when the round was drawn, and is not free now."""
from collections import Counter
from dataclasses import dataclass

from portal.enrollment.models import Enrollment
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import is_released, places_taken, with_both


@dataclass(frozen=True)
class Taken:
    """`pairs`: the ids of the pairs that lack a place; `names`: whose places these are, in the order of the alphabet."""

    pairs: frozenset[int] = frozenset()
    names: tuple[str, ...] = ()


def taken_in(round_: Round, wave: set[int] | None = None) -> Taken:
    """What is left of a round beside the places as they stand now; of these pairs alone, if a wave is given."""
    rows = Proposal.select(Proposal.id, Proposal.mentor, Proposal.mentee).where(Proposal.round == round_, ~is_released()).tuples()
    pairs = {one: pair for one, *pair in rows if wave is None or one in wave}
    needed = Counter(place for pair in pairs.values() for place in pair)
    taken = places_taken(round_.program)
    places = Enrollment.select(Enrollment.id, Enrollment.capacity).where(Enrollment.program == round_.program_id).tuples()
    full = {place for place, capacity in places if needed[place] and needed[place] + taken[place] > capacity}
    if not full:
        return Taken()
    without = frozenset(one for one, pair in pairs.items() if full & set(pair))
    both = [place for one in with_both(Proposal.select()).where(Proposal.id.in_(without)) for place in (one.mentor, one.mentee)]
    return Taken(without, tuple(sorted({place.employee.name for place in both if place.id in full})))
