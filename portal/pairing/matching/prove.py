"""Proofs read off a finished choice of pairs, in integers and without trust in whoever chose them."""

import numpy as np

from portal.pairing.matching.arcs import counts, spans
from portal.pairing.matching.field import blocks


class Unproven(ArithmeticError):
    """The pairs at hand are not the best ones, so no proof exists."""


def prices(arcs, mentor_capacity, mentee_capacity, chosen) -> tuple[np.ndarray, np.ndarray]:
    """Return the least mentor prices and with them the greatest mentee prices that prove `chosen` the heaviest.

    `chosen`: bool, one per arc. Prices are integers >= 0; 0 where a place stays free. No arc is worth more than its two
    prices, but for a chosen one whose people could have each other twice: that it can be used once only is a limit of
    its own. Raises Unproven if a heavier choice exists.
    """
    rows, columns, paid = arcs.i[chosen], arcs.j[chosen], arcs.w[chosen]
    loose = ~(chosen & (mentor_capacity > 1)[arcs.i] & (mentee_capacity > 1)[arcs.j])
    order, starts = arcs.by_mentee
    order_loose = loose[order]
    spare = counts(rows, arcs.shape[0]) < mentor_capacity
    full = counts(columns, arcs.shape[1]) == mentee_capacity
    ours = np.zeros(arcs.shape[0], dtype=np.int64)
    theirs = np.where(full, arcs.w.max(initial=0), 0)
    np.minimum.at(theirs, columns[full[columns]], paid[full[columns]])
    changed = np.arange(arcs.shape[1])
    for _ in range(sum(arcs.shape) + 2):
        at = spans(starts, changed)
        at = order[at[order_loose[at]]]
        risen = ours.copy()
        np.maximum.at(risen, arcs.i[at], arcs.w[at] - theirs[arcs.j[at]])
        rose = risen > ours
        if not rose.any():
            return ours, theirs
        if (rose & spare).any():
            break
        ours = risen
        moved = np.flatnonzero(rose[rows])
        if (paid[moved] < ours[rows[moved]]).any():
            break
        moved = moved[full[columns[moved]]]
        lower = theirs.copy()
        np.minimum.at(lower, columns[moved], paid[moved] - ours[rows[moved]])
        changed = np.flatnonzero(lower < theirs)
        theirs = lower
    raise Unproven("a heavier choice exists")


def cover(may, mentor_capacity, mentee_capacity, pairs) -> tuple[np.ndarray, np.ndarray]:
    """Return (mentors, mentees), bool, that prove that no more than the `pairs` (i, j) fit into what `may` be chosen.

    Every pair has one of them, or joins two that could be paired only once. Raises Unproven if more would fit.
    """
    i, j = pairs
    m, n = may.shape
    twice = (mentor_capacity > 1)[i] & (mentee_capacity > 1)[j]
    used_up = i[twice] * n + j[twice]
    reached = counts(i, m) < mentor_capacity
    found = np.zeros(n, dtype=bool)
    fresh = np.flatnonzero(reached)
    while len(fresh):
        before = found.copy()
        for part in blocks((len(fresh), n)):
            found |= _reach(may, fresh[part], used_up)
        news = np.zeros(m, dtype=bool)
        news[i[(found & ~before)[j]]] = True
        fresh = np.flatnonzero(news & ~reached)
        reached |= news
    if (found & (counts(j, n) < mentee_capacity)).any():
        raise Unproven("one more pair would fit")
    return ~reached, found


def _reach(may, rows, used_up):
    """Return whom these mentors could still ask."""
    block = may[rows]
    i, j = np.divmod(used_up, max(1, may.shape[1]))
    at = np.minimum(np.searchsorted(rows, i), len(rows) - 1)
    here = rows[at] == i
    if here.any():
        block = block.copy()
        block[at[here], j[here]] = False
    return block.any(axis=0)
