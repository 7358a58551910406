"""Exact linear algebra over whole numbers modulo a prime: what follows from rows by adding and subtracting them.

A row that follows over the fractions follows modulo the prime, too, unless the prime divides one of a few determinants; what
follows modulo the prime alone would only hide more than it must.
"""
import numpy as np

PRIME = 2**31 - 1
# Sums of fingerprints stand for sums of columns; two of them, so that hardly any pair is looked at in vain.
FINGERPRINTS = 2


class Space:
    """All sums and differences of rows, as rows that each begin in a column of their own, which is what reducing comes to."""

    def __init__(self, rows: np.ndarray, base: "Space | None" = None):
        """`rows` is a matrix of whole numbers, a row for each figure. What `base` holds follows, too, and is not worked out again."""
        self._base, self._width = base, rows.shape[1]
        # Beside each row of a space that has a base stands which of `rows` it is made of.
        traces = np.eye(len(rows), len(rows) if base else 0, dtype=np.int64)
        both = np.hstack([rows % PRIME, traces])
        if base:
            base.take_from(both[:, : self._width])
        self._begins = echelon(both, self._width)
        self._rows, self._traces = both[: len(self._begins), : self._width], both[: len(self._begins), self._width :]

    def take_from(self, rows: np.ndarray) -> None:
        """Reduce these rows, in place, by all that this space holds: what followed from it is zero afterwards."""
        if self._base:
            self._base.take_from(rows)
        for own, begin in zip(self._rows, self._begins, strict=True):
            places = np.flatnonzero(rows[:, begin])
            if places.size:
                rows[places, begin:] = (rows[places, begin:] - rows[places, begin][:, None] * own[begin:]) % PRIME

    def beyond(self, first: int) -> np.ndarray:
        """What follows that is zero in all columns before `first`: rows of which every such row is a sum, without those columns."""
        rows = self._rows[[begin >= first for begin in self._begins], first:]
        return np.vstack([self._base.beyond(first), rows]) if self._base else rows

    def has_more_beyond(self, first: int) -> bool:
        """Whether more follows that is zero in all columns before `first` than from the base alone."""
        return any(begin >= first for begin in self._begins)

    def uses(self, vector: np.ndarray) -> np.ndarray:
        """The positions of the rows that, with others and those of the base, add up to a `vector` that follows."""
        rest = vector[None] % PRIME
        self._base.take_from(rest)
        used = np.zeros(self._traces.shape[1], dtype=np.int64)
        for own, trace, begin in zip(self._rows, self._traces, self._begins, strict=True):
            factor = rest[0, begin]
            rest[0], used = (rest[0] - factor * own) % PRIME, (used + factor * trace) % PRIME
        return np.flatnonzero(used)


class Solved:
    """A small space, each of whose rows is alone in the column that it begins in, so that the columns can be searched."""

    def __init__(self, rows: np.ndarray):
        self._rows = rows % PRIME
        self._begins = echelon(self._rows, rows.shape[1], alone=True)
        self._rows = self._rows[: len(self._begins)]

    def holds(self, vector: np.ndarray) -> bool:
        """Whether `vector` follows from the rows."""
        rest = vector % PRIME
        for own, begin in zip(self._rows, self._begins, strict=True):
            if rest[begin]:
                rest = (rest - rest[begin] * own) % PRIME
        return not rest.any()

    def about(self, columns: np.ndarray) -> list[np.ndarray]:
        """What follows from the rows about these columns alone: vectors of which every such one is a sum.

        A row that begins elsewhere never cancels out there; so only those that begin among `columns` count.
        """
        inside = np.flatnonzero(np.isin(self._begins, columns))
        if not inside.size:
            return []
        outside = np.ones(self._rows.shape[1], dtype=bool)
        outside[columns] = False
        return list(_without(self._rows[inside], outside))

    def fingerprints(self) -> np.ndarray:
        """Two numbers for each column; a set of columns can only follow from the rows if each of its sums is zero."""
        width = self._rows.shape[1]
        prints = np.random.default_rng(width).integers(1, PRIME, (FINGERPRINTS, width))
        prints[:, self._begins] = 0
        for one in prints:
            one[self._begins] = -(self._rows * one % PRIME).sum(axis=1) % PRIME
        return prints


def about_alone(rows: np.ndarray, whose: list[frozenset[int]], smallest: int) -> np.ndarray:
    """What follows from `rows` in which nothing of `smallest` people or more hangs together; `whose` says whose each column is.

    Columns that are multiples of each other are in a sum together or not at all. So where all of them together are of enough people,
    what is about them is not about few.
    """
    while len(rows):
        many = _many(rows, whose, smallest)
        if not many.any():
            break
        rows = _without(rows, many)
    return rows


def _many(rows: np.ndarray, whose: list[frozenset[int]], smallest: int) -> np.ndarray:
    """Which columns are, with their multiples, of many people."""
    alike: dict[bytes, list[int]] = {}
    for column in np.flatnonzero(rows.any(axis=0)):
        alike.setdefault(_direction(rows[:, column]), []).append(column)
    many = np.zeros(rows.shape[1], dtype=bool)
    for columns in alike.values():
        many[columns] = len(frozenset().union(*(whose[column] for column in columns))) >= smallest
    return many


def _direction(column: np.ndarray) -> bytes:
    """The same for all multiples of a column."""
    first = int(column[column.nonzero()[0][0]])
    return (column * pow(first, -1, PRIME) % PRIME).tobytes()


def _without(rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """What follows from the rows that is zero in these columns: rows of which every such row is a sum."""
    both = np.hstack([rows[:, columns], rows])
    width = int(columns.sum())
    return both[len(echelon(both, width)) :, width:]


def echelon(rows: np.ndarray, width: int, *, alone: bool = False) -> list[int]:
    """Reduce the rows in place, by their first `width` columns, so that each begins in a column of its own; these columns.

    Rows that are zero in all of them come last. With `alone` a row is the only one that is not zero where it begins.
    """
    begins: list[int] = []
    for column in range(width):
        at = len(begins)
        if at == len(rows):
            break
        found = np.flatnonzero(rows[at:, column])
        if not found.size:
            continue
        if found[0]:
            rows[[at, at + found[0]]] = rows[[at + found[0], at]]
        if rows[at, column] != 1:
            rows[at, column:] = rows[at, column:] * pow(int(rows[at, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(rows[:, column]) if alone else at + found[1:]
        _take(rows, others[others != at], at, column)
        begins.append(column)
    return begins


def _take(rows: np.ndarray, others: np.ndarray, at: int, column: int) -> None:
    """Take the row `at` from the others as often as makes them zero in `column`."""
    rows[others, column:] = (rows[others, column:] - rows[others, column][:, None] * rows[at, column:]) % PRIME
