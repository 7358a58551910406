"""The assignment is the best there is, keeps its rules, and does not depend on the order of the rows."""

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from portal.pairing.matching import ties
from portal.pairing.matching.assign import assign
from portal.pairing.matching.certify import verify
from tests.pairing.instances import best_by_hand, hostile, seeds, small, spans

FLOORS = (None, "best", 2)


@pytest.mark.parametrize("most_places", [1, 3])
@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("chosen", spans(40, 120))
def test_no_search_by_hand_finds_more_pairs_or_a_higher_total(floor, most_places, chosen):
    for seed in chosen:
        instance = small(seed, most_places)
        result = assign(*instance, floor=floor)
        size, _, lowest, total = best_by_hand(*instance, floor=floor)
        assert (len(result.pairs), result.total) == (size, total), seed
        if floor == "best" and size:
            assert result.certificate.floor == lowest
        assert verify(*instance, result, floor=floor)


@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("name", hostile())
def test_hostile_instances_are_solved_and_proven(name, floor):
    scores, allowed, ours, theirs = hostile()[name]
    result = assign(scores, allowed, ours, theirs, floor=floor)
    assert verify(scores, allowed, ours, theirs, result, floor=floor)
    if floor is None and allowed.all() and theirs.max(initial=0) <= 1:
        slots = np.repeat(np.arange(len(ours)), ours)
        rows, columns = linear_sum_assignment(scores[slots], maximize=True)
        assert result.total == scores[slots][rows, columns].sum()


@pytest.mark.parametrize("seed", seeds(6, 12))
@pytest.mark.parametrize("levels", [1, 3, 10_000])
@pytest.mark.parametrize("places", [1, 2])
def test_the_order_of_the_rows_changes_nothing(seed, levels, places):
    rng = np.random.default_rng(seed)
    m, n = 15, 22
    scores, allowed = rng.integers(0, levels, (m, n)), rng.random((m, n)) < 0.6
    ours, theirs = rng.integers(0, 3, m), rng.integers(0, places + 1, n)
    first = assign(scores, allowed, ours, theirs, mentor_ids=_ids("m", m), mentee_ids=_ids("n", n))
    p, q = rng.permutation(m), rng.permutation(n)
    block = np.ix_(p, q)
    again = assign(
        scores[block], allowed[block], ours[p], theirs[q],
        mentor_ids=[_ids("m", m)[i] for i in p], mentee_ids=[_ids("n", n)[j] for j in q],
    )  # fmt: skip
    assert {(p[i], q[j]) for i, j in again.pairs} == {(i, j) for i, j in first.pairs.tolist()}
    assert [first.certificate.mentor_prices[i] for i in p] == list(again.certificate.mentor_prices)
    assert {p[i] for i in again.certificate.most_placed.mentors} == set(first.certificate.most_placed.mentors)


def test_the_order_changes_nothing_when_most_lots_are_alike(monkeypatch):
    monkeypatch.setattr(ties, "LOTS", 2)
    scores, allowed, ours, theirs = hostile()["all equal, both twice"]
    m, n = scores.shape
    first = assign(scores, allowed, ours, theirs, mentor_ids=_ids("m", m), mentee_ids=_ids("n", n))
    again = assign(scores, allowed, ours, theirs, mentor_ids=_ids("m", m)[::-1], mentee_ids=_ids("n", n)[::-1])
    assert {(m - 1 - i, n - 1 - j) for i, j in again.pairs.tolist()} == {(i, j) for i, j in first.pairs.tolist()}


def test_a_tie_is_settled_by_the_ids_and_not_by_the_row():
    equal, everyone, once = np.zeros((8, 8), dtype=int), np.ones((8, 8), dtype=bool), np.ones(8, dtype=int)
    by_row = assign(equal, everyone, once, once)
    by_id = assign(equal, everyone, once, once, mentor_ids=_ids("x", 8))
    assert by_row.pairs.tolist() != by_id.pairs.tolist()


@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("seed", seeds(20, 60))
def test_locked_pairs_stay_and_the_rest_is_the_best_around_them(seed, floor):
    scores, allowed, ours, theirs = small(seed, most_places=3)
    free = [(i, j) for i, j in np.argwhere(allowed).tolist() if ours[i] and theirs[j]]
    locked = free[:1]
    result = assign(scores, allowed, ours, theirs, locked=locked, floor=floor)
    assert verify(scores, allowed, ours, theirs, result, locked=locked, floor=floor)
    rest = allowed.copy()
    for i, j in locked:
        assert [i, j] in result.pairs.tolist()
        rest[i, j], ours[i], theirs[j] = False, ours[i] - 1, theirs[j] - 1
    size, _, _, total = best_by_hand(scores, rest, ours, theirs, floor=floor)
    assert len(result.pairs) == size + len(locked)
    assert result.total == total + sum(scores[i, j] for i, j in locked)


def test_locking_what_was_best_anyway_costs_nothing():
    scores, allowed, ours, theirs = hostile()["rank one"]
    free = assign(scores, allowed, ours, theirs)
    again = assign(scores, allowed, ours, theirs, locked=free.pairs[:5])
    assert again.total == free.total


def test_the_real_size_is_proven_with_two_places_each():
    rng = np.random.default_rng(3)
    scores, allowed = rng.integers(0, 10_001, (122, 200)), rng.random((122, 200)) < 0.8
    ours, theirs = np.full(122, 2), np.ones(200, dtype=int)
    result = assign(scores, allowed, ours, theirs, floor="best")
    assert verify(scores, allowed, ours, theirs, result, floor="best")
    assert len(result.pairs) == 200
    assert np.bincount(result.pairs[:, 0]).max() == 2


def test_inputs_that_do_not_fit_are_refused():
    ones, everyone = np.ones((2, 2), dtype=int), np.ones((2, 2), dtype=bool)
    for wrong in (
        lambda: assign(ones * 0.5, everyone, [1, 1], [1, 1]),
        lambda: assign(ones, ones, [1, 1], [1, 1]),
        lambda: assign(ones, everyone, [1], [1, 1]),
        lambda: assign(ones, everyone, [1, -1], [1, 1]),
        lambda: assign(ones, everyone, [1, 1], [1, 1], locked=[(0, 2)]),
        lambda: assign(ones, everyone, [1, 1], [1, 1], locked=[(0, 0), (0, 0)]),
        lambda: assign(ones, everyone, [1, 1], [1, 1], locked=[(0, 0), (0, 1)]),
        lambda: assign(ones, ~everyone, [1, 1], [1, 1], locked=[(0, 0)]),
        lambda: assign(ones, everyone, [1, 1], [1, 1], mentor_ids=["a", "a"]),
        lambda: assign(ones, everyone, [1, 1], [1, 1], floor=0.5),
        lambda: assign(ones * [[1], [1 << 60]], everyone, [1, 1], [1, 1]),
    ):
        with pytest.raises(ValueError):
            wrong()


def _ids(letter, size):
    return [f"{letter}{row}" for row in range(size)]
