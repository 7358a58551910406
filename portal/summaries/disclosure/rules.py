"""The rules for one table by itself: enough people (R2), nothing to be had by subtraction (R3), nobody's own activity (R7)."""
from collections.abc import Collection, Iterable, Sequence

from portal.programs.small_groups import SMALLEST, is_enough
from portal.summaries.disclosure.shapes import Group

FEWEST_GROUPS = 2
ONE_AT_MOST, TWO_AT_MOST = 0.50, 0.75


def may_be_shown(people: Iterable[int], smallest: int = SMALLEST, *, eligible: Collection[int] | None = None) -> bool:
    """Whether a figure that these people contribute to, of those `eligible` (None: the same), may be shown (R2)."""
    return is_enough(len(set(people)), smallest) and (eligible is None or is_enough(len(set(eligible)), smallest))


def is_dominated(amounts: Iterable[float]) -> bool:
    """Whether one contributor makes more than half of the sum of `amounts`, or two more than three quarters (R7)."""
    largest = sorted(amounts, reverse=True)
    total = sum(largest)
    return total > 0 and (largest[0] > ONE_AT_MOST * total or sum(largest[:2]) > TWO_AT_MOST * total)


def may_stand_alone(group: Group, smallest: int = SMALLEST) -> bool:
    """Whether this group's figures say nothing of too few people, and are nobody's own."""
    enough = may_be_shown(group.people, smallest, eligible=group.eligible)
    return enough and not any(is_dominated(made.values()) for made in group.activity)


def hidden_among(
    groups: Sequence[Group], smallest: int = SMALLEST, *, hidden: Collection[int] = (), rather: Collection[int] = ()
) -> frozenset[int]:
    """The positions of the groups to hide in a table whose total is shown.

    First those that may not stand alone and those that are `hidden` already; then, until what is hidden may stand together,
    the next smallest, but one of `rather` (what was hidden before) before all others, so that the pattern stays.
    """
    gone = {index for index, group in enumerate(groups) if not may_stand_alone(group, smallest)} | set(hidden)
    for index in sorted(range(len(groups)), key=lambda index: (index not in rather, len(groups[index].people), index)):
        if not gone or _may_hide(groups, gone, smallest):
            break
        gone.add(index)
    return frozenset(gone)


def _may_hide(groups: Sequence[Group], hidden: set[int], smallest: int) -> bool:
    together = Group(frozenset())
    for index in hidden:
        together |= groups[index]
    return len(hidden) >= FEWEST_GROUPS and may_stand_alone(together, smallest)
