"""Calls of SciPy's solvers on a list of arcs: nobody has to believe them, what they choose is proven afterwards."""

import numpy as np

from portal.pairing.matching.arcs import counts
from portal.pairing.matching.field import blocks

FULL_MATRIX = 300_000
"""Up to so many entries the solver for full matrices is quicker than the one for lists."""

SPARSE = 20
"""But not where fewer than one entry in so many is an arc."""


def choose(arcs, mentor_capacity, mentee_capacity):
    """Return the heaviest choice of the arcs under the capacities: bool, one per arc."""
    usable = (mentor_capacity > 0)[arcs.i] & (mentee_capacity > 0)[arcs.j]
    chosen = np.zeros(len(arcs), dtype=bool)
    chosen[usable] = _among_usable(arcs.where(usable), mentor_capacity, mentee_capacity)
    return chosen


def choose_on_full_matrix(field, mentor_capacity, mentee_capacity):
    """Return the heaviest choice of all pairs of a field as (i, j), by slots; one side has at most one place each.

    Needs 8 bytes for each place and partner.
    """
    from scipy.optimize import linear_sum_assignment

    turn = int(mentee_capacity.max(initial=0) > 1)
    slots = np.repeat(np.arange(field.shape[turn]), (mentee_capacity if turn else mentor_capacity))
    single = np.flatnonzero((mentor_capacity if turn else mentee_capacity) > 0)
    weights = np.zeros((len(slots), len(single)))
    nothing = [np.zeros(size, dtype=np.int64) for size in field.shape]
    for rows in blocks(field.shape):
        worth = np.where(field.may[rows], field.gain(rows, *nothing), 0)
        if turn:
            here = slice(*np.searchsorted(single, [rows.start, rows.stop]))
            weights[:, here] = worth[single[here] - rows.start][:, slots].T
        else:
            here = slice(*np.searchsorted(slots, [rows.start, rows.stop]))
            weights[here] = worth[slots[here] - rows.start][:, single]
    place, partner = linear_sum_assignment(weights, maximize=True)
    met = weights[place, partner] > 0
    ends = slots[place[met]], single[partner[met]]
    return ends[::-1] if turn else ends


def _among_usable(arcs, mentor_capacity, mentee_capacity):
    ours = np.minimum(mentor_capacity, counts(arcs.i, arcs.shape[0]))
    theirs = np.minimum(mentee_capacity, counts(arcs.j, arcs.shape[1]))
    if not len(arcs):
        return np.zeros(0, dtype=bool)
    if theirs.max() <= 1:
        return _by_slots(arcs, ours)
    if ours.max() <= 1:
        turned, order = arcs.turned()
        chosen = np.zeros(len(arcs), dtype=bool)
        chosen[order] = _by_slots(turned, theirs)
        return chosen
    return _by_linear_program(arcs, ours, theirs)


def _by_slots(arcs, capacity):
    """Repeat each row once per place; exact where every column wants one. Floats hold these integers exactly."""
    # Only columns that have an arc are looked at.
    columns, j = np.unique(arcs.j, return_inverse=True)
    first = np.cumsum(capacity) - capacity
    repeat = capacity[arcs.i]
    arc = np.repeat(np.arange(len(arcs)), repeat)
    slot = np.arange(len(arc)) - np.repeat(np.cumsum(repeat) - repeat - first[arcs.i], repeat)
    places = int(capacity.sum())
    entries = places * len(columns)
    solver = _in_full if entries <= min(FULL_MATRIX, SPARSE * len(arcs)) else _in_list
    slots, partners = solver(slot, j[arc], arcs.w[arc], places, len(columns))
    owner = np.repeat(np.arange(len(capacity)), capacity)
    chosen = np.zeros(len(arcs), dtype=bool)
    chosen[np.searchsorted(arcs.keys, owner[slots] * arcs.shape[1] + columns[partners])] = True
    return chosen


def _in_full(slot, j, w, places, columns):
    from scipy.optimize import linear_sum_assignment

    weights = np.zeros((places, columns))
    weights[slot, j] = w
    rows, partners = linear_sum_assignment(weights, maximize=True)
    met = weights[rows, partners] > 0
    return rows[met], partners[met]


def _in_list(slot, j, w, places, columns):
    """Give each column a dummy that it may always take, worth nothing; zeros would be dropped, so all is 1 dearer."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    everyone = np.arange(columns)
    worth = np.concatenate([w + 1.0, np.ones(columns)])
    ends = np.concatenate([j, everyone]), np.concatenate([slot, places + everyone])
    graph = coo_array((worth, ends), shape=(columns, places + columns)).tocsr()
    partners, slots = min_weight_full_bipartite_matching(graph, maximize=True)
    met = slots < places
    return slots[met], partners[met]


def _by_linear_program(arcs, ours, theirs):
    """Solve as a linear program, whose best corners are whole; nothing is chosen where the answer breaks a capacity."""
    from scipy.optimize import linprog
    from scipy.sparse import coo_array

    m, number = arcs.shape[0], np.arange(len(arcs))
    ends = coo_array(
        (np.ones(2 * len(arcs)), (np.concatenate([arcs.i, m + arcs.j]), np.concatenate([number, number]))),
        shape=(sum(arcs.shape), len(arcs)),
    )
    limits = np.concatenate([ours, theirs])
    answer = linprog(-arcs.w.astype(float), A_ub=ends.tocsr(), b_ub=limits, bounds=(0, 1), method="highs-ipm")
    if answer.x is None:
        return np.zeros(len(arcs), dtype=bool)
    chosen = answer.x > 0.5
    kept = (counts(arcs.i[chosen], m) <= ours).all() and (counts(arcs.j[chosen], arcs.shape[1]) <= theirs).all()
    return chosen if kept else np.zeros(len(arcs), dtype=bool)
