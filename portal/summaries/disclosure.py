"""Which facts about groups may be shown: nothing of fewer than five people, and nothing from which that could be worked out.

The rules for facts: a figure needs five people behind it (R2); what a table hides must hold at least five people in at
least two groups, so that a total gives nothing away (R3, and R4 for one table with its total); no activity total of
which one person makes more than half or two more than three quarters (R7).
"""
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SMALLEST = 5
FEWEST_GROUPS = 2
ONE_AT_MOST, TWO_AT_MOST = 0.50, 0.75


@dataclass(frozen=True)
class Group:
    """The people that a row of a table is about, and how much of its activity each makes, once for each role."""

    people: frozenset[int]
    activity: tuple[Counter, ...] = field(default=())

    def __or__(self, other: "Group") -> "Group":
        pairs = zip(self.activity or (Counter(),) * len(other.activity), other.activity or (Counter(),) * len(self.activity), strict=True)
        return Group(self.people | other.people, tuple(mine + theirs for mine, theirs in pairs))

    @property
    def may_stand_alone(self) -> bool:
        """Whether this group's figures say nothing of fewer than five, and are nobody's own."""
        return may_be_shown(self.people) and not any(is_dominated(made.values()) for made in self.activity)


def may_be_shown(people: Iterable[int]) -> bool:
    """Whether a figure about these people may be shown (R2)."""
    return len(set(people)) >= SMALLEST


def is_dominated(amounts: Iterable[float]) -> bool:
    """Whether one contributor makes more than half of the sum of `amounts`, or two more than three quarters (R7)."""
    largest = sorted(amounts, reverse=True)
    total = sum(largest)
    return total > 0 and (largest[0] > ONE_AT_MOST * total or sum(largest[:2]) > TWO_AT_MOST * total)


def hidden_among(groups: Sequence[Group]) -> frozenset[int]:
    """The positions of the groups to hide in a table whose total is shown.

    First those that may not stand alone, then the next smallest until what is hidden may stand together.
    """
    hidden = {index for index, group in enumerate(groups) if not group.may_stand_alone}
    for index in sorted(range(len(groups)), key=lambda index: (len(groups[index].people), index)):
        if not hidden or _may_hide(groups, hidden):
            break
        hidden.add(index)
    return frozenset(hidden)


def _may_hide(groups: Sequence[Group], hidden: set[int]) -> bool:
    together = Group(frozenset())
    for index in hidden:
        together |= groups[index]
    return len(hidden) >= FEWEST_GROUPS and together.may_stand_alone
