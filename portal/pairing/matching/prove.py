"""Proofs read off a finished choice of pairs, in integers and without trust in whoever chose them."""

import numpy as np


class Unproven(ArithmeticError):
    """The pairs at hand are not the best ones, so no proof exists."""


def open_again(arcs, mentor_capacity, mentee_capacity, chosen):
    """Return the arcs along which one more could flow.

    A chosen pair is used up only where both could have each other twice; elsewhere a capacity of one already says so.
    """
    return arcs & ~(chosen & np.outer(mentor_capacity > 1, mentee_capacity > 1))


def cover(arcs, mentor_capacity, mentee_capacity, chosen) -> tuple[np.ndarray, np.ndarray]:
    """Return (mentors, mentees), bool, that prove that no more pairs than `chosen` fit into `arcs`.

    Every arc has an end among them, or joins two that could be paired only once. Raises Unproven if more would fit.
    """
    loose = open_again(arcs, mentor_capacity, mentee_capacity, chosen)
    reached = chosen.sum(axis=1) < mentor_capacity
    found = np.zeros(arcs.shape[1], dtype=bool)
    fresh = reached
    while fresh.any():
        news = loose[fresh].any(axis=0) & ~found
        found |= news
        fresh = chosen[:, news].any(axis=1) & ~reached
        reached = reached | fresh
    if (found & (chosen.sum(axis=0) < mentee_capacity)).any():
        raise Unproven("one more pair would fit")
    return ~reached, found


def prices(weights, mentor_capacity, mentee_capacity, chosen) -> tuple[np.ndarray, np.ndarray]:
    """Return the least mentor prices and with them the greatest mentee prices that prove `chosen` the heaviest.

    Integers >= 0; 0 where a place stays free. Raises Unproven if a heavier choice exists. `weights` as in `best_pairs`.
    """
    rows, columns = np.nonzero(chosen)
    paid = weights[rows, columns]
    loose = open_again(weights > 0, mentor_capacity, mentee_capacity, chosen)
    by_mentee = np.ascontiguousarray(np.where(loose, weights, 0).T)
    full = chosen.sum(axis=0) == mentee_capacity
    ours = np.zeros(len(mentor_capacity), dtype=np.int64)
    theirs, changed = None, np.arange(len(mentee_capacity))
    for _ in range(sum(weights.shape) + 2):
        ceiling = np.full(len(mentee_capacity), weights.max(initial=0))
        np.minimum.at(ceiling, columns, paid - ours[rows])
        if (ceiling < 0).any():
            break
        ceiling = np.where(full, ceiling, 0)
        if theirs is not None:
            changed = np.flatnonzero(ceiling != theirs)
        theirs = ceiling
        risen = np.maximum(ours, (by_mentee[changed] - theirs[changed, None]).max(axis=0, initial=0))
        if (risen == ours).all():
            if ((ours > 0) & (chosen.sum(axis=1) < mentor_capacity)).any():
                break
            return ours, theirs
        ours = risen
    raise Unproven("a heavier choice exists")
