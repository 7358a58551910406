"""What the front door was given, checked once: whatever does not fit together is refused here."""

from dataclasses import dataclass

import numpy as np

from portal.pairing.matching.arcs import counts
from portal.pairing.matching.field import blocks
from portal.pairing.matching.ties import marks_of


@dataclass(frozen=True, eq=False)
class Inputs:
    """As `assign` takes them; capacities are those left beside the locked pairs, pairs are (i, j), ids are marks."""

    scores: np.ndarray
    allowed: np.ndarray
    ours: np.ndarray
    theirs: np.ndarray
    locked: tuple[np.ndarray, np.ndarray]
    floor: int | None
    first: np.ndarray | None
    spared: np.ndarray | None
    near: tuple[np.ndarray, np.ndarray] | None
    mentor_marks: np.ndarray
    mentee_marks: np.ndarray

    @property
    def placed(self):
        """How many pairs the places left allow at most."""
        return int(min(self.ours.sum(), self.theirs.sum()))

    def blocks(self):
        """Yield slices of rows, to look at a part of the matrices at a time."""
        return blocks(self.scores.shape)

    def not_spared(self, rows):
        """Return the block of pairs that a floor applies to."""
        return True if self.spared is None else ~self.spared[rows]


def checked(scores, allowed, mentor_capacity, mentee_capacity, locked, floor, first, spared, near, mentor_ids, mentee_ids) -> Inputs:
    """Return the inputs of `assign`; ValueError if they do not fit together or a lock is not allowed."""
    ours, theirs = _capacity(mentor_capacity), _capacity(mentee_capacity)
    shape = len(ours), len(theirs)
    scores = _matrix(scores, "iu", shape, "scores are integers, with a row per mentor and a column per mentee")
    allowed = _matrix(allowed, "b", shape, "allowed is booleans, with a row per mentor and a column per mentee")
    if first is not None:
        first = _matrix(first, "iu", shape, "first is integers of the shape of the scores")
        if first.size and first.min() < 0:
            raise ValueError("first is 0 or more")
    if spared is not None:
        spared = _matrix(spared, "b", shape, "spared is booleans of the shape of the scores")
    locks = pairs_of(locked, shape)
    if not allowed[locks].all():
        raise ValueError("a locked pair is not allowed")
    ours, theirs = ours - counts(locks[0], shape[0]), theirs - counts(locks[1], shape[1])
    if (ours < 0).any() or (theirs < 0).any():
        raise ValueError("more pairs are locked than a capacity allows")
    close = None if near is None else pairs_of(near, shape)
    marks = _marks(mentor_ids, shape[0]), _marks(mentee_ids, shape[1])
    return Inputs(scores, allowed, ours, theirs, locks, _whole(floor), first, spared, close, *marks)


def pairs_of(pairs, shape):
    """Return (mentor row, mentee row) pairs as two arrays, ascending; ValueError for unknown rows or a pair named twice."""
    rows = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    if ((rows < 0) | (rows >= shape)).any():
        raise ValueError("a pair names an unknown row")
    keys = np.sort(rows[:, 0] * shape[1] + rows[:, 1])
    if (keys[1:] == keys[:-1]).any():
        raise ValueError("a pair is named twice")
    return np.divmod(keys, max(1, shape[1]))


def _matrix(values, kinds, shape, otherwise):
    values = np.asarray(values)
    if values.shape != shape or values.size and values.dtype.kind not in kinds:
        raise ValueError(otherwise)
    if not values.size:
        return values.astype(bool if kinds == "b" else np.int64)
    if values.dtype.kind == "u" and values.dtype.itemsize == 8:
        if values.max() > np.iinfo(np.int64).max:
            raise ValueError("a score is too large")
        return values.astype(np.int64)
    return values


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
    if floor is None or isinstance(floor, str) and floor == "best":
        return None
    if isinstance(floor, (int, np.integer)) and not isinstance(floor, bool):
        return int(floor)
    raise ValueError('a floor is a whole number, "best" or None')
