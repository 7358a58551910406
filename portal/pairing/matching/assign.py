"""The front door of the engine: who meets whom, with the proof that nothing better exists under the same aim."""

from dataclasses import dataclass

import numpy as np

from portal.pairing.matching.certify import LARGEST, Certificate, Cover
from portal.pairing.matching.most import highest_floor
from portal.pairing.matching.prove import cover
from portal.pairing.matching.ties import marks_of, settled

EXACT = 1 << 53
"""Below this, floating numbers hold whole ones exactly; the solvers count in them."""


@dataclass(frozen=True, eq=False)
class Assignment:
    """`pairs`: int64, k x 2, (mentor row, mentee row) in ascending order; `total`: the sum of their scores."""

    pairs: np.ndarray
    total: int
    certificate: Certificate


def assign(
    scores, allowed, mentor_capacity, mentee_capacity, locked=(), floor=None, *, mentor_ids=None, mentee_ids=None
) -> Assignment:
    """Return the best assignment: most pairs, then no pair below the floor, then the highest total, then by lot.

    `scores`: integers, m mentors x n mentees, in any unit, negative ones too. `allowed`: booleans, m x n. Capacities:
    integers >= 0, m and n. `locked`: (mentor row, mentee row) pairs that stay and use up capacity. `floor`: a score
    (pairs below it count as not allowed, fewer may be placed), "best" (the highest that still places as many), or
    None. Locked pairs are exempt from it. The lot depends on the ids alone (unique texts; row numbers if not given),
    so that the order of the rows does not matter.
    Raises ValueError for inputs that do not fit together, a lock that is not allowed, or scores too large to be exact.
    """
    scores, usable, ours, theirs, kept = _checked(scores, allowed, mentor_capacity, mentee_capacity, locked)
    marks = _marks(mentor_ids, len(ours)), _marks(mentee_ids, len(theirs))
    above, level, floor_cover = _under_floor(scores, usable, ours, theirs, floor)
    bonus = _bonus(scores, above, ours, theirs)
    weights = np.where(above, scores + bonus, 0)
    chosen, mentor_prices, mentee_prices = settled(weights, ours, theirs, *marks)
    reach = above if floor_cover is None else usable
    certificate = Certificate(
        most_placed=_cover(reach, ours, theirs, chosen),
        floor=level,
        floor_cover=floor_cover,
        bonus=bonus,
        mentor_prices=tuple(mentor_prices.tolist()),
        mentee_prices=tuple(mentee_prices.tolist()),
    )
    pairs = chosen | kept
    return Assignment(np.argwhere(pairs), int(scores[pairs].sum()), certificate)


def _under_floor(scores, usable, ours, theirs, floor):
    """Return (usable pairs at or above the floor, the floor, the proof that it is the highest or None)."""
    if floor is None:
        return usable, None, None
    if floor != "best":
        return usable & (scores >= _whole(floor)), _whole(floor), None
    level, above = highest_floor(scores, usable, ours, theirs)
    if level is None:
        return usable, None, None
    return usable & (scores >= level), level, _cover(usable & (scores > level), ours, theirs, above)


def _bonus(scores, arcs, ours, theirs):
    """Return what to add to each score so that one more pair outweighs any difference in score."""
    if not arcs.any():
        return 0
    least, most = int(scores[arcs].min()), int(scores[arcs].max())
    placed = int(min(ours.sum(), theirs.sum()))
    bonus = placed * (most - least) + 1 - least
    if max(abs(least), abs(most), abs(bonus), bonus + most) > LARGEST or (bonus + most) * placed >= EXACT:
        raise ValueError("the scores are too far apart for an exact result")
    return bonus


def _cover(arcs, ours, theirs, chosen):
    mentors, mentees = cover(arcs, ours, theirs, chosen)
    return Cover(tuple(np.flatnonzero(mentors).tolist()), tuple(np.flatnonzero(mentees).tolist()))


def _checked(scores, allowed, mentor_capacity, mentee_capacity, locked):
    scores, allowed = np.asarray(scores), np.asarray(allowed)
    ours, theirs = _capacity(mentor_capacity), _capacity(mentee_capacity)
    if scores.size and scores.dtype.kind not in "iu" or allowed.size and allowed.dtype.kind != "b":
        raise ValueError("scores are integers, allowed is booleans")
    if not scores.shape == allowed.shape == (len(ours), len(theirs)):
        raise ValueError("scores and allowed have a row per mentor and a column per mentee")
    kept = np.zeros(scores.shape, dtype=bool)
    for i, j in np.asarray(locked, dtype=np.int64).reshape(-1, 2).tolist():
        if not (0 <= i < len(ours) and 0 <= j < len(theirs) and allowed[i, j]) or kept[i, j]:
            raise ValueError(f"the locked pair {(i, j)} is not allowed, or there twice")
        kept[i, j] = True
    ours, theirs = ours - kept.sum(axis=1), theirs - kept.sum(axis=0)
    if (ours < 0).any() or (theirs < 0).any():
        raise ValueError("more pairs are locked than a capacity allows")
    return scores.astype(np.int64), allowed.astype(bool) & ~kept, ours, theirs, kept


def _capacity(values):
    values = np.asarray(values)
    if values.ndim != 1 or values.size and (values.dtype.kind not in "iu" or values.min() < 0):
        raise ValueError("capacities are whole numbers, 0 or more")
    return values.astype(np.int64)


def _marks(ids, size):
    ids = [str(one) for one in (range(size) if ids is None else ids)]
    if len(ids) != size or len(set(ids)) != size:
        raise ValueError("each row has an id of its own")
    return marks_of(ids)


def _whole(floor):
    if isinstance(floor, (int, np.integer)) and not isinstance(floor, bool):
        return int(floor)
    raise ValueError('a floor is a whole number, "best" or None')
