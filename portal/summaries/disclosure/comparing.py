"""New rows beside everything that was published, as spaces of numbers: what follows about few people from both and not from the past alone.

The past is worked out once, and stays so however many of the new rows are left out. Whatever is known of few people is a sum of rows
that is zero for all classes of many; so what is left to search is small, and nothing where the new rows add nothing to it.
"""
from collections.abc import Sequence

import numpy as np

from portal.summaries.disclosure.searching import all_about_few
from portal.summaries.disclosure.shapes import Leak, Owners, Vector, classes_of, people_behind
from portal.summaries.disclosure.spaces import Solved, Space, about_alone


class Beside:
    """Named rows beside the vectors of the past."""

    def __init__(self, named: Sequence[tuple[str, Vector]], past: Sequence[Vector], owners: Owners, smallest: int):
        self._names, self._smallest = [name for name, _vector in named], smallest
        vectors = [*past, *(vector for _name, vector in named)]
        whose = {pattern: people_behind(cells, owners) for pattern, cells in classes_of(vectors).items()}
        # Those of many people first: what is zero for them is what is left of the rows that begin later.
        many = [pattern for pattern in whose if len(whose[pattern]) >= smallest]
        few = [pattern for pattern in whose if len(whose[pattern]) < smallest]
        self._many, self._whose = len(many), [whose[pattern] for pattern in few]
        rows = _matrix([*many, *few], len(vectors))
        self._past, self._rows = Space(rows[: len(past)]), rows[len(past) :]

    def leak(self, names: set[str], is_exact: bool) -> Leak | None:
        """What the rows of these names would give away, or None."""
        places = [place for place, name in enumerate(self._names) if name in names]
        whole = Space(self._rows[places], self._past)
        if not whole.has_more_beyond(self._many):
            return None
        found = self._found(about_alone(whole.beyond(self._many), self._whose, self._smallest), is_exact)
        if found is None:
            return None
        target, people = found
        used = whole.uses(np.concatenate([np.zeros(self._many, dtype=np.int64), target]))
        return Leak(people, tuple(dict.fromkeys(self._names[places[place]] for place in used)))

    def _found(self, rows: np.ndarray, is_exact: bool) -> tuple[np.ndarray, frozenset[int]] | None:
        """The first of what these rows say about few people that the past alone did not, and who these are."""
        known = self._past.beyond(self._many)
        if not len(rows) or not _adds(rows, known):
            return None
        alike = _alike(rows)
        short = np.array([columns[0] for columns in alike])
        whose = [frozenset().union(*(self._whose[column] for column in columns)) for columns in alike]
        known = Solved(known)
        for target, people in all_about_few(Solved(rows[:, short]), whose, self._smallest, is_exact):
            whole = np.zeros(rows.shape[1], dtype=np.int64)
            for value, columns in zip(target, alike, strict=True):
                whole[columns] = value
            if not known.holds(whole):
                return whole, people
        return None


def _adds(rows: np.ndarray, known: np.ndarray) -> bool:
    """Whether any of the rows does not follow from what is known."""
    rest = rows.copy()
    Space(known).take_from(rest)
    return bool(rest.any())


def _alike(rows: np.ndarray) -> list[list[int]]:
    """The columns that are the same in every row, together; without those in which there is nothing."""
    found: dict[bytes, list[int]] = {}
    for column in np.flatnonzero(rows.any(axis=0)).tolist():
        found.setdefault(rows[:, column].tobytes(), []).append(column)
    return list(found.values())


def _matrix(patterns: Sequence[int], places: int) -> np.ndarray:
    """A row for each vector, a column for each class: whether the one holds the other."""
    bits = [[pattern >> place & 1 for pattern in patterns] for place in range(places)]
    return np.array(bits, dtype=np.int64).reshape(places, len(patterns))
