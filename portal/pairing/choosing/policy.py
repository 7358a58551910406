"""What the holder of a place may do with the people on the short list."""
from datetime import date

from portal.enrollment.models import Enrollment
from portal.pairing.models import Proposal
from portal.pairing.rules.models import CHOICE, RANKED, RuleSet


class ChoosingPolicy:
    """Each person chooses from the own list alone, one at a time; junior or senior, either side may ask."""

    def __init__(self, place: Enrollment, rules: RuleSet, room: int, asked: Proposal | None, on: date):
        self.is_there = place.is_complete and not place.has_ended and not place.is_paused(on)
        self._way, self._room, self._asked = rules.way, room, asked

    @property
    def ask(self) -> bool:
        return self._way == CHOICE and self.is_there and self._room > 0 and self._asked is None

    @property
    def rank(self) -> bool:
        return self._way == RANKED and self.is_there and self._room > 0
