"""Where one person stands with choosing: the list, what was asked, what was ranked, and what is possible now."""
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from portal.enrollment.models import Enrollment
from portal.pairing.choosing.models import ListDraw, Shortlisted
from portal.pairing.choosing.policy import ChoosingPolicy
from portal.pairing.choosing.queries import agreed_at, asks_of, draw_of, last_closed_ask_of, ranks_of, shortlist_of, taken_at
from portal.pairing.models import Proposal
from portal.pairing.rules.models import CHOICE, RANKED, RuleSet
from portal.pairing.rules.points import points_in_force


@dataclass(frozen=True)
class Choosing:
    """A place in a program whose people choose, at a moment; each part is fetched when the page asks for it."""

    place: Enrollment
    rules: RuleSet
    at: datetime

    @cached_property
    def candidates(self) -> list[Shortlisted]:
        return list(shortlist_of(self.place, self.at.date()))

    @cached_property
    def asked(self) -> Proposal | None:
        """What its holder asked for and still goes on."""
        return asks_of([self.place]).first() if self.rules.way == CHOICE else None

    @cached_property
    def closed(self) -> Proposal | None:
        """What its holder asked for last, if it does not go ahead."""
        return last_closed_ask_of(self.place) if self.rules.way == CHOICE and self.asked is None else None

    @cached_property
    def taken(self) -> Counter:
        """How many places are taken, of the holder and of each candidate, in one query."""
        return taken_at([self.place.id, *(row.candidate_id for row in self.candidates)])

    @property
    def room(self) -> int:
        return max(0, self.place.capacity - self.taken[self.place.id])

    @property
    def full(self) -> set[int]:
        """The candidates (places) who have no place left just now; by whom theirs are taken is nobody's business here."""
        return {row.candidate_id for row in self.candidates if self.taken[row.candidate_id] >= row.candidate.capacity}

    @property
    def waits_for_an_answer(self) -> bool:
        """Whether a place of the holder's is taken only by what is proposed or asked, and not by an agreed pairing."""
        return agreed_at([self.place.id])[self.place.id] < self.place.capacity

    @cached_property
    def may(self) -> ChoosingPolicy:
        return ChoosingPolicy(self.place, self.rules, self.room, self.asked, self.at.date())

    @cached_property
    def ranks(self) -> dict[int, int]:
        return ranks_of(self.place) if self.rules.way == RANKED else {}

    @property
    def ranked(self) -> list[str]:
        """The candidates (places) that the holder ranked and who still stand on the list, in order."""
        here = {row.candidate_id for row in self.candidates}
        return [str(place) for place in sorted(self.ranks, key=self.ranks.get) if place in here]

    @cached_property
    def draw(self) -> ListDraw | None:
        return draw_of(self.place.program_id)

    @property
    def is_being_made(self) -> bool:
        """Whether the list is empty only because the worker has not come to it yet."""
        return self.draw is None or self.draw.drawn_at is None

    @property
    def share(self) -> int:
        """How many of a hundred points a ranking counts."""
        return points_in_force(self.rules).get("preferences", 0)

    def partner_in(self, proposal: Proposal) -> Enrollment:
        """The other of the two."""
        return proposal.mentee if proposal.mentor_id == self.place.id else proposal.mentor
