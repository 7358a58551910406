"""All choices that are equally good at one level of the aim, and the field on which the next level decides among them.

A choice is as good as the proven one exactly if it uses only tight pairs (worth just their two prices), uses every pair
that is worth more, and leaves no place free of a person with a price (complementary slackness). That needs no weight
so large that all levels fit beside each other: each level is solved in numbers of its own.
"""

from dataclasses import dataclass, replace

import numpy as np

from portal.pairing.matching.arcs import counts
from portal.pairing.matching.field import Field, Tight, bounds
from portal.pairing.matching.proof_checks import LARGEST

EXACT = 1 << 53
"""Below this, floating numbers hold whole ones exactly; the solvers count in them."""


@dataclass(frozen=True, eq=False)
class Face:
    """`may`: the pairs that are still open; `forced`: (i, j) that all these choices share; `ours`, `theirs`: places left.

    `full_ours` and `full_theirs` (bool, m and n) say whose places all have to be taken.
    """

    may: object
    forced: tuple[np.ndarray, np.ndarray]
    ours: np.ndarray
    theirs: np.ndarray
    full_ours: np.ndarray
    full_theirs: np.ndarray

    @property
    def placed(self):
        """How many pairs fit into the places left at most."""
        return int(min(self.ours.sum(), self.theirs.sum()))

    def within(self, may):
        """Return the choices among `may`, a part of what is open."""
        return replace(self, may=may)

    def field(self, value, least_most=None):
        """Return the field by which the best of these choices by the sum of `value` is found; None if nothing is open.

        Raises ValueError if its numbers would be too large to be exact.
        """
        found = least_most or bounds(self.may, value)
        if found is None:
            return None
        least, most = found
        # One place that has to be taken outweighs all values together.
        outweighs = self.placed * (most - least + 1) + 1
        hold_exact(2 * outweighs + most - least + 1, self.placed, least, most)
        return Field(self.may, value, 1 - least + outweighs * self.full_ours, outweighs * self.full_theirs, least, most)


def face_of(field, pairs, mentor_prices, mentee_prices, mentor_capacity, mentee_capacity) -> Face:
    """Return the face of what `best_pairs` returned for a field."""
    i, j = pairs
    over = field.worth(i, j) > mentor_prices[i] + mentee_prices[j]
    forced = i[over], j[over]
    return Face(
        Tight(field, mentor_prices, mentee_prices),
        forced,
        mentor_capacity - counts(forced[0], field.shape[0]),
        mentee_capacity - counts(forced[1], field.shape[1]),
        (mentor_prices > 0) & (mentor_capacity > 0),
        (mentee_prices > 0) & (mentee_capacity > 0),
    )


def field_of_most(may, value, placed, bonus=None):
    """Return (field, bonus): most pairs first, then the greatest sum of `value`; None, 0 if no pair may be chosen.

    `bonus` is what each pair counts beside its value, so that one more pair outweighs any difference; one that was
    found for more pairs than these will do as well.
    Raises ValueError if its numbers would be too large to be exact.
    """
    found = bounds(may, value)
    if found is None:
        return None, 0
    least, most = found
    bonus = placed * (most - least) + 1 - least if bonus is None else bonus
    hold_exact(max(abs(bonus), bonus + most), placed, least, most)
    m, n = may.shape
    return Field(may, value, np.full(m, bonus), np.zeros(n, dtype=np.int64), least, most), bonus


def hold_exact(largest, placed, *values):
    """Raise ValueError if so many pairs of the largest worth, or such values, could not be told exactly."""
    if largest * placed >= EXACT or max(largest, *map(abs, values)) >= LARGEST:
        raise ValueError("the scores are too far apart for an exact result")
