"""What the rules look at: rows of a table, and the contributions that each of their figures adds up."""
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# One contribution: the number of what was counted (a mentorship, an answer), and the window of time that it belongs to.
Cell = tuple[int, str]
# What one printed number adds up.
Vector = frozenset[Cell]
# Whose each counted thing is.
Owners = Mapping[int, frozenset[int]]

ALL = "all"
# The window of what stays as it is once it is counted, whenever that was.
EVER = ""


@dataclass(frozen=True)
class Group:
    """The people that a row of a table is about, and how much of its activity each makes, once for each role.

    `eligible` are those who could have contributed, where these are more than who did (R2).
    """

    people: frozenset[int]
    activity: tuple[Counter, ...] = field(default=())
    eligible: frozenset[int] | None = None

    def __or__(self, other: "Group") -> "Group":
        pairs = zip(self.activity or (Counter(),) * len(other.activity), other.activity or (Counter(),) * len(self.activity), strict=True)
        return Group(self.people | other.people, tuple(mine + theirs for mine, theirs in pairs), _both(self.eligible, other.eligible))


@dataclass(frozen=True)
class Row:
    """One row: its name within its dimension, its group, and a vector for each number in it that could be told apart."""

    label: str
    group: Group
    vectors: tuple[Vector, ...] = ()


@dataclass(frozen=True)
class Table:
    """Everything that one publication would show of one measure: the whole, and its rows by dimension (a department, a month)."""

    measure: str
    whole: Row
    owners: Owners
    dimensions: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    is_answer: bool = False

    def rows(self) -> dict[str, Row]:
        """Every row by its full name."""
        named = {name_of(dimension, row.label): row for dimension, rows in self.dimensions.items() for row in rows}
        return {ALL: self.whole} | named


@dataclass(frozen=True)
class Past:
    """One earlier publication of the same measure: the vectors that it showed, by the full name of their row."""

    shown: Mapping[str, tuple[Vector, ...]]
    owners: Owners

    def vectors(self) -> list[Vector]:
        """All of them."""
        return [vector for vectors in self.shown.values() for vector in vectors]


@dataclass(frozen=True)
class Leak:
    """That a publication would speak of these few people, and the names of the new rows from which that follows."""

    people: frozenset[int]
    rows: tuple[str, ...]


def name_of(dimension: str, label: str) -> str:
    """The full name of a row."""
    return f"{dimension}: {label}"


def people_behind(cells: Iterable[Cell], owners: Owners) -> frozenset[int]:
    """Everybody whose contributions these are, once."""
    return frozenset().union(*(owners[unit] for unit in {unit for unit, _window in cells}))


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


def _both(mine: frozenset[int] | None, theirs: frozenset[int] | None) -> frozenset[int] | None:
    return theirs if mine is None else mine if theirs is None else mine | theirs
