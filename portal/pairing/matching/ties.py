"""A choice among equally good pairings that is always the same, in any order of the rows and on any machine."""

from hashlib import blake2b

import numpy as np

from portal.pairing.matching.solve import best_pairs

LOTS = 1 << 16
"""How many different lots a draw has; where two choices draw the same sum, a further draw decides among those."""


def marks_of(ids) -> np.ndarray:
    """Return a number per person, uint64, made of the stable id alone."""
    return np.array([_mark(str(one)) for one in ids], dtype=np.uint64)


def settled(weights, mentor_capacity, mentee_capacity, mentor_marks, mentee_marks, draw=0):
    """Return (chosen, mentor prices, mentee prices) as `best_pairs` does, with ties settled by lot.

    All equally heavy choices differ only in pairs with no slack that lie on a circle of changes without loss. Among
    those the greatest sum of lots wins; the draw is repeated among what is still equal.
    """
    chosen, ours, theirs = best_pairs(weights, mentor_capacity, mentee_capacity)
    slack = ours[:, None] + theirs - weights
    free = _may_change((weights > 0) & (slack == 0), mentor_capacity, mentee_capacity, chosen, ours, theirs)
    if free.any():
        rows, columns = np.flatnonzero(free.any(axis=1)), np.flatnonzero(free.any(axis=0))
        block, fixed = np.ix_(rows, columns), chosen & ~free
        ours_left = (mentor_capacity - fixed.sum(axis=1))[rows]
        theirs_left = (mentee_capacity - fixed.sum(axis=0))[columns]
        lots = _lots(mentor_marks[rows], mentee_marks[columns], draw)
        # A person with a price has no free place in any of these choices, and that outweighs every lot.
        must = (ours[rows] > 0).astype(np.int64)[:, None] + (theirs[columns] > 0)
        outweighs = LOTS * min(ours_left.sum(), theirs_left.sum()) + 1
        drawn = np.where(free[block], lots + outweighs * must, 0)
        settled_block = settled(
            drawn, ours_left, theirs_left, mentor_marks[rows], mentee_marks[columns], draw + 1
        )[0]
        chosen = fixed
        chosen[block] |= settled_block
    return chosen, ours, theirs


def _may_change(tight, mentor_capacity, mentee_capacity, chosen, ours, theirs):
    """Return the tight pairs that lie on a circle of changes at no loss; none means that the choice is the only one."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    taken, given = chosen.sum(axis=1), chosen.sum(axis=0)
    m, n = chosen.shape
    # Node 0 is the ground; who could both gain and lose a partner at no loss is the ground, too.
    mentors = np.where((taken > 0) & (taken < mentor_capacity), 0, 1 + np.arange(m))
    mentees = np.where((given > 0) & (given < mentee_capacity), 0, 1 + m + np.arange(n))
    i, j = np.nonzero(tight & ~chosen)
    p, q = np.nonzero(tight & chosen)
    gains, loses = (taken == 0) & (mentor_capacity > 0), (taken > 0) & (ours == 0)
    gained, lost = (given == 0) & (mentee_capacity > 0), (given > 0) & (theirs == 0)
    steps = [
        (mentors[i], mentees[j]),
        (mentees[q], mentors[p]),
        (0 * mentors[gains], mentors[gains]),
        (mentors[loses], 0 * mentors[loses]),
        (mentees[gained], 0 * mentees[gained]),
        (0 * mentees[lost], mentees[lost]),
    ]
    tail, head = (np.concatenate(column) for column in zip(*steps, strict=True))
    graph = coo_array((np.ones(len(tail), dtype=np.int8), (tail, head)), shape=(1 + m + n, 1 + m + n))
    island = connected_components(graph.tocsr(), directed=True, connection="strong")[1]
    return tight & (island[mentors][:, None] == island[mentees])


def _lots(mentor_marks, mentee_marks, draw):
    """Return a lot of 1 to LOTS per pair: the two marks and the draw, stirred (splitmix64, wrapping on purpose)."""
    lots = mentor_marks[:, None] * np.uint64(3) + mentee_marks + np.uint64((draw + 1) * 0x9E3779B97F4A7C15 % 2**64)
    lots = (lots ^ (lots >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    lots = (lots ^ (lots >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((lots ^ (lots >> np.uint64(31))) % np.uint64(LOTS)).astype(np.int64) + 1


def _mark(text):
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
