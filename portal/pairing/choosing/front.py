"""What the front page says of choosing: as many queries for one place as for ten."""
from dataclasses import dataclass
from datetime import datetime

from portal.enrollment.models import Enrollment
from portal.pairing.choosing.queries import asks_of, list_lengths, ranked_counts, taken_at
from portal.pairing.models import Proposal
from portal.pairing.rules.models import CHOICE, RANKED, ROUND, RuleSet
from portal.pairing.rules.points import ranks_for_nothing
from portal.programs.formats import CHOOSE


@dataclass(frozen=True)
class Chooser:
    """A place whose holder can choose now, or waits for an answer."""

    place: Enrollment
    # How many people stand on its list, and how many its holder has ranked.
    people: int
    ranked: int
    asked: Proposal | None
    # Whether what is ranked is worth a point.
    counts: bool = True

    @property
    def asks(self) -> bool:
        return self.place.way == CHOICE

    @property
    def partner(self) -> Enrollment:
        """Whom its holder asked."""
        return self.asked.mentee if self.asked.mentor_id == self.place.id else self.asked.mentor


def chooses(place: Enrollment) -> bool:
    """Whether people of this place's program choose; `way` is that of `way_in_force`."""
    return place.program.format in CHOOSE and place.way not in (None, ROUND)


def choosers(places: list[Enrollment], at: datetime) -> list[Chooser]:
    """Of these complete places (with `way`) those whose holders can choose, or wait for an answer."""
    if not places:
        return []
    ids = [place.id for place in places]
    people, ranked, taken = list_lengths(places, at.date()), ranked_counts(places), taken_at(ids)
    asked = {proposal.asked_by_id: proposal for proposal in asks_of(places)}
    idle = _ranking_for_nothing({place.program_id for place in places if place.way == RANKED})
    every = [
        Chooser(place, people[place.id], ranked[place.id], asked.get(place.id), place.program_id not in idle) for place in places
    ]
    return [one for one in every if one.asked or taken[one.place.id] < one.place.capacity]


def _ranking_for_nothing(programs: set[int]) -> set[int]:
    """Those of these programs by whose newest rules people rank and it is worth no point."""
    if not programs:
        return set()
    rows = RuleSet.select(RuleSet.program, RuleSet.way, RuleSet.weights).where(RuleSet.program.in_(programs)).order_by(RuleSet.version)
    newest = {rules.program_id: rules for rules in rows}
    return {program for program, rules in newest.items() if ranks_for_nothing(rules)}
