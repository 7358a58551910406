"""The pairs of a field with the greatest worth under capacities on both sides, and the prices that prove it.

Large fields are solved on a few candidates for each person. The prices of that answer are then held against every pair
that may be chosen; those worth more than their prices join the candidates, until there are none (column generation).
"""

from dataclasses import replace
from itertools import count

import numpy as np

from portal.pairing.matching.arcs import in_order
from portal.pairing.matching.field import Usable
from portal.pairing.matching.improve import improved
from portal.pairing.matching.nearest import listed, paying
from portal.pairing.matching.prove import Unproven, prices
from portal.pairing.matching.solvers import choose, choose_on_full_matrix

DIRECT = 300_000
"""Up to so many pairs all of them are candidates."""

NEAREST, MORE = 16, 8
"""How many partners of each person the search starts with, and how many more may join in each round."""

ROUNDS = 8
"""After so many rounds of candidates the full matrix is solved, if it has no more than LARGEST_MATRIX entries."""

LARGEST_MATRIX = 160_000_000


def best_pairs(field, mentor_capacity, mentee_capacity):
    """Return (pairs, mentor prices, mentee prices): the heaviest choice and the least mentor prices that prove it.

    `pairs`: (i, j), ascending; no pair is chosen twice. Prices: integers >= 0, m and n. Exact at any size. Where both
    sides have several places each, a linear program chooses instead of an assignment: slower by far at large sizes.
    """
    open_ours, open_theirs = mentor_capacity > 0, mentee_capacity > 0
    arcs, whole = _candidates(field, open_ours, open_theirs)
    chosen = None
    for turn in count():
        if turn < ROUNDS or not _fits(mentor_capacity, mentee_capacity):
            chosen = choose(arcs, mentor_capacity, mentee_capacity)
        elif turn == ROUNDS:
            arcs, chosen = _all_at_once(field, arcs, mentor_capacity, mentee_capacity)
        chosen, ours, theirs = proven(arcs, mentor_capacity, mentee_capacity, chosen)
        if whole:
            break
        i, j, _ = paying(_beside(field, arcs, ours, theirs), ours, theirs, MORE, open_ours, open_theirs)
        news = ~arcs.holds(i, j)
        if not news.any():
            break
        arcs, chosen = _joined(field, arcs, chosen, i[news], j[news])
    # Who has no place costs more than anybody is worth, so that nobody pays.
    top = _top(field)
    return (arcs.i[chosen], arcs.j[chosen]), np.where(open_ours, ours, top), np.where(open_theirs, theirs, top)


def heaviest(arcs, mentor_capacity, mentee_capacity):
    """Return (chosen, mentor prices, mentee prices) as `best_pairs` does, for a list of arcs; `chosen`: bool per arc."""
    return proven(arcs, mentor_capacity, mentee_capacity, choose(arcs, mentor_capacity, mentee_capacity))


def proven(arcs, mentor_capacity, mentee_capacity, chosen):
    """Return (chosen, mentor prices, mentee prices), after exact steps to the best if `chosen` is not it."""
    while True:
        try:
            return chosen, *prices(arcs, mentor_capacity, mentee_capacity, chosen)
        except Unproven:
            chosen = improved(arcs, mentor_capacity, mentee_capacity, chosen)


def _candidates(field, open_ours, open_theirs):
    if field.shape[0] * field.shape[1] <= DIRECT:
        i, j = listed(field.may)
        there = open_ours[i] & open_theirs[j]
        i, j, whole = i[there], j[there], True
    else:
        nothing = [np.zeros(size, dtype=np.int64) for size in field.shape]
        i, j, whole = paying(field, *nothing, NEAREST, open_ours, open_theirs)
    return in_order(i, j, field.worth, field.shape), whole


def _beside(field, arcs, ours, theirs):
    """Return the field without the arcs that are worth more than their prices: chosen ones, which can be used once only."""
    over = arcs.w > ours[arcs.i] + theirs[arcs.j]
    return replace(field, may=Usable(field.may, (arcs.i[over], arcs.j[over]))) if over.any() else field


def _joined(field, arcs, chosen, i, j):
    """Return the arcs with some more, and the same choice among them."""
    wider = in_order(np.concatenate([arcs.i, i]), np.concatenate([arcs.j, j]), field.worth, field.shape)
    marked = np.zeros(len(wider), dtype=bool)
    marked[np.searchsorted(wider.keys, arcs.keys[chosen])] = True
    return wider, marked


def _fits(mentor_capacity, mentee_capacity):
    most = min(mentor_capacity.max(initial=0), mentee_capacity.max(initial=0))
    return most <= 1 and int(mentor_capacity.sum()) * int(mentee_capacity.sum()) <= LARGEST_MATRIX


def _all_at_once(field, arcs, mentor_capacity, mentee_capacity):
    i, j = choose_on_full_matrix(field, mentor_capacity, mentee_capacity)
    wider, _ = _joined(field, arcs, np.zeros(len(arcs), dtype=bool), i, j)
    chosen = np.zeros(len(wider), dtype=bool)
    chosen[np.searchsorted(wider.keys, i * field.shape[1] + j)] = True
    return wider, chosen


def _top(field):
    return max(0, field.most + int(field.ours.max(initial=0)) + int(field.theirs.max(initial=0))) + 1
