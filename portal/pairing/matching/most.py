"""The highest floor under which a choice as good as before is still possible."""

import numpy as np

from portal.pairing.matching.arcs import Arcs, counts
from portal.pairing.matching.field import Above, bounds
from portal.pairing.matching.nearest import listed
from portal.pairing.matching.solve import best_pairs

LISTED = 2_000_000
"""Up to so many pairs the floor is searched in a list; more are searched on all pairs."""


def highest_floor(face, pairs, usable, scores, spared=None):
    """Return the highest score that all pairs of some choice of the face reach, but for those spared; None if none has one.

    `pairs`: (i, j) of any choice of the face; `usable`: what may be chosen at all; `spared`: bool, m x n, or None. Where
    a choice can do without pairs that are not spared, the floor is 1 above the highest of their scores.
    """
    strict = Above(usable, scores, np.iinfo(np.int64).max, spared)
    most = bounds(_Outside(usable, strict), scores)
    if most is None:
        return None
    forced = _scores_not_spared(face.forced, scores, spared)
    ceiling = int(forced.min(initial=most[1] + 1))
    low = int(_scores_not_spared(pairs, scores, spared).min(initial=most[1] + 1))
    found = listed(Above(face.may, scores, low, spared), LISTED)
    if found is None:
        # The choice with the highest total has few low pairs, if any: mostly the list above its lowest is short.
        low = max(low, _lowest_of_best(face, scores, spared, ceiling)[1])
        found = listed(Above(face.may, scores, low, spared), LISTED)
    if found is None:
        return _on_all_pairs(face, scores, spared, low, ceiling)
    arcs = Arcs(*found, scores[found].astype(np.int64), face.may.shape)
    exempt = np.zeros(len(arcs), dtype=bool) if spared is None else spared[found]
    levels = np.unique(np.concatenate([arcs.w[~exempt], [low, ceiling]]))
    levels = levels[(levels >= low) & (levels <= ceiling)]
    at, beyond = 0, len(levels)
    while beyond - at > 1:
        middle = (at + beyond) // 2
        reached = _is_reached(face, arcs.where(exempt | (arcs.w >= levels[middle])))
        at, beyond = (middle, beyond) if reached else (at, middle)
    return int(levels[at])


def most_pairs(arcs, mentor_capacity, mentee_capacity) -> int:
    """Return how many of the arcs fit under the capacities."""
    usable = (mentor_capacity > 0)[arcs.i] & (mentee_capacity > 0)[arcs.j]
    arcs = arcs.where(usable)
    if not len(arcs):
        return 0
    ours = np.minimum(mentor_capacity, counts(arcs.i, arcs.shape[0]))
    theirs = np.minimum(mentee_capacity, counts(arcs.j, arcs.shape[1]))
    if theirs.max() <= 1:
        return _by_slots(arcs, ours)
    if ours.max() <= 1:
        return _by_slots(arcs.turned()[0], theirs)
    return _by_flow(arcs, ours, theirs)


class _Outside:
    """The pairs of one mask that are not in another."""

    def __init__(self, mask, other):
        self.shape, self._mask, self._other = mask.shape, mask, other

    def __getitem__(self, rows):
        return self._mask[rows] & ~self._other[rows]


def _scores_not_spared(pairs, scores, spared):
    found = scores[pairs].astype(np.int64)
    return found if spared is None else found[~spared[pairs]]


def _is_reached(face, arcs):
    """Say whether the arcs hold a choice of the face.

    Whoever has to fill all places can, on both sides at once, if it is possible for each side alone (Mendelsohn and
    Dulmage 1958).
    """
    for full, places, sides in (
        (face.full_ours, face.ours, lambda limited: (limited, face.theirs)),
        (face.full_theirs, face.theirs, lambda limited: (face.ours, limited)),
    ):
        limited = np.where(full, places, 0)
        if limited.any() and most_pairs(arcs, *sides(limited)) < limited.sum():
            return False
    return True


def _on_all_pairs(face, scores, spared, low, ceiling):
    """Search by halves without a list; mostly the floor that is known is the highest, so one above it is tried first."""
    level = low + 1
    while low < ceiling:
        reached, lowest = _lowest_of_best(face.within(Above(face.may, scores, level, spared)), scores, spared, ceiling)
        low, ceiling = (lowest, ceiling) if reached else (low, level - 1)
        level = (low + ceiling + 1) // 2
    return low


def _lowest_of_best(face, scores, spared, ceiling):
    """Return (whether a choice of the face exists, the lowest score of the one with the highest total, at most the ceiling)."""
    wanted = int(face.ours[face.full_ours].sum() + face.theirs[face.full_theirs].sum())
    field = face.field(scores)
    if field is None:
        return not wanted, ceiling
    pairs = best_pairs(field, face.ours, face.theirs)[0]
    filled = int(face.full_ours[pairs[0]].sum() + face.full_theirs[pairs[1]].sum())
    return filled == wanted, min(ceiling, int(_scores_not_spared(pairs, scores, spared).min(initial=ceiling)))


def _by_slots(arcs, capacity):
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    repeat = capacity[arcs.i]
    first = np.cumsum(capacity) - capacity
    slot = np.arange(repeat.sum()) - np.repeat(np.cumsum(repeat) - repeat - first[arcs.i], repeat)
    ends = slot, np.repeat(arcs.j, repeat)
    graph = coo_array((np.ones(len(slot), dtype=np.int8), ends), shape=(int(capacity.sum()), arcs.shape[1])).tocsr()
    return int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())


def _by_flow(arcs, ours, theirs):
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import maximum_flow

    m, n = arcs.shape
    tail = np.concatenate([np.zeros(m, dtype=int), 1 + arcs.i, 1 + m + np.arange(n)])
    head = np.concatenate([1 + np.arange(m), 1 + m + arcs.j, np.full(n, 1 + m + n)])
    room = np.concatenate([ours, np.ones(len(arcs), dtype=int), theirs]).astype(np.int32)
    pipes = coo_array((room, (tail, head)), shape=(2 + m + n, 2 + m + n)).tocsr()
    return int(maximum_flow(pipes, 0, 1 + m + n).flow_value)
