"""Somebody who reads all publications, knows who is in which group, and does sums; shares no code with the rules.

A vector is a set of contributions, as a publication adds them up into one number; `owners` says whose each counted thing is.
The sums are done modulo a prime of the attacker's own, in plain Python.
"""
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from random import Random

PRIME = 998_244_353
MOST = 4


def columns_of(vectors: list[frozenset]) -> dict[tuple[int, ...], list]:
    """Contributions that no vector tells apart, by the vectors that hold them."""
    cells = sorted({cell for vector in vectors for cell in vector}, key=repr)
    found: dict[tuple[int, ...], list] = {}
    for cell in cells:
        found.setdefault(tuple(int(cell in vector) for vector in vectors), []).append(cell)
    return found


def echelon(rows: Iterable[Iterable[int]]) -> list[list[int]]:
    """The rows, reduced: each has a leading one in a column in which all others have nothing."""
    kept: list[list[int]] = []
    leads: list[int] = []
    for row in rows:
        row = [value % PRIME for value in row]
        for lead, other in zip(leads, kept, strict=True):
            if row[lead]:
                factor = row[lead]
                row = [(mine - factor * theirs) % PRIME for mine, theirs in zip(row, other, strict=True)]
        lead = next((place for place, value in enumerate(row) if value), None)
        if lead is None:
            continue
        inverse = pow(row[lead], PRIME - 2, PRIME)
        row = [value * inverse % PRIME for value in row]
        for place, other in enumerate(kept):
            if other[lead]:
                factor = other[lead]
                kept[place] = [(theirs - factor * mine) % PRIME for mine, theirs in zip(row, other, strict=True)]
        kept.append(row)
        leads.append(lead)
    return kept


def follows(vector: list[int], rows: list[list[int]]) -> bool:
    """Whether a vector is a sum of these reduced rows."""
    for row in rows:
        lead = row.index(1)
        if vector[lead]:
            factor = vector[lead]
            vector = [(mine - factor * theirs) % PRIME for mine, theirs in zip(vector, row, strict=True)]
    return not any(vector)


def learned(vectors: list[frozenset], owners: dict, *, fewer_than: int = 5, differences: bool = True) -> set[frozenset]:
    """The sets of fewer people whose sum (or, with `differences`, whose sum less that of others of them) follows."""
    vectors = list(dict.fromkeys(vector for vector in vectors if vector))
    columns = columns_of(vectors)
    people = [frozenset().union(*(owners[unit] for unit, _when in cells)) for cells in columns.values()]
    rows = echelon(zip(*columns, strict=True)) if vectors else []
    marks = _marks(rows, len(people))
    few = [place for place, who in enumerate(people) if len(who) < fewer_than]
    found = set()
    for chosen in _unions(few, people, fewer_than):
        for signs in product((1, -1) if differences else (1,), repeat=len(chosen) - 1):
            factors = dict(zip(chosen, (1, *signs), strict=True))
            if sum(factor * marks[place] for place, factor in factors.items()) % PRIME:
                continue
            if follows([factors.get(place, 0) for place in range(len(people))], rows):
                found.add(frozenset().union(*(people[place] for place in chosen)))
    return found


def _marks(rows: list[list[int]], width: int) -> list[int]:
    """A number for each column, so that what follows from the rows adds up to nothing."""
    chance = Random(width)
    leads = {row.index(1): row for row in rows}
    marks = [0 if place in leads else chance.randrange(1, PRIME) for place in range(width)]
    for lead, row in leads.items():
        marks[lead] = -sum(value * mark for value, mark in zip(row, marks, strict=True)) % PRIME
    return marks


def _unions(few: list[int], people: list[frozenset], fewer_than: int) -> Iterator[tuple[int, ...]]:
    def grow(chosen: tuple[int, ...], who: frozenset, start: int):
        for at in range(start, len(few)):
            union = who | people[few[at]]
            if len(union) < fewer_than:
                yield (*chosen, few[at])
                if len(chosen) + 1 < MOST:
                    yield from grow((*chosen, few[at]), union, at + 1)

    yield from grow((), frozenset(), 0)


def told_about(vectors: list[frozenset], owners: dict, *, fewer_than: int = 5) -> set[frozenset]:
    """By brute force: every set of fewer people of whom something follows, with whatever factors; for a dozen people at most.

    Something about them alone can be had if leaving their contributions out makes two combinations of rows equal.
    """
    vectors = list(dict.fromkeys(vector for vector in vectors if vector))
    everybody = sorted(frozenset().union(*owners.values())) if vectors else []
    columns = columns_of(vectors)
    whose = [frozenset().union(*(owners[unit] for unit, _when in cells)) for cells in columns.values()]
    rank = len(echelon(zip(*columns, strict=True))) if vectors else 0
    found: set[frozenset] = set()
    for count in range(1, fewer_than):
        for chosen in map(frozenset, combinations(everybody, count)):
            if any(known <= chosen for known in found):
                continue
            outside = [column for column, who in zip(columns, whose, strict=True) if not who <= chosen]
            left = len(echelon(zip(*outside, strict=True))) if outside else 0
            if left < rank:
                found.add(chosen)
    return found


def changed_few(history: list[frozenset], owners: dict, *, fewer_than: int = 5) -> set[frozenset]:
    """The sets of fewer people who alone came, went or answered anew between two publications of one row."""
    found = set()
    for before, now in combinations(history, 2):
        who = frozenset().union(*(owners[unit] for unit, _when in before ^ now))
        if 0 < len(who) < fewer_than:
            found.add(who)
    return found


def recovered(vectors: list[frozenset], hidden: dict[str, frozenset]) -> set[str]:
    """The hidden rows that can be worked out all the same."""
    columns = columns_of([*vectors, *hidden.values()])
    width = len(vectors)
    rows = echelon(list(zip(*columns, strict=True))[:width]) if width else []
    return {name for place, name in enumerate(hidden) if follows([column[width + place] for column in columns], rows)}
