"""The audit of a publication against everything published before (R4): no sum or difference may speak of too few people.

Attackers are taken to know who is in which group and to put all publications together. Contributions that no figure tells
apart are one class. Whatever is known of fewer people than a figure may be about is then a sum of few classes, and follows
from what is published if it is a sum of its rows. Facts are printed exactly, so of them the difference between few people is
looked for as well (one left, another came: the figure tells both); answers are rounded, and told anew only after enough people
have changed.
"""
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from portal.summaries.disclosure.shapes import EVER, Leak, Owners, Vector, classes_of, people_behind

if TYPE_CHECKING:
    from portal.summaries.disclosure.comparing import Beside


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
    beside, left = _beside(shown, past, owners, smallest), set(shown)
    sizes = {name: len(people_behind(frozenset().union(*vectors), owners)) for name, vectors in shown.items()}
    while leak := beside.leak(left, is_exact):
        left.remove(min(leak.rows, key=lambda name: (sizes[name], name)))
    return frozenset(shown) - left


def find_leak(shown: Shown, past: Sequence[Vector], owners: Owners, smallest: int, *, is_exact: bool = True) -> Leak | None:
    """What `shown` would give away beside `past`, or None; what `past` gave away by itself cannot be taken back and is passed over."""
    return _beside(shown, past, owners, smallest).leak(set(shown), is_exact)


def _beside(shown: Shown, past: Sequence[Vector], owners: Owners, smallest: int) -> "Beside":
    # Few publish; a web process that does not starts without it.
    from portal.summaries.disclosure.comparing import Beside

    named = [(name, vector) for name, vectors in shown.items() for vector in vectors if vector]
    return Beside(named, list(dict.fromkeys(vector for vector in past if vector)), owners, smallest)
