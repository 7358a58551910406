"""Exact linear algebra over whole numbers modulo a prime: what follows from rows by adding and subtracting them.

A row that follows over the fractions follows modulo the prime, too, unless the prime divides one of a few determinants; what
follows modulo the prime alone would only hide more than it must.
"""
import numpy as np

PRIME = 2**31 - 1
# Sums of fingerprints stand for sums of columns; two of them, so that hardly any pair is looked at in vain.
FINGERPRINTS = 2


class Space:
    """All sums and differences of these rows of zeros and ones."""

    def __init__(self, rows: np.ndarray):
        """`rows` is a matrix of whole numbers, a row for each figure."""
        self._width = rows.shape[1]
        both = np.hstack([rows.astype(np.int64) % PRIME, np.eye(rows.shape[0], dtype=np.int64)])
        self._reduced, self._pivots = _reduce(both, self._width)

    def holds(self, vector: np.ndarray) -> bool:
        """Whether `vector` follows from the rows."""
        return not self._rest(vector)[: self._width].any()

    def uses(self, vector: np.ndarray) -> np.ndarray:
        """The positions of the rows that add up, with their factors, to a `vector` that follows from them."""
        return np.flatnonzero(self._rest(vector)[self._width :])

    def about(self, columns: np.ndarray) -> list[np.ndarray]:
        """What follows from the rows about these columns alone: vectors of which every such one is a sum.

        A row whose own pivot lies elsewhere never cancels out there; so only those with a pivot among `columns` count.
        """
        inside = [place for place, pivot in enumerate(self._pivots) if pivot in set(columns.tolist())]
        if not inside:
            return []
        outside = np.ones(self._width, dtype=bool)
        outside[columns] = outside[self._pivots] = False
        rows = self._reduced[inside, : self._width]
        left = np.flatnonzero(outside)
        both = np.hstack([rows[:, left], np.eye(len(inside), dtype=np.int64)])
        both, pivots = _reduce(both, len(left))
        return [_combined(factors, rows) for factors in both[len(pivots) :, len(left) :]]

    def fingerprints(self) -> np.ndarray:
        """Two numbers for each column; a set of columns can only follow from the rows if each of its sums is zero."""
        chance = np.random.default_rng(self._width).integers(1, PRIME, (FINGERPRINTS, self._width))
        chance[:, self._pivots] = 0
        prints = chance.copy()
        rows = self._reduced[: len(self._pivots), : self._width]
        for place, weights in enumerate(chance):
            prints[place, self._pivots] = -(rows * weights % PRIME).sum(axis=1) % PRIME
        return prints

    def _rest(self, vector: np.ndarray) -> np.ndarray:
        rest = np.concatenate([vector % PRIME, np.zeros(self._reduced.shape[1] - self._width, dtype=np.int64)])
        for place, pivot in enumerate(self._pivots):
            if rest[pivot]:
                rest = (rest - rest[pivot] * self._reduced[place]) % PRIME
        return rest


def _combined(factors: np.ndarray, rows: np.ndarray) -> np.ndarray:
    return (factors[:, None] * rows % PRIME).sum(axis=0) % PRIME


def _reduce(rows: np.ndarray, width: int) -> tuple[np.ndarray, list[int]]:
    """The rows in reduced echelon form over their first `width` columns, and the columns of the pivots."""
    pivots: list[int] = []
    for column in range(width):
        found = np.flatnonzero(rows[len(pivots) :, column])
        if not found.size:
            continue
        at = len(pivots)
        rows[[at, at + found[0]]] = rows[[at + found[0], at]]
        rows[at] = rows[at] * pow(int(rows[at, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(rows[:, column])
        others = others[others != at]
        rows[others] = (rows[others] - rows[others, column][:, None] * rows[at]) % PRIME
        pivots.append(column)
        if len(pivots) == len(rows):
            break
    return rows, pivots
