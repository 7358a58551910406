"""Mentorships by the department of who is mentored, in the rows that a table of two pages has room for."""
from portal.summaries.rows import Facts, Pair
from portal.words import lazy as _

MOST_GROUPS = 9
Named = tuple[str, list[Pair]]


def departments_of(facts: Facts, named_before: list[str]) -> list[Named]:
    """(name, mentorships), the largest first and the small ones as one; rows of the last publication keep their names."""
    by_department: dict[str, list[Pair]] = {}
    for pair in facts.pairs:
        by_department.setdefault(pair.department or str(_("No department")), []).append(pair)
    named = sorted(by_department.items(), key=lambda item: (-len(item[1]), item[0]))
    others = str(_("All others"))
    if others in named_before:
        # What was put together stays together: a department that came out of it would tell how the rest is.
        return _merged([one for one in named if one[0] in named_before], [one for one in named if one[0] not in named_before])
    if len(named) <= MOST_GROUPS:
        return named
    return _merged(named[: MOST_GROUPS - 1], named[MOST_GROUPS - 1 :])


def _merged(kept: list[Named], rest: list[Named]) -> list[Named]:
    """The rows that stand by themselves, and all others as one."""
    together = [pair for _name, pairs in rest for pair in pairs]
    return [*kept, (str(_("All others")), together)] if together else kept
