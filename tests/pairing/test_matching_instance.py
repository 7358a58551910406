"""A question asked again with a lock or a bonus has the best answer there is, with the fewest moves."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from portal.pairing.matching.instance import Instance
from portal.pairing.matching.keeping import keep_first, with_bonus
from portal.pairing.rounds.aim import from_floor
from tests.pairing.instances import _fits, best_by_hand, later, seeds, spans, worth_of


def with_round(seed, floor, most_places=3):
    """A small later round as an Instance."""
    instance, first, spared = later(seed, most_places)
    return Instance(*instance, floor=floor, first=first, spared=spared)


def locking(instance, pair, near):
    """The best answer that has this pair as a lock; among equals the nearest to these pairs."""
    return replace(instance, locked=(*instance.locked, tuple(pair))).solve(near=near)


@pytest.mark.parametrize("floor", [None, "best", 2])
@pytest.mark.parametrize("chosen", spans(20, 60))
def test_a_lock_costs_what_solving_around_it_costs_and_moves_as_few_as_that_can(floor, chosen):
    for seed in chosen:
        instance = with_round(seed, floor)
        result = instance.solve()
        assert instance.check(result)
        now = {tuple(pair) for pair in result.pairs.tolist()}
        for pair in np.argwhere(instance.allowed).tolist():
            if tuple(pair) in now or not (instance.mentor_capacity[pair[0]] and instance.mentee_capacity[pair[1]]):
                continue
            forced = locking(instance, pair, result.pairs)
            then = {tuple(each) for each in forced.pairs.tolist()}
            assert tuple(pair) in then
            _is_the_best_around(instance, pair, forced)
            assert len(now & then) == _most_in_common(instance, pair, now)


def _is_the_best_around(instance, pair, forced):
    i, j = pair
    rest, ours, theirs = instance.allowed.copy(), instance.mentor_capacity.copy(), instance.mentee_capacity.copy()
    rest[i, j], ours[i], theirs[j] = False, ours[i] - 1, theirs[j] - 1
    size, first, _, total = best_by_hand(instance.scores, rest, ours, theirs, instance.floor, instance.first, instance.spared)
    assert len(forced.pairs) == size + 1 and forced.total == total + instance.scores[i, j]
    if instance.first is not None:
        assert sum(int(instance.first[tuple(each)]) for each in forced.pairs) == first + instance.first[i, j]


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


def test_a_pair_that_a_rule_forbids_or_that_has_no_place_is_not_locked():
    instance = Instance(np.zeros((2, 2), dtype=int), np.array([[True, False], [True, True]]), [1, 0], [1, 1])
    for pair in ((0, 1), (1, 0), (5, 5)):
        with pytest.raises(ValueError):
            locking(instance, pair, instance.solve().pairs)


def test_without_its_locks_a_round_places_no_fewer_and_if_as_many_scores_no_less():
    for seed in range(40):
        plain = replace(with_round(seed, None), first=None, spared=None)
        free = [(i, j) for i, j in np.argwhere(plain.allowed).tolist() if plain.mentor_capacity[i] and plain.mentee_capacity[j]]
        locked, best = replace(plain, locked=tuple(free[:1])).solve(), plain.solve()
        assert (len(best.pairs), best.total) >= (len(locked.pairs), locked.total)


@pytest.mark.parametrize("floor", [None, "best", 3_000])
@pytest.mark.parametrize("seed", seeds(2, 4))
def test_the_more_bonus_the_more_pairs_stay_and_the_less_is_the_total(seed, floor):
    rng = np.random.default_rng(seed)
    scores, allowed = rng.integers(0, 10_001, (15, 24)), rng.random((15, 24)) < 0.6
    before = Instance(rng.integers(0, 10_001, (15, 24)), allowed, np.full(15, 2), np.ones(24, dtype=int)).solve()
    kept = np.zeros_like(allowed)
    kept[tuple(before.pairs.T)] = True
    afresh = Instance(scores, allowed, np.full(15, 2), np.ones(24, dtype=int), floor=floor)
    held = from_floor(afresh)
    rows = [
        replace(held, scores=with_bonus(scores, kept, bonus)).solve(near=np.argwhere(kept)).pairs for bonus in (0, 500, 2_000, 8_000)
    ]
    counts, totals = ([int(matrix[tuple(pairs.T)].sum()) for pairs in rows] for matrix in (kept, scores))
    assert counts == sorted(counts) and totals == sorted(totals, reverse=True)
    assert (len(rows[0]), totals[0]) == (len(rows[-1]), afresh.solve().total)
    first, spared = keep_first(kept, np.zeros(24, dtype=int), afresh.mentee_capacity)
    keeping = replace(afresh, first=first, spared=spared)
    result = keeping.solve()
    assert keeping.check(result) and kept[tuple(result.pairs.T)].sum() >= counts[-1] and len(result.pairs) >= len(rows[0])
