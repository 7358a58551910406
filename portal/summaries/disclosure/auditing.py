"""The audit of a publication against everything published before (R4): no sum or difference may speak of too few people.

Attackers are taken to know who is in which group and to put all publications together. Contributions that no figure tells
apart are one class. Whatever is known of fewer people than a figure may be about is then a union of few classes, and follows
from what is published if it is a sum of its rows.
"""
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.summaries.disclosure.shapes import Cell, Owners, Vector, people_behind

# Four people are at most four classes: up to here the search for fewer than five is complete.
MOST_CLASSES = 4


@dataclass(frozen=True)
class Leak:
    """That a publication would speak of these few people, and the names of the new rows from which that follows."""

    people: frozenset[int]
    rows: tuple[str, ...]


def rows_to_drop(
    shown: Mapping[str, tuple[Vector, ...]], past: Sequence[Vector], owners: Owners, smallest: int
) -> frozenset[str]:
    """The names of the rows that must not be shown beside `past`: the smallest that gives something away, until none does."""
    left = dict(shown)
    sizes = {name: len(people_behind(frozenset().union(*vectors), owners)) for name, vectors in left.items()}
    while leak := find_leak(left, past, owners, smallest):
        del left[min(leak.rows, key=lambda name: (sizes[name], name))]
    return frozenset(shown) - frozenset(left)


def find_leak(shown: Mapping[str, tuple[Vector, ...]], past: Sequence[Vector], owners: Owners, smallest: int) -> Leak | None:
    """What `shown` would give away beside `past`, or None; what `past` gave away by itself cannot be taken back and is passed over."""
    # Few publish; a web process that does not starts without it.
    import numpy as np

    from portal.summaries.disclosure.spaces import Space

    named = [(name, vector) for name, vectors in shown.items() for vector in vectors if vector]
    before = list(dict.fromkeys(vector for vector in past if vector))
    if not named:
        return None
    classes = classes_of([*before, *(vector for _name, vector in named)])
    matrix = np.array([[(pattern >> place) & 1 for pattern in classes] for place in range(len(before) + len(named))], dtype=np.int64)
    whole, known = Space(matrix), Space(matrix[: len(before)])
    people = [people_behind(cells, owners) for cells in classes.values()]
    for union in _small_unions(whole.fingerprints(), people, smallest):
        target = np.zeros(len(classes), dtype=np.int64)
        target[list(union)] = 1
        if whole.holds(target) and not known.holds(target):
            places = whole.uses(target) - len(before)
            return Leak(_together(people, union), tuple(dict.fromkeys(named[place][0] for place in places if place >= 0)))
    return None


def classes_of(vectors: Sequence[Vector]) -> dict[int, list[Cell]]:
    """The contributions that the same vectors hold, by the bits of these vectors' positions."""
    patterns: dict[Cell, int] = {}
    for place, vector in enumerate(vectors):
        for cell in vector:
            patterns[cell] = patterns.get(cell, 0) | 1 << place
    classes: dict[int, list[Cell]] = {}
    for cell, pattern in patterns.items():
        classes.setdefault(pattern, []).append(cell)
    return classes


def _small_unions(prints, people: Sequence[frozenset[int]], smallest: int) -> Iterator[tuple[int, ...]]:
    """Unions of up to four classes, smallest first, of fewer than `smallest` people, whose fingerprints add up to nothing."""
    import numpy as np

    small = np.array([place for place, who in enumerate(people) if len(who) < smallest], dtype=np.int64)
    if not small.size:
        return
    alone = prints[:, small]
    for place in np.flatnonzero(_keys(alone) == 0):
        yield (int(small[place]),)
    # What is known of one class by itself adds nothing to a union.
    small, alone = small[_keys(alone) != 0], alone[:, _keys(alone) != 0]
    first, second = np.triu_indices(len(small), 1)
    sums = _sum(alone[:, first], alone[:, second])
    pairs = list(zip(small[first].tolist(), small[second].tolist(), strict=True))
    for found in (_pairs(sums, pairs), _threes(sums, pairs, alone, small), _fours(sums, pairs)):
        yield from (union for union in found if len(_together(people, union)) < smallest)


def _pairs(sums, pairs: list) -> Iterator[tuple[int, ...]]:
    yield from (pairs[place] for place in (_keys(sums) == 0).nonzero()[0])


def _threes(sums, pairs: list, alone, small) -> Iterator[tuple[int, ...]]:
    import numpy as np

    wanted: dict[int, list[int]] = {}
    for place, key in zip(small.tolist(), _keys(_negative(alone)).tolist(), strict=True):
        wanted.setdefault(key, []).append(place)
    keys = _keys(sums)
    for place in np.flatnonzero(np.isin(keys, np.array(list(wanted), dtype=np.int64))):
        yield from ((*pairs[place], third) for third in wanted[int(keys[place])] if third > pairs[place][1])


def _fours(sums, pairs: list) -> Iterator[tuple[int, ...]]:
    import numpy as np

    keys, opposite = _keys(sums), _keys(_negative(sums))
    matching = np.flatnonzero(np.isin(opposite, keys))
    of_key: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(keys, opposite[matching])):
        of_key.setdefault(int(keys[place]), []).append(int(place))
    for place in matching:
        for other in of_key[int(opposite[place])]:
            if other > place and len({*pairs[place], *pairs[other]}) == MOST_CLASSES:
                yield (*pairs[place], *pairs[other])


def _keys(prints):
    """Both fingerprints as one number; zero only where both are."""
    return prints[0] << 31 | prints[1]


def _sum(mine, theirs):
    from portal.summaries.disclosure.spaces import PRIME

    return (mine + theirs) % PRIME


def _negative(prints):
    from portal.summaries.disclosure.spaces import PRIME

    return -prints % PRIME


def _together(people: Sequence[frozenset[int]], union: Collection[int]) -> frozenset[int]:
    return frozenset().union(*(people[place] for place in union))
