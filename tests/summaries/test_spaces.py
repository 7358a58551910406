"""The quick way through the sums is the plain one: on random rows it finds what the attacker's algebra finds, and no more."""
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from portal.summaries.disclosure.auditing import find_leak
from portal.summaries.disclosure.shapes import EVER
from portal.summaries.disclosure.spaces import PRIME, Solved, Space, about_alone
from tests.summaries.attacker import columns_of, echelon, follows

SEEDS = range(30)


def rows_of(chance: Random, many: int, width: int) -> np.ndarray:
    return np.array([[int(chance.random() < 0.4) for _ in range(width)] for _ in range(many)], dtype=np.int64).reshape(many, width)


def rank(rows) -> int:
    return len(echelon([int(value) for value in row] for row in rows))


@pytest.fixture(params=SEEDS)
def case(request) -> tuple[Random, np.ndarray, np.ndarray]:
    """Chance, and the rows of a past and of what is new beside it."""
    chance = Random(request.param)
    width = chance.randint(3, 12)
    return chance, rows_of(chance, chance.randint(0, 8), width), rows_of(chance, chance.randint(1, 6), width)


def test_what_follows_from_a_past_and_new_rows_follows_from_all_of_them_at_once(case):
    chance, past, new = case
    base = Space(past)
    whole, plain = Space(new, base), echelon([*past.tolist(), *new.tolist()])
    tried = list(rows_of(chance, 6, new.shape[1]))
    tried += [(chance.choice((1, -1)) * one + other) % PRIME for one, other in pairwise([*past, *new])]
    for vector in tried:
        rest = vector[None].copy()
        whole.take_from(rest)
        # The attacker's prime is another one.
        signed = [int(value) if value < PRIME // 2 else int(value) - PRIME for value in vector]
        assert (not rest.any()) == follows(signed, plain) == Solved(np.vstack([past, new])).holds(vector)


def test_the_rows_that_are_named_for_a_sum_are_enough_for_it_beside_the_past(case):
    chance, past, new = case
    whole = Space(new, Space(past))
    target = sum(chance.choice((0, 1, -1)) * row for row in new) % PRIME
    used = whole.uses(target)
    rest = target[None].copy()
    Space(np.vstack([past, new[used]])).take_from(rest)
    assert not rest.any()


def test_what_is_zero_in_the_first_columns_is_all_of_it_and_the_past_knows_its_part(case):
    chance, past, new = case
    first, base = chance.randrange(new.shape[1]), Space(past)
    whole, both = Space(new, base), np.vstack([past, new])
    assert len(whole.beyond(first)) == rank(both) - rank(both[:, :first])
    assert len(base.beyond(first)) == rank(past) - rank(past[:, :first])
    assert whole.has_more_beyond(first) == (len(whole.beyond(first)) > len(base.beyond(first)))


def test_what_hangs_together_with_many_people_is_left_out_and_nothing_else(case):
    chance, past, new = case
    both, width = np.vstack([past, new]), new.shape[1]
    whose = [frozenset(chance.sample(range(12), chance.randint(1, 3))) for _ in range(width)]
    kept = about_alone(Space(new, Space(past)).beyond(0), whose, 4)
    for columns in _few(chance, whose):
        outside = [column for column in range(width) if column not in columns]
        # What is kept holds fractions, as they are modulo the prime of the rules.
        assert rank(both) - rank(both[:, outside]) == len(Space(kept).beyond(0)) - len(Space(kept[:, outside]).beyond(0))


def _few(chance: Random, whose: list[frozenset]):
    """The columns of some sets of three people."""
    for _ in range(20):
        who = frozenset(chance.sample(range(12), 3))
        yield {column for column, own in enumerate(whose) if own <= who}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_leak_is_found_if_and_only_if_something_new_follows_about_few_people(seed):
    chance = Random(seed)
    owners = {unit: frozenset(chance.sample(range(9), chance.choice((1, 1, 2)))) for unit in range(10)}
    cells = [(unit, when) for unit in owners for when in (EVER, "later") if when == EVER or chance.random() < 0.3]
    vectors = [frozenset(cell for cell in cells if chance.random() < 0.5) for _ in range(chance.randint(2, 8))]
    past, smallest = vectors[: chance.randrange(len(vectors))], chance.choice((2, 3, 4, 5))
    shown = {str(place): (vector,) for place, vector in enumerate(vectors[len(past) :])}
    found = find_leak(shown, past, owners, smallest)
    new = _told_newly(vectors, len(past), owners, smallest)
    assert (found is not None) == bool(new)
    if found:
        assert any(few <= found.people for few in new) and len(found.people) < smallest
        left = {name: each for name, each in shown.items() if name in found.rows}
        assert find_leak(left, past, owners, smallest)


def _told_newly(vectors: list[frozenset], known: int, owners: dict, smallest: int) -> set[frozenset]:
    """By rank alone: the sets of few people about whom more follows from all vectors than from the first `known`."""
    columns = columns_of(vectors)
    whose = [frozenset().union(*(owners[unit] for unit, _when in cells)) for cells in columns.values()]
    rows = np.array(list(columns), dtype=np.int64).T
    found, sets = set(), {frozenset()}
    for who in whose:
        sets |= {who | other for other in sets if len(who | other) < smallest}
    for few in sets:
        outside = [place for place, who in enumerate(whose) if not who <= few]
        ahead = rank(rows) - rank(rows[:, outside])
        if ahead > rank(rows[:known]) - rank(rows[:known, outside]):
            found.add(few)
    return found
