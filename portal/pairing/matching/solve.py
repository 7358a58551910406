"""The pairs with the greatest weight under capacities on both sides: solvers only, nobody has to believe them."""

import numpy as np

from portal.pairing.matching.improve import improved
from portal.pairing.matching.prove import Unproven, prices

NEAREST = 16
"""How many of the best partners of each person the linear program starts with."""


def best_pairs(weights, mentor_capacity, mentee_capacity):
    """Return (chosen, mentor prices, mentee prices): the heaviest choice of pairs and the prices that prove it.

    `weights` are integers >= 0, mentors x mentees; 0 stands for "may not be paired". No pair is chosen twice.
    """
    usable = np.where(np.outer(mentor_capacity > 0, mentee_capacity > 0), weights, 0)
    ours = np.minimum(mentor_capacity, (usable > 0).sum(axis=1))
    theirs = np.minimum(mentee_capacity, (usable > 0).sum(axis=0))
    if theirs.max(initial=0) <= 1:
        chosen = _by_slots(usable, ours)
    elif ours.max(initial=0) <= 1:
        chosen = _by_slots(usable.T, theirs).T
    else:
        chosen = _by_linear_program(usable, ours, theirs)
    while True:
        try:
            return chosen, *prices(weights, mentor_capacity, mentee_capacity, chosen)
        except Unproven:
            chosen = improved(weights, mentor_capacity, mentee_capacity, chosen)


def _by_slots(weights, capacity):
    """Repeat each row once per place; exact where every column wants one. Floats hold these integers exactly."""
    from scipy.optimize import linear_sum_assignment

    chosen = np.zeros(weights.shape, dtype=bool)
    columns = np.flatnonzero(weights.any(axis=0))
    slots = np.repeat(np.arange(len(capacity)), capacity)
    if len(slots):
        picked, column = linear_sum_assignment(weights[np.ix_(slots, columns)].astype(float), maximize=True)
        chosen[slots[picked], columns[column]] = True
    return chosen & (weights > 0)


def _by_linear_program(weights, ours, theirs):
    """Solve on the best partners of each, price all pairs, add the nearest to paying, and so on until none pays."""
    active = _nearest(weights)
    while True:
        chosen, u, v = _solve_active(weights, active, ours, theirs)
        worth = weights - u[:, None] - v
        paying = (worth > 1e-6) & ~active & (weights > 0)
        if not paying.any():
            return _within(chosen, weights, ours, theirs)
        active |= _nearest(np.where((weights > 0) & ~active, worth - worth.min() + 1, 0))


def _nearest(weights):
    near = np.zeros(weights.shape, dtype=bool)
    for axis, size in ((0, weights.shape[0]), (1, weights.shape[1])):
        if size <= NEAREST:
            return weights > 0
        best = np.argpartition(weights, size - NEAREST, axis=axis).take(range(size - NEAREST, size), axis=axis)
        np.put_along_axis(near, best, True, axis=axis)
    return near & (weights > 0)


def _solve_active(weights, active, ours, theirs):
    from scipy.optimize import linprog
    from scipy.sparse import coo_array

    rows, columns = np.nonzero(active)
    arcs, (m, n) = np.arange(len(rows)), weights.shape
    ends = coo_array(
        (np.ones(2 * len(arcs)), (np.concatenate([rows, m + columns]), np.concatenate([arcs, arcs]))),
        shape=(m + n, len(arcs)),
    )
    limits = np.concatenate([ours, theirs])
    gains = weights[rows, columns].astype(float)
    answer = linprog(-gains, A_ub=ends.tocsr(), b_ub=limits, bounds=(0, 1), method="highs-ipm")
    chosen = np.zeros(weights.shape, dtype=bool)
    if answer.x is None:
        return chosen, np.zeros(m), np.zeros(n)
    chosen[rows, columns] = answer.x > 0.5
    prices_found = -answer.ineqlin.marginals
    return chosen, prices_found[:m], prices_found[m:]


def _within(chosen, weights, ours, theirs):
    """Return the chosen pairs if they keep the capacities, else none: the exact search then starts afresh."""
    kept = (chosen.sum(axis=1) <= ours).all() and (chosen.sum(axis=0) <= theirs).all()
    return chosen if kept else np.zeros_like(chosen)
