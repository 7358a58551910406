"""The search for what follows from publications about few people: sums and differences of few classes, or of all classes of few people.

A sum can only follow if the fingerprints of its classes cancel out; so all sums of up to four classes are found by looking for such.
"""
from collections.abc import Iterator, Sequence

import numpy as np

from portal.summaries.disclosure.spaces import PRIME, Solved

# Four people are at most four classes: for fewer than five people the search is complete.
MOST_CLASSES = 4
# So many sets of few people are looked through in all their windows together, the smallest first; with more, what is left
# is still found wherever it is a sum of up to four classes.
MOST_UNIONS = 4_000
Terms = tuple[tuple[int, int], ...]


def all_about_few(
    space: Solved, people: Sequence[frozenset[int]], smallest: int, is_exact: bool
) -> Iterator[tuple[np.ndarray, frozenset[int]]]:
    """What follows about fewer than `smallest` people: the vector over the classes, and who these are.

    Only sums of classes; if `is_exact`, differences too. `people` says whose each class is.
    """
    yield from _small_sums(space, people, smallest, is_exact)
    for columns, behind in _few_people(people, smallest):
        yield from ((vector, behind) for vector in space.about(columns) if is_exact or len(np.unique(vector[vector != 0])) == 1)


def _few_people(people: Sequence[frozenset[int]], smallest: int) -> Iterator[tuple[np.ndarray, frozenset[int]]]:
    """All classes of each few people: of one person there may be many, one for each window of time."""
    owners = sorted({who for who in people if len(who) < smallest}, key=lambda who: (len(who), sorted(who)))
    seen: set[frozenset[int]] = set()
    found = [(who, place) for place, who in enumerate(owners)]
    while found:
        later = []
        for who, place in found:
            if len(seen) == MOST_UNIONS:
                return
            if who not in seen:
                seen.add(who)
                yield np.array([column for column, own in enumerate(people) if own <= who], dtype=np.int64), who
            later += [(who | owners[other], other) for other in range(place + 1, len(owners)) if len(who | owners[other]) < smallest]
        found = later


def _small_sums(
    space: Solved, people: Sequence[frozenset[int]], smallest: int, is_exact: bool
) -> Iterator[tuple[np.ndarray, frozenset[int]]]:
    """Sums and differences of up to four classes, those of fewest classes first."""
    for terms in _candidates(space.fingerprints(), people, smallest, is_exact):
        behind = frozenset().union(*(people[place] for place, _sign in terms))
        if len(behind) < smallest:
            target = np.zeros(len(people), dtype=np.int64)
            for place, sign in terms:
                target[place] = sign
            if space.holds(target):
                yield target, behind


def _candidates(prints: np.ndarray, people: Sequence[frozenset[int]], smallest: int, is_exact: bool) -> Iterator[Terms]:
    small = np.array([place for place, who in enumerate(people) if len(who) < smallest], dtype=np.int64)
    alone = prints[:, small]
    known = _keys(alone) == 0
    yield from (((int(place), 1),) for place in small[known])
    # What is known of one class by itself adds nothing to a sum.
    small, alone = small[~known], alone[:, ~known]
    pairs = _Pairs(small, alone, (1, -1) if is_exact else (1,))
    yield from (pairs.terms(place) for place in np.flatnonzero(pairs.keys == 0))
    yield from pairs.with_a_third(small, alone)
    yield from pairs.with_another()


class _Pairs:
    """All sums (and differences) of two classes."""

    def __init__(self, small: np.ndarray, alone: np.ndarray, signs: tuple[int, ...]):
        self._signs = signs
        first, second = np.triu_indices(len(small), 1)
        self._first, self._second = np.tile(small[first], len(signs)), np.tile(small[second], len(signs))
        self._sign = np.repeat(np.array(signs, dtype=np.int64), len(first))
        sums = np.concatenate([(alone[:, first] + sign * alone[:, second]) % PRIME for sign in signs], axis=1)
        self.keys, self._opposite = _keys(sums), _keys(-sums % PRIME)

    def terms(self, place: int, sign: int = 1) -> Terms:
        """The pair at `place`, with its factors."""
        return (int(self._first[place]), sign), (int(self._second[place]), sign * int(self._sign[place]))

    def with_a_third(self, small: np.ndarray, alone: np.ndarray) -> Iterator[Terms]:
        """Every three that cancel out, once."""
        wanted: dict[int, list[tuple[int, int]]] = {}
        for sign in self._signs:
            for place, key in zip(small.tolist(), _keys(-sign * alone % PRIME).tolist(), strict=True):
                wanted.setdefault(key, []).append((place, sign))
        for place in np.flatnonzero(np.isin(self.keys, np.array(list(wanted), dtype=np.int64))):
            pair = self.terms(place)
            yield from ((*pair, third) for third in wanted[int(self.keys[place])] if third[0] > pair[1][0])

    def with_another(self) -> Iterator[Terms]:
        """Every four that cancel out, as two pairs."""
        for sign in self._signs:
            opposite = self._opposite if sign == 1 else self.keys
            of_key: dict[int, list[int]] = {}
            for place in np.flatnonzero(np.isin(self.keys, opposite)):
                of_key.setdefault(int(self.keys[place]), []).append(int(place))
            for place in np.flatnonzero(np.isin(opposite, self.keys)):
                for other in of_key[int(opposite[place])]:
                    terms = (*self.terms(place), *self.terms(other, sign))
                    if other > place and len(dict(terms)) == MOST_CLASSES:
                        yield terms


def _keys(prints: np.ndarray) -> np.ndarray:
    """Both fingerprints as one number; zero only where both are."""
    return prints[0] << 31 | prints[1]
