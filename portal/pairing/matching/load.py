"""Spreads mentees over mentors: each further place of a mentor costs something, so that a second one is not taken lightly."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Spread:
    """An instance in which each place is a row of its own, with capacity 1; hand it to `assign` in place of the real one.

    `scores`: integers, places x mentees, lowered by what the place costs; `allowed`: bool of the same shape;
    `capacity`: ones; `mentor`: int64, the mentor's row for each place; `place`: int64, 1 for a mentor's first place.
    """

    scores: np.ndarray
    allowed: np.ndarray
    capacity: np.ndarray
    mentor: np.ndarray
    place: np.ndarray

    def ids(self, mentor_ids) -> list[str]:
        """Return an id per place: "12/1" and "12/2" for the mentor 12."""
        ids = [str(one) for one in mentor_ids]
        return [f"{ids[row]}/{place}" for row, place in zip(self.mentor.tolist(), self.place.tolist(), strict=True)]

    def rows(self, matrix) -> np.ndarray:
        """Return a matrix by mentors (`first`, `spared`, kept pairs) as one by places."""
        return np.asarray(matrix)[self.mentor]

    def locks(self, locked) -> list[tuple[int, int]]:
        """Return locked (mentor row, mentee row) pairs by places: a mentor's first ones. ValueError if places lack."""
        start = np.searchsorted(self.mentor, np.arange(self.mentor.max(initial=-1) + 2))
        taken, found = {}, []
        for i, j in np.asarray(locked, dtype=np.int64).reshape(-1, 2).tolist():
            taken[i] = taken.get(i, -1) + 1
            if not 0 <= i < len(start) - 1 or start[i] + taken[i] >= start[i + 1]:
                raise ValueError("more pairs are locked than a capacity allows")
            found.append((int(start[i]) + taken[i], j))
        return found

    def back(self, pairs) -> np.ndarray:
        """Return (place row, mentee row) pairs as (mentor row, mentee row) pairs: int64, k x 2, ascending."""
        pairs = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        found = np.stack([self.mentor[pairs[:, 0]], pairs[:, 1]], axis=1)
        return found[np.lexsort((found[:, 1], found[:, 0]))]


def spread(scores, allowed, mentor_capacity, place_costs, mentee_capacity=None) -> Spread:
    """Return the instance by places; the best assignment of it has the highest total of scores less costs of places.

    `scores` and `allowed` as in `assign`. `place_costs`: integers, m x the largest capacity, in units of a score; no row
    falls from left to right, and the first column is usually 0. As a further place never costs less than the one
    before, whoever has k mentees pays for the first k places: a convex cost, which stays exact (each place an arc of
    its own in a flow). Locked pairs take the first places. A floor would be held against the lowered scores: find it
    without the spread and hand in `allowed & (scores >= floor)`.
    Raises ValueError if the inputs do not fit together, or if a mentee may have several mentors: two places of one
    mentor could then go to the same mentee.
    """
    scores, allowed, costs = np.asarray(scores), np.asarray(allowed), np.asarray(place_costs)
    capacity = np.asarray(mentor_capacity)
    if mentee_capacity is not None and np.asarray(mentee_capacity).max(initial=0) > 1:
        raise ValueError("where a mentee may have several mentors, two places of one mentor could go to the same mentee")
    if scores.ndim != 2 or allowed.shape != scores.shape or capacity.shape != scores.shape[:1]:
        raise ValueError("scores and allowed have a row per mentor and a column per mentee")
    if costs.ndim != 2 or len(costs) != len(capacity) or costs.shape[1] < capacity.max(initial=0):
        raise ValueError("costs have a row per mentor and a column per place")
    if any(each.size and each.dtype.kind not in "iu" for each in (scores, costs, capacity)) or capacity.min(initial=0) < 0:
        raise ValueError("scores, costs and capacities are whole numbers")
    costs = costs.astype(np.int64)
    if (np.diff(costs, axis=1) < 0).any():
        raise ValueError("a further place costs at least as much as the one before")
    mentor = np.repeat(np.arange(len(capacity)), capacity)
    place = np.arange(len(mentor)) - np.repeat(np.cumsum(capacity) - capacity, capacity).astype(np.int64)
    lowest = int(scores.min(initial=0)) - int(costs.max(initial=0))
    highest = int(scores.max(initial=0)) - int(costs.min(initial=0))
    kind = np.promote_types(np.min_scalar_type(min(lowest, -highest - 1, -1)), np.int16)
    lowered = scores[mentor].astype(kind)
    lowered -= costs[mentor, place][:, None].astype(kind)
    return Spread(lowered, allowed[mentor], np.ones(len(mentor), dtype=np.int64), mentor, place + 1)
