"""What another choice would cost is what solving it anew costs, with the fewest moves."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from portal.pairing.matching.keeping import keep_first
from portal.pairing.matching.whatif import Difference, Instance, price_of_locks, trade_off, why_not
from tests.pairing.instances import _fits, best_by_hand, later, worth_of


def with_round(seed, floor, most_places=3):
    """A small later round as an Instance."""
    instance, first, spared = later(seed, most_places)
    return Instance(*instance, floor=floor, first=first, spared=spared)


@pytest.mark.parametrize("floor", [None, "best", 2])
def test_forcing_a_pair_costs_what_solving_around_it_costs(floor):
    for seed in range(60):
        instance = with_round(seed, floor)
        result = instance.solve()
        assert instance.check(result)
        now = {tuple(pair) for pair in result.pairs.tolist()}
        for pair in np.argwhere(instance.allowed).tolist():
            if not (instance.mentor_capacity[pair[0]] and instance.mentee_capacity[pair[1]]):
                continue
            answer = why_not(instance, result, tuple(pair))
            if tuple(pair) in now:
                assert (answer.difference.total, answer.lost, answer.gained) == (0, (), ())
                continue
            assert tuple(pair) in answer.gained
            then = now - set(answer.lost) | set(answer.gained)
            _is_the_best_around(instance, pair, then, answer.difference, result)
            assert len(now & then) == _most_in_common(instance, pair, now)


def _is_the_best_around(instance, pair, then, difference, result):
    i, j = pair
    rest, ours, theirs = instance.allowed.copy(), instance.mentor_capacity.copy(), instance.mentee_capacity.copy()
    rest[i, j], ours[i], theirs[j] = False, ours[i] - 1, theirs[j] - 1
    size, first, _, total = best_by_hand(instance.scores, rest, ours, theirs, instance.floor, instance.first, instance.spared)
    assert len(then) == size + 1 == len(result.pairs) + difference.placed
    assert sum(int(instance.scores[each]) for each in then) == total + instance.scores[i, j] == result.total + difference.total
    if instance.first is not None:
        counted = sum(int(instance.first[tuple(each)]) for each in result.pairs)
        assert first + instance.first[i, j] == counted + difference.first


def _most_in_common(instance, pair, now):
    """Try every choice around the pair; return how many pairs the best ones share with `now` at most."""
    i, j = pair
    rest, ours, theirs = instance.allowed.copy(), instance.mentor_capacity.copy(), instance.mentee_capacity.copy()
    rest[i, j], ours[i], theirs[j] = False, ours[i] - 1, theirs[j] - 1
    first = np.zeros(rest.shape, dtype=int) if instance.first is None else instance.first
    spared = np.zeros(rest.shape, dtype=bool) if instance.spared is None else instance.spared
    best = best_by_hand(instance.scores, rest, ours, theirs, instance.floor, instance.first, instance.spared)
    usable = rest if instance.floor in (None, "best") else rest & (spared | (instance.scores >= instance.floor))
    return max(
        len(now & {tuple(each) for each in choice})
        for choice in combinations(np.argwhere(usable).tolist(), best[0])
        if _fits(choice, ours, theirs) and (best[0] == 0 or worth_of(choice, instance.scores, first, spared, instance.floor) == best[1:])
    )


def test_a_pair_that_a_rule_forbids_or_that_has_no_place_is_refused():
    instance = Instance(np.zeros((2, 2), dtype=int), np.array([[True, False], [True, True]]), [1, 0], [1, 1])
    result = instance.solve()
    for pair in ((0, 1), (1, 0), (5, 5)):
        with pytest.raises(ValueError):
            why_not(instance, result, pair)


@pytest.mark.parametrize("seed", range(40))
def test_the_price_of_the_locks_is_the_difference_of_the_two_rounds(seed):
    instance = with_round(seed, None)
    free = [(i, j) for i, j in np.argwhere(instance.allowed).tolist() if instance.mentor_capacity[i] and instance.mentee_capacity[j]]
    locked = replace(instance, locked=tuple(free[:1]))
    price = price_of_locks(locked)
    assert price.placed >= 0 and (price.placed or price.first >= 0)
    assert price.total == instance.solve().total - locked.solve().total
    assert price_of_locks(instance) == Difference(0, 0, None, 0)


@pytest.mark.parametrize("floor", [None, "best", 3_000])
@pytest.mark.parametrize("seed", range(4))
def test_the_more_bonus_the_more_pairs_stay_and_the_less_is_the_total(seed, floor):
    rng = np.random.default_rng(seed)
    scores, allowed = rng.integers(0, 10_001, (15, 24)), rng.random((15, 24)) < 0.6
    before = Instance(rng.integers(0, 10_001, (15, 24)), allowed, np.full(15, 2), np.ones(24, dtype=int)).solve()
    kept = np.zeros_like(allowed)
    kept[tuple(before.pairs.T)] = True
    instance = Instance(scores, allowed, np.full(15, 2), np.ones(24, dtype=int), floor=floor)
    rows = trade_off(instance, kept, rng.integers(0, 3, 24), [0, 500, 2_000, 8_000])
    assert [row.way for row in rows] == ["afresh", *["bonus"] * 4, "first"]
    kept_counts, totals = [row.kept for row in rows[:-1]], [row.total for row in rows[:-1]]
    assert kept_counts == sorted(kept_counts) and totals == sorted(totals, reverse=True)
    assert rows[0].total == rows[1].total and rows[0].placed == rows[-2].placed
    assert rows[-1].kept >= rows[-2].kept and rows[-1].placed >= rows[0].placed
    for row in rows:
        pairs = tuple(row.result.pairs.T)
        assert (row.placed, row.kept) == (len(row.result.pairs), kept[pairs].sum())
        assert (row.total, row.lowest) == (scores[pairs].sum(), scores[pairs].min())


def test_the_row_that_keeps_first_is_a_round_that_can_be_checked():
    instance = with_round(5, "best", most_places=1)
    kept = instance.allowed.copy()
    row = trade_off(instance, kept, np.zeros(kept.shape[1], dtype=int), [])[-1]
    first, spared = keep_first(kept, np.zeros(kept.shape[1], dtype=int), instance.mentee_capacity)
    assert replace(instance, first=first, spared=spared).check(row.result)


def test_nobody_to_pair_makes_rows_of_nothing():
    instance = Instance(np.zeros((0, 2), dtype=int), np.zeros((0, 2), dtype=bool), [], [1, 1])
    rows = trade_off(instance, np.zeros((0, 2), dtype=bool), [0, 1], [5])
    assert [(row.placed, row.kept, row.total, row.lowest) for row in rows] == [(0, 0, 0, None)] * 3
