"""A question to the engine in one piece, so that it can be asked again with a lock, a bonus or a floor more or less."""

from dataclasses import dataclass

import numpy as np

from portal.pairing.matching.assign import Assignment, assign
from portal.pairing.matching.certify import verify


@dataclass(frozen=True, eq=False)
class Instance:
    """All that `assign` takes, under the same names."""

    scores: np.ndarray
    allowed: np.ndarray
    mentor_capacity: np.ndarray
    mentee_capacity: np.ndarray
    locked: tuple = ()
    floor: int | str | None = None
    first: np.ndarray | None = None
    spared: np.ndarray | None = None
    mentor_ids: tuple | None = None
    mentee_ids: tuple | None = None

    def solve(self, near=None) -> Assignment:
        """Return the best assignment; `near` and errors as in `assign`."""
        return assign(
            *self._matrices(), self.locked, self.floor, first=self.first, spared=self.spared, near=near,
            mentor_ids=self.mentor_ids, mentee_ids=self.mentee_ids,
        )  # fmt: skip

    def check(self, result) -> bool:
        """Return True if the result is proven the best of this instance; raise Refuted if not."""
        return verify(*self._matrices(), result, self.locked, self.floor, first=self.first, spared=self.spared)

    def _matrices(self):
        return self.scores, self.allowed, self.mentor_capacity, self.mentee_capacity
