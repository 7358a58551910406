"""How many pairs fit at all, and the highest floor that still places as many."""

import numpy as np


def most_pairs(arcs, mentor_capacity, mentee_capacity) -> np.ndarray:
    """Return a choice with as many of the `arcs` as the capacities allow: bool, mentors x mentees."""
    usable = arcs & np.outer(mentor_capacity > 0, mentee_capacity > 0)
    if not usable.any():
        return usable
    ours = np.minimum(mentor_capacity, usable.sum(axis=1))
    theirs = np.minimum(mentee_capacity, usable.sum(axis=0))
    if theirs.max() <= 1:
        return _by_slots(usable, ours)
    if ours.max() <= 1:
        return _by_slots(usable.T, theirs).T
    return _by_flow(usable, ours, theirs)


def highest_floor(scores, arcs, mentor_capacity, mentee_capacity) -> tuple[int | None, np.ndarray]:
    """Return (floor, choice above it): no higher score than `floor` can be asked of every pair without losing a place.

    The choice holds as many pairs above the floor as fit: fewer than with it. The floor is None where nothing fits.
    """
    def most_from(level):
        return most_pairs(arcs & (scores >= level), mentor_capacity, mentee_capacity)

    placed = most_pairs(arcs, mentor_capacity, mentee_capacity).sum()
    if not placed:
        return None, np.zeros_like(arcs)
    levels = np.unique(scores[arcs])
    low, high = 0, len(levels)
    above = np.zeros_like(arcs)
    while high - low > 1:
        middle = (low + high) // 2
        choice = most_from(levels[middle])
        if choice.sum() == placed:
            low = middle
        else:
            high, above = middle, choice
    return int(levels[low]), above


def _by_slots(arcs, capacity):
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    slots = np.repeat(np.arange(len(capacity)), capacity)
    partner = maximum_bipartite_matching(csr_array(arcs[slots]), perm_type="column")
    chosen = np.zeros(arcs.shape, dtype=bool)
    chosen[slots[partner >= 0], partner[partner >= 0]] = True
    return chosen


def _by_flow(arcs, ours, theirs):
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import maximum_flow

    m, n = arcs.shape
    rows, columns = np.nonzero(arcs)
    tail = np.concatenate([np.zeros(m, dtype=int), 1 + rows, 1 + m + np.arange(n)])
    head = np.concatenate([1 + np.arange(m), 1 + m + columns, np.full(n, 1 + m + n)])
    room = np.concatenate([ours, np.ones(len(rows), dtype=int), theirs]).astype(np.int32)
    pipes = coo_array((room, (tail, head)), shape=(2 + m + n, 2 + m + n)).tocsr()
    flow = maximum_flow(pipes, 0, 1 + m + n).flow
    return flow[1 : 1 + m, 1 + m : 1 + m + n].toarray() > 0
