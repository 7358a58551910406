"""Which rows of a table a publication shows: all rules together, until nothing is left to hide."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from portal.programs.small_groups import SMALLEST, is_enough
from portal.summaries.disclosure.answers import may_be_renewed
from portal.summaries.disclosure.auditing import condensed, rows_to_drop
from portal.summaries.disclosure.rules import hidden_among, may_stand_alone
from portal.summaries.disclosure.shapes import ALL, Owners, Past, Table, name_of, people_behind


@dataclass(frozen=True)
class Rules:
    """The rules that compare: by subtraction (R3), across tables and time (R4), and with the last time (R5)."""

    complement: Callable[..., frozenset[int]] = hidden_among
    audit: Callable[..., frozenset[str]] = rows_to_drop
    renewal: Callable[..., bool] = may_be_renewed


@dataclass(frozen=True)
class Decision:
    """What is shown, as the ledger keeps it; `keeps` says that it is what the last publication showed, with the date of that."""

    entry: Past
    keeps: bool = False

    def shows(self, name: str) -> bool:
        """Whether the row of this full name is shown."""
        return name in self.entry.shown


RULES = Rules()


def decide(table: Table, past: Sequence[Past] = (), smallest: int = SMALLEST, rules: Rules = RULES) -> Decision:
    """What to show of `table` beside `past`, the earlier publications of its measure, oldest first."""
    owners = {unit: people for one in past for unit, people in one.owners.items()} | dict(table.owners)
    alone = _hidden_by_itself(table, smallest)
    shown = _shown(table, past, owners, smallest, rules, alone)
    kept = past[-1] if past and ALL in past[-1].shown and _is_still_enough(past[-1], smallest) else None
    may_change = not table.is_answer or rules.renewal(shown, [one.shown for one in past], owners, smallest)
    is_lost = ALL not in shown and ALL not in alone and (table.is_answer or not table.dimensions)
    if kept and (is_lost or not may_change):
        # What must not be told anew stays as it was: that says nothing which is not known.
        return Decision(kept, keeps=True)
    return Decision(Past(shown if may_change else {}, table.owners))


def _shown(table: Table, past: Sequence[Past], owners: Owners, smallest: int, rules: Rules, alone: set[str]) -> dict:
    rows, hidden = table.rows(), set(alone)
    earlier = [vector for one in past for vector in one.vectors()]
    vectors, before, whose = condensed({name: row.vectors for name, row in rows.items()}, earlier, owners)
    while True:
        hidden |= _hidden_beside(table, hidden, past, smallest, rules)
        left = {name: each for name, each in vectors.items() if name not in hidden}
        dropped = rules.audit(left, before, whose, smallest, is_exact=not table.is_answer)
        if not dropped:
            return {name: row.vectors for name, row in rows.items() if name not in hidden}
        hidden |= dropped


def _hidden_by_itself(table: Table, smallest: int) -> set[str]:
    """The whole, if it may not stand alone; and, where it is of too few people, every row of it."""
    group = table.whole.group
    if not may_stand_alone(replace(group, activity=()), smallest):
        return set(table.rows())
    return set() if may_stand_alone(group, smallest) else {ALL}


def _hidden_beside(table: Table, hidden: set[str], past: Sequence[Past], smallest: int, rules: Rules) -> set[str]:
    """What is hidden in each dimension because of what is hidden already; rather what was hidden the last time."""
    found = set()
    for dimension, rows in table.dimensions.items():
        names = [name_of(dimension, row.label) for row in rows]
        gone = {place for place, name in enumerate(names) if name in hidden}
        before = {place for place, name in enumerate(names) if past and name not in past[-1].shown}
        groups = [row.group for row in rows]
        found |= {names[place] for place in rules.complement(groups, smallest, hidden=gone, rather=before)}
    return found


def _is_still_enough(past: Past, smallest: int) -> bool:
    """Whether all that was shown would be of enough people today, when a program may ask for more."""
    return all(is_enough(len(people_behind(frozenset().union(*vectors), past.owners)), smallest) for vectors in past.shown.values())
