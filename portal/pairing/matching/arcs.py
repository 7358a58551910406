"""Single pairs in a list, with what each is worth: what the solvers work on."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True, eq=False)
class Arcs:
    """Pairs (i, j) that may be chosen and their worth `w` > 0: int64 arrays, ascending by i and then j, none twice."""

    i: np.ndarray
    j: np.ndarray
    w: np.ndarray
    shape: tuple[int, int]

    def __len__(self):
        return len(self.i)

    @property
    def keys(self):
        """One number per pair, ascending."""
        return self.i * self.shape[1] + self.j

    @cached_property
    def by_mentee(self):
        """Return (order, starts): the arcs of mentee j are order[starts[j] : starts[j + 1]]."""
        return np.argsort(self.j, kind="stable"), _starts(self.j, self.shape[1])

    @cached_property
    def by_mentor(self):
        """The arcs of mentor i are those from by_mentor[i] to before by_mentor[i + 1]."""
        return _starts(self.i, self.shape[0])

    def where(self, mask):
        """Return the arcs of the mask."""
        return Arcs(self.i[mask], self.j[mask], self.w[mask], self.shape)

    def worth(self, w):
        """Return the same pairs with another worth."""
        return Arcs(self.i, self.j, w, self.shape)

    def turned(self):
        """Return the same arcs with mentors and mentees exchanged, and the order that they were put in."""
        order = self.by_mentee[0]
        return Arcs(self.j[order], self.i[order], self.w[order], self.shape[::-1]), order

    def holds(self, i, j):
        """Return which of the pairs (i, j) are among the arcs: bool."""
        keys, wanted = self.keys, i * self.shape[1] + j
        if not len(keys):
            return np.zeros(len(i), dtype=bool)
        at = np.searchsorted(keys, wanted)
        return (at < len(keys)) & (keys[np.minimum(at, len(keys) - 1)] == wanted)


def in_order(i, j, worth, shape) -> Arcs:
    """Return the pairs (i, j) as arcs, each once; `worth` gives the worth for two arrays of numbers."""
    keys = np.sort(np.asarray(i, dtype=np.int64) * shape[1] + j)
    keys = keys[np.diff(keys, prepend=-1) > 0]
    i, j = np.divmod(keys, max(1, shape[1]))
    return Arcs(i, j, worth(i, j), shape)


def counts(rows, size):
    """Return how often each of the numbers below `size` is among `rows`: int64."""
    return np.bincount(rows, minlength=size).astype(np.int64)


def spans(starts, which):
    """Return the positions of several spans, one after the other: of each of `which` from its start to the next."""
    lengths = starts[which + 1] - starts[which]
    ends = np.cumsum(lengths)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts[which] - (ends - lengths), lengths)


def _starts(rows, size):
    return np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=size))])
