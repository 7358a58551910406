"""Which pairs of a round would go out next, as the address asks: all that are left, some that were ticked, or the first by points."""
from dataclasses import dataclass

from peewee import ModelSelect

from portal.pairing.kept import shown_to_of
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import is_released
from portal.pairing.rounds.shown_points import shown_points

# How a wave was chosen: by ticking pairs, or by a number of the best.
TICKED, FIRST = CHOSEN = ("ticked", "first")


@dataclass(frozen=True)
class Wave:
    """The pairs by id and how many pairs of the round are left; `is_whole` when these are all of them."""

    ids: list[int]
    left: int

    @property
    def is_whole(self) -> bool:
        return len(self.ids) == self.left


def left_in(round_: Round) -> ModelSelect:
    """The pairs of a round that nobody has seen yet, the highest score first, as far as it is shown."""
    score = shown_points(round_, shown_to_of(round_.program_id)).score
    return Proposal.select().where(Proposal.round == round_, ~is_released()).order_by(score.desc(), Proposal.id)


def wave_of(round_: Round, chosen: str | None, ticked: list[int], first: int | None) -> Wave:
    """The wave that was asked for; one of CHOSEN, or None for all."""
    left = [one for (one,) in left_in(round_).select(Proposal.id).tuples()]
    if chosen == TICKED:
        return Wave([one for one in left if one in set(ticked)], len(left))
    return Wave(left[: first or 0] if chosen == FIRST else left, len(left))
