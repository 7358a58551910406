"""One step from a choice of pairs to a heavier one, by an exact search; the last resort when a solver errs."""

import numpy as np

from portal.pairing.matching.arcs import counts


def improved(arcs, mentor_capacity, mentee_capacity, chosen):
    """Return a heavier choice than `chosen` (bool, one per arc), or `chosen` itself if there is none."""
    tail, head, gain = _changes(arcs, mentor_capacity, mentee_capacity, chosen)
    m, better = arcs.shape[0], chosen.copy()
    for start, end in _gaining_circle(tail, head, gain, 1 + sum(arcs.shape)):
        if start and end:
            key = (min(start, end) - 1) * arcs.shape[1] + max(start, end) - 1 - m
            better[np.searchsorted(arcs.keys, key)] = start < end
    return better


def _changes(arcs, mentor_capacity, mentee_capacity, chosen):
    """List what may change by one: 0 is the ground where free places wait, then mentors, then mentees."""
    m, n = arcs.shape
    mentors, mentees = 1 + np.arange(m), 1 + m + np.arange(n)
    taken, given = counts(arcs.i[chosen], m), counts(arcs.j[chosen], n)
    steps = [
        (mentors[arcs.i[~chosen]], mentees[arcs.j[~chosen]], arcs.w[~chosen]),
        (mentees[arcs.j[chosen]], mentors[arcs.i[chosen]], -arcs.w[chosen]),
        (0, mentors[taken < mentor_capacity], 0),
        (mentors[taken > 0], 0, 0),
        (mentees[given < mentee_capacity], 0, 0),
        (0, mentees[given > 0], 0),
    ]
    steps = [np.broadcast_arrays(*step) for step in steps]
    return [np.concatenate(column) for column in zip(*steps, strict=True)]


def _gaining_circle(tail, head, gain, size):
    """Return the steps (from, to) of a closed walk that gains, or none (Bellman and Ford, all arcs at a time)."""
    best, came_from = np.zeros(size, dtype=np.int64), np.full(size, -1)
    for _ in range(size + 1):
        reach = best[tail] + gain
        risen = best.copy()
        np.maximum.at(risen, head, reach)
        rises = (reach == risen[head]) & (risen[head] > best[head])
        if not rises.any():
            return []
        came_from[head[rises]] = tail[rises]
        best = risen
        circle = _circle_in(came_from)
        if circle:
            return circle
    raise ArithmeticError("the exact search did not end")


def _circle_in(came_from):
    """Return the steps of a circle in the walk backwards, or none."""
    known = np.zeros(len(came_from), dtype=int)
    for start in range(len(came_from)):
        node = start
        while node >= 0 and not known[node]:
            known[node] = start + 1
            node = came_from[node]
        if node >= 0 and known[node] == start + 1:
            first, steps = node, []
            while not steps or node != first:
                steps.append((int(came_from[node]), int(node)))
                node = came_from[node]
            return steps[::-1]
    return []
