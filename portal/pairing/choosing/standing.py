"""Where one person stands with choosing: the list, what was asked, what was ranked, and what is possible now."""
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from portal.enrollment.models import Enrollment
from portal.pairing.choosing.models import ListDraw, Shortlisted
from portal.pairing.choosing.policy import ChoosingPolicy
from portal.pairing.choosing.queries import asks_of, draw_of, last_closed_ask_of, ranks_of, shortlist_of
from portal.pairing.firm import room_at
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
    def room(self) -> int:
        return room_at(self.place)

    @cached_property
    def may(self) -> ChoosingPolicy:
        return ChoosingPolicy(self.place, self.rules, self.room, self.asked, self.at.date())

    @cached_property
    def ranks(self) -> dict[int, int]:
        return ranks_of(self.place) if self.rules.way == RANKED else {}

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
