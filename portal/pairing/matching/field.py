"""What every pair is worth at one level of the aim, worked out a block of rows at a time: no second matrix is ever held."""

from dataclasses import dataclass

import numpy as np

ENTRIES_AT_A_TIME = 1_000_000
"""About how many pairs are looked at together: a few megabytes of workings that fit a fast cache."""


class Usable:
    """The pairs that may be chosen: `allowed`, without some single ones (locked or settled already)."""

    def __init__(self, allowed, without=None):
        self.shape, self._allowed, self._without = allowed.shape, allowed, without

    def __getitem__(self, rows):
        """Return the bool block of these rows: a slice, or ascending row numbers."""
        block = self._allowed[rows]
        if self._without is None or not len(self._without[0]):
            return block
        wanted = np.arange(self.shape[0])[rows]
        at = np.searchsorted(wanted, self._without[0])
        there = (at < len(wanted)) & (wanted[np.minimum(at, len(wanted) - 1)] == self._without[0])
        if there.any():
            block = block.copy()
            block[at[there], self._without[1][there]] = False
        return block


class Above:
    """Those of `usable` whose score reaches `level`, and the spared ones (bool matrix or None)."""

    def __init__(self, usable, scores, level, spared=None):
        self.shape, self._usable, self._scores, self._level, self._spared = usable.shape, usable, scores, level, spared

    def __getitem__(self, rows):
        high = self._scores[rows] >= self._level
        if self._spared is not None:
            high |= self._spared[rows]
        return high & self._usable[rows]


class Tight:
    """Those pairs of a field that are worth exactly the two prices of their people."""

    def __init__(self, field, ours, theirs):
        self.shape, self._field, self._ours, self._theirs = field.shape, field, ours, theirs

    def __getitem__(self, rows):
        return (self._field.gain(rows, self._ours, self._theirs) == 0) & self._field.may[rows]


class Marked:
    """A matrix of zeros with ones at some pairs, in rows on demand."""

    def __init__(self, pairs, shape):
        self._pairs, self._shape = pairs, shape
        self._keys = np.sort(pairs[0] * shape[1] + pairs[1])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            keys = key[0] * self._shape[1] + key[1]
            return np.isin(keys, self._keys).astype(np.int8)
        everywhere = np.broadcast_to(np.True_, self._shape)
        return (~Usable(everywhere, self._pairs)[key]).astype(np.int8)


@dataclass(frozen=True, eq=False)
class Field:
    """Worth of each pair: `value` + the mentor's share `ours` + the mentee's share `theirs`, where it `may` be chosen.

    `may` and `value` give a block for rows and behave like matrices (m x n); `value` also gives single pairs for two
    arrays of numbers. `ours` and `theirs`: int64, m and n. The worth of a pair that may be chosen is more than 0.
    `least` and `most` bound the values of pairs that may be chosen.
    """

    may: object
    value: object
    ours: np.ndarray
    theirs: np.ndarray
    least: int
    most: int

    @property
    def shape(self):
        """How many mentors and mentees."""
        return len(self.ours), len(self.theirs)

    def worth(self, i, j):
        """Return the worth of the pairs (i, j): int64."""
        return self.value[i, j].astype(np.int64) + self.ours[i] + self.theirs[j]

    def gain(self, rows, mentor_prices, mentee_prices):
        """Return a block: worth minus both prices, also where a pair may not be chosen; int32 where that is exact."""
        ours, theirs = mentor_prices - self.ours, mentee_prices - self.theirs
        widest = max(abs(self.least), abs(self.most)) + sum(int(np.abs(one).max(initial=0)) for one in (ours, theirs))
        values = self.value[rows]
        # Where a pair may not be chosen, a value can be anything that its type holds: narrow types only are safe.
        kind = np.int32 if values.dtype.itemsize <= 2 and widest < 1 << 30 else np.int64
        gain = values.astype(kind)
        gain -= ours[rows, None].astype(kind)
        gain -= theirs.astype(kind)
        return gain


def blocks(shape, entries=None):
    """Yield slices of rows, each with about as many pairs as are looked at together."""
    size = max(1, (entries or ENTRIES_AT_A_TIME) // max(1, shape[1]))
    for start in range(0, shape[0], size):
        yield slice(start, min(start + size, shape[0]))


def bounds(may, value):
    """Return (least, most) value among the pairs that may be chosen, or None if there are none."""
    found = [part for rows in blocks(may.shape) if len(part := value[rows][may[rows]])]
    return (min(int(part.min()) for part in found), max(int(part.max()) for part in found)) if found else None
