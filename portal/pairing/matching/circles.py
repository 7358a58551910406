"""Closes circles that are too small, and lets the round run again until all that are left are large enough.

The rule. The engine places as many members as it can in the circles of all mentors. If a new circle has members, but fewer
than it needs, the smallest such circle is closed, by lot among equals, and the round runs again without its mentor; and so
on, until every circle that has members has enough of them, or none is left. A circle that meets already is never closed.

What this proves: the certificate of the last run says that no assignment to the circles that stayed open is better. What it
does not prove: that closing other circles would not have been better.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from portal.pairing.matching.assign import Assignment
from portal.pairing.matching.ties import marks_of


@dataclass(frozen=True)
class Closed:
    """A circle that was closed: its mentor's row, and how many members it had in the run that closed it."""

    mentor: int
    members: int


def open_circles(run: Callable[[tuple[int, ...]], Assignment], meeting, ids, fewest=3) -> tuple[Assignment, tuple[Closed, ...]]:
    """Return the last run's assignment and the circles that were closed, in that order.

    `run` assigns without the mentors of the rows that it is given, which `without` helps with. `meeting`: integers, how many
    members the circle of each mentor has already; `ids`: a unique text for each mentor; `fewest`: how many a circle needs.
    """
    meeting, marks, closed = np.asarray(meeting), marks_of(ids), []
    while True:
        result = run(tuple(one.mentor for one in closed))
        sizes = np.bincount(np.asarray(result.pairs, dtype=np.int64).reshape(-1, 2)[:, 0], minlength=len(meeting))
        small = np.flatnonzero((meeting == 0) & (sizes > 0) & (sizes < fewest))
        if not small.size:
            return result, tuple(closed)
        first = min(small.tolist(), key=lambda row: (int(sizes[row]), int(marks[row]), str(ids[row])))
        closed.append(Closed(first, int(sizes[first])))


def without(closed, allowed, locked=()):
    """Return (allowed, locked) as they are when the mentors of these rows lead no circle."""
    allowed = np.asarray(allowed, dtype=bool).copy()
    allowed[list(closed)] = False
    return allowed, [tuple(pair) for pair in locked if pair[0] not in set(closed)]
