"""The most promising pairs of a field: a few for each person, found in one walk through all pairs."""

import numpy as np

from portal.pairing.matching.field import blocks

SHUFFLE_BITS = 15
"""Pairs of equal worth are taken in a pseudo-random order: else all people would get the same few candidates."""


def paying(field, mentor_prices, mentee_prices, per_person, open_ours, open_theirs):
    """Return (i, j, whole): pairs worth more than both their prices, and whether these are all of them.

    Where there are many, those that gain most are kept, `per_person` for each mentor and each mentee. At prices of 0
    these are simply the best partners. `open_ours` and `open_theirs` (bool, m and n) leave out people without a place.
    """
    chooser = _Chooser(field, mentor_prices - field.ours, mentee_prices - field.theirs, per_person)
    for rows in blocks(field.shape):
        gain = field.gain(rows, mentor_prices, mentee_prices)
        pays = gain > 0
        pays &= field.may[rows]
        if not open_ours[rows].all():
            pays &= open_ours[rows, None]
        if not open_theirs.all():
            pays &= open_theirs
        chooser.look_at(rows, gain, pays)
    return chooser.chosen()


def listed(may, limit=None):
    """Return (i, j) of all pairs that `may` be chosen, by rows; None if they are more than `limit`."""
    found, count = [], 0
    for rows in blocks(may.shape):
        i, j = _places(may[rows])
        count += len(i)
        if limit is not None and count > limit:
            return None
        found.append((i + rows.start, j))
    nothing = np.zeros(0, dtype=np.int64)
    return tuple(np.concatenate([nothing, *(pairs[side] for pairs in found)]) for side in (0, 1))


class _Chooser:
    """Keeps the best of each row at once, and of each column so far; the columns are settled at the end."""

    def __init__(self, field, ours, theirs, per_person):
        self._per_person, self._trimmed, self._found = per_person, False, []
        draw = np.random.default_rng(7)
        self._ours, self._theirs = (draw.integers(0, 1 << 32, size, dtype=np.uint32) for size in field.shape)
        self._least = max(1, field.least - int(ours.max(initial=0)) - int(theirs.max(initial=0)))
        most = field.most - int(ours.min(initial=0)) - int(theirs.min(initial=0))
        self._kind = np.int32 if most - self._least < (1 << 16) - 1 else np.int64
        self._best = np.full((field.shape[1], per_person), -1, dtype=self._kind)

    def look_at(self, rows, gain, pays):
        """Keep what is needed of a block; `pays` says which pairs count."""
        count = np.count_nonzero(pays)
        if not count:
            return
        if count <= self._per_person * len(pays):
            i, j = _places(pays)
            keys = self._keys(gain[i, j], self._ours[rows][i] ^ self._theirs[j])
            self._found.append((i + rows.start, j, keys, np.full(len(i), -1, dtype=self._kind)))
            return
        self._trimmed = True
        keys = self._keys(gain, self._ours[rows, None] ^ self._theirs)
        keys[~pays] = -1
        in_row = _largest(keys, self._per_person).min(axis=1)
        tops = _largest(np.ascontiguousarray(keys.T), self._per_person)
        self._best = _largest(np.concatenate([self._best, tops], axis=1), self._per_person)
        enough = keys >= np.maximum(in_row, 0)[:, None]
        enough |= keys >= np.maximum(self._best.min(axis=1), 0)
        i, j = _places(enough)
        self._found.append((i + rows.start, j, keys[i, j], in_row[i]))

    def chosen(self):
        """Return (i, j, whether nothing was left out)."""
        if not self._found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), True
        i, j, keys, in_row = (np.concatenate(column) for column in zip(*self._found, strict=True))
        stay = (keys >= in_row) | (keys >= self._best.min(axis=1)[j])
        return i[stay], j[stay], not self._trimmed

    def _keys(self, gain, noise):
        """Order by gain, then by the noise, stirred so that each row and column has an order of its own."""
        noise *= np.uint32(0x9E3779B1)
        noise >>= np.uint32(32 - SHUFFLE_BITS)
        keys = gain.astype(self._kind)
        keys -= self._kind(self._least - 1)
        keys <<= self._kind(SHUFFLE_BITS)
        keys += noise.astype(self._kind)
        return keys


def _places(mask):
    """Return (rows, columns) of what is true; one long line is searched faster than a table."""
    return np.divmod(np.flatnonzero(mask), max(1, mask.shape[1]))


def _largest(keys, count):
    """Return the largest few of each row, in any order, filled up with -1."""
    lacking = count - keys.shape[1]
    if lacking > 0:
        return np.concatenate([keys, np.full((len(keys), lacking), -1, dtype=keys.dtype)], axis=1)
    return np.partition(keys, -count, axis=1)[:, -count:]
