"""The audit of a publication against everything published before (R4): no sum or difference may speak of too few people.

Attackers are taken to know who is in which group and to put all publications together. Contributions that no figure tells
apart are one class. Whatever is known of fewer people than a figure may be about is then a sum of few classes, and follows
from what is published if it is a sum of its rows. Facts are printed exactly, so of them the difference between few people is
looked for as well (one left, another came: the figure tells both); answers are rounded, and told anew only after enough people
have changed.
"""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.summaries.disclosure.shapes import EVER, Cell, Owners, Vector, people_behind


@dataclass(frozen=True)
class Leak:
    """That a publication would speak of these few people, and the names of the new rows from which that follows."""

    people: frozenset[int]
    rows: tuple[str, ...]


Shown = Mapping[str, tuple[Vector, ...]]


def condensed(rows: Shown, past: Sequence[Vector], owners: Owners) -> tuple[Shown, list[Vector], Owners]:
    """The same rows and past with one contribution in the place of each class: as telling, and as short for many people as for few."""
    named = [(name, vector) for name, vectors in rows.items() for vector in vectors]
    before = list(dict.fromkeys(past))
    classes = classes_of([*before, *(vector for _name, vector in named)])
    whose = {number: people_behind(cells, owners) for number, cells in enumerate(classes.values())}
    places = range(len(before) + len(named))
    short = [frozenset((number, EVER) for number, pattern in enumerate(classes) if pattern >> place & 1) for place in places]
    shown: dict[str, tuple[Vector, ...]] = {}
    for (name, _vector), vector in zip(named, short[len(before) :], strict=True):
        shown[name] = (*shown.get(name, ()), vector)
    return shown, short[: len(before)], whose


def rows_to_drop(shown: Shown, past: Sequence[Vector], owners: Owners, smallest: int, *, is_exact: bool = True) -> frozenset[str]:
    """The names of the rows that must not be shown beside `past`: the smallest that gives something away, until none does."""
    left = dict(shown)
    sizes = {name: len(people_behind(frozenset().union(*vectors), owners)) for name, vectors in left.items()}
    while leak := find_leak(left, past, owners, smallest, is_exact=is_exact):
        del left[min(leak.rows, key=lambda name: (sizes[name], name))]
    return frozenset(shown) - frozenset(left)


def find_leak(shown: Shown, past: Sequence[Vector], owners: Owners, smallest: int, *, is_exact: bool = True) -> Leak | None:
    """What `shown` would give away beside `past`, or None; what `past` gave away by itself cannot be taken back and is passed over."""
    # Few publish; a web process that does not starts without it.
    import numpy as np

    from portal.summaries.disclosure.searching import all_about_few
    from portal.summaries.disclosure.spaces import Space

    named = [(name, vector) for name, vectors in shown.items() for vector in vectors if vector]
    before = list(dict.fromkeys(vector for vector in past if vector))
    if not named:
        return None
    classes = classes_of([*before, *(vector for _name, vector in named)])
    matrix = np.array([[(pattern >> place) & 1 for pattern in classes] for place in range(len(before) + len(named))], dtype=np.int64)
    whole, known = Space(matrix), Space(matrix[: len(before)])
    people = [people_behind(cells, owners) for cells in classes.values()]
    for target, few in all_about_few(whole, people, smallest, is_exact):
        if not known.holds(target):
            places = whole.uses(target) - len(before)
            return Leak(few, tuple(dict.fromkeys(named[place][0] for place in places if place >= 0)))
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
