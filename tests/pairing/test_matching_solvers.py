"""What the solvers do when the first answer is not the best one, and that few candidates lead to the same end as all."""

import numpy as np
import pytest

from portal.pairing.matching import field, most, nearest, solve, solvers, ties
from portal.pairing.matching.arcs import in_order
from portal.pairing.matching.assign import assign
from portal.pairing.matching.certify import verify
from portal.pairing.matching.face import field_of_most
from portal.pairing.matching.field import Usable
from portal.pairing.matching.improve import improved
from portal.pairing.matching.prove import Unproven, cover, prices
from portal.pairing.matching.solve import best_pairs, heaviest
from tests.pairing.instances import hostile, later, seeds, small, spans

FLOORS = (None, "best", 2)


def arcs_of(weights):
    """All pairs with a weight above 0, as a list."""
    return in_order(*np.nonzero(weights), lambda i, j: weights[i, j].astype(np.int64), weights.shape)


@pytest.fixture
def few(monkeypatch):
    """One candidate for each person, a row or two at a time, and no lists."""
    for module, name, value in (
        (solve, "DIRECT", 0), (solve, "NEAREST", 1), (solve, "MORE", 1), (field, "ENTRIES_AT_A_TIME", 7),
        (ties, "LISTED", 2), (most, "LISTED", 2), (solvers, "FULL_MATRIX", 0),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)


@pytest.mark.parametrize("seed", seeds(20, 60))
def test_the_exact_search_alone_reaches_the_best_from_nothing(seed):
    scores, allowed, ours, theirs = small(seed, most_places=3)
    arcs = arcs_of(np.where(allowed, scores + 10, 0))
    chosen = np.zeros(len(arcs), dtype=bool)
    while ((step := improved(arcs, ours, theirs, chosen)) != chosen).any():
        assert arcs.w[step].sum() > arcs.w[chosen].sum()
        chosen = step
    assert arcs.w[chosen].sum() == arcs.w[heaviest(arcs, ours, theirs)[0]].sum()


def test_a_solver_that_errs_is_put_right(monkeypatch):
    monkeypatch.setattr(solvers, "_by_slots", lambda arcs, capacity: np.zeros(len(arcs), dtype=bool))
    arcs, once = arcs_of(np.array([[5, 9], [4, 9]])), np.array([1, 1])
    chosen, ours, theirs = heaviest(arcs, once, once)
    assert arcs.w[chosen].sum() == 14 == ours.sum() + theirs.sum()


def test_no_proof_is_given_for_less_than_the_best():
    arcs, once = arcs_of(np.array([[5, 9], [4, 9]])), np.array([1, 1])
    with pytest.raises(Unproven):
        prices(arcs, once, once, np.array([False, True, True, False]))
    with pytest.raises(Unproven):
        cover(np.ones((2, 2), dtype=bool), once, once, (np.array([0]), np.array([1])))


@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("most_places", [1, 3])
@pytest.mark.parametrize("chosen", spans(20, 60))
def test_few_candidates_end_where_all_pairs_do(few, monkeypatch, floor, most_places, chosen):
    cases = [later(seed, most_places) for seed in chosen]
    lean = [assign(*instance, floor=floor, first=first, spared=spared) for instance, first, spared in cases]
    monkeypatch.undo()
    for (instance, first, spared), found in zip(cases, lean, strict=True):
        full = assign(*instance, floor=floor, first=first, spared=spared)
        assert full.pairs.tolist() == found.pairs.tolist()
        assert (full.total, full.certificate) == (found.total, found.certificate)
        assert verify(*instance, found, floor=floor, first=first, spared=spared)


@pytest.mark.parametrize("rounds", [0, 1, 100])
@pytest.mark.parametrize("name", hostile())
def test_hostile_instances_end_alike_whether_or_not_the_full_matrix_is_called_in(few, monkeypatch, name, rounds):
    monkeypatch.setattr(solve, "NEAREST", 3)
    monkeypatch.setattr(field, "ENTRIES_AT_A_TIME", 200)
    monkeypatch.setattr(solve, "ROUNDS", rounds)
    scores, allowed, ours, theirs = hostile()[name]
    lean = assign(scores.astype(np.int16), allowed, ours, theirs)
    monkeypatch.undo()
    full = assign(scores, allowed, ours, theirs)
    assert (full.pairs.tolist(), full.certificate) == (lean.pairs.tolist(), lean.certificate)


def test_the_full_matrix_is_turned_where_the_mentees_have_the_places(few, monkeypatch):
    monkeypatch.setattr(solve, "ROUNDS", 0)
    rng = np.random.default_rng(2)
    scores, allowed = rng.integers(0, 50, (14, 9)), rng.random((14, 9)) < 0.7
    result = assign(scores, allowed, np.ones(14, dtype=int), np.full(9, 2))
    assert verify(scores, allowed, np.ones(14, dtype=int), np.full(9, 2), result)


@pytest.mark.parametrize("kind", [np.int16, np.int32, np.int64, np.uint8])
def test_narrow_numbers_count_as_wide_ones_do(few, kind):
    rng = np.random.default_rng(8)
    scores, allowed = rng.integers(0, 200, (20, 30)), rng.random((20, 30)) < 0.6
    ours, theirs = rng.integers(0, 3, 20), np.ones(30, dtype=int)
    narrow, wide = assign(scores.astype(kind), allowed, ours, theirs), assign(scores, allowed, ours, theirs)
    assert (narrow.pairs.tolist(), narrow.certificate) == (wide.pairs.tolist(), wide.certificate)


def test_the_nearest_of_each_are_kept_and_nobody_who_is_better_is_left_out():
    rng = np.random.default_rng(4)
    scores = rng.permutation(40 * 60).reshape(40, 60)
    what, _ = field_of_most(Usable(np.ones((40, 60), dtype=bool)), scores, 40)
    nobody = [np.zeros(size, dtype=np.int64) for size in (40, 60)]
    i, j, whole = nearest.paying(what, *nobody, 3, *(one == 0 for one in nobody))
    picked = np.zeros((40, 60), dtype=bool)
    picked[i, j] = True
    in_row = scores >= np.sort(scores, axis=1)[:, -3:-2]
    in_column = scores >= np.sort(scores, axis=0)[-3]
    assert not whole
    assert (picked == in_row | in_column).all()


def test_alike_pairs_are_not_the_same_few_for_everybody():
    what, _ = field_of_most(Usable(np.ones((200, 200), dtype=bool)), np.zeros((200, 200), dtype=np.int16), 200)
    nobody = [np.zeros(200, dtype=np.int64)] * 2
    i, j, _ = nearest.paying(what, *nobody, 4, *(one == 0 for one in nobody))
    assert len(np.unique(j)) == len(np.unique(i)) == 200
    assert np.bincount(j).max() < 40


def test_a_large_field_is_read_in_blocks_and_proven(monkeypatch):
    monkeypatch.setattr(solve, "DIRECT", 0)
    rng = np.random.default_rng(6)
    scores = rng.integers(0, 60, (300, 1)) * 100 + rng.integers(0, 900, (300, 260))
    allowed, ours, theirs = rng.random((300, 260)) < 0.3, rng.integers(1, 3, 300), np.ones(260, dtype=int)
    what, bonus = field_of_most(Usable(allowed), scores.astype(np.int16), 260)
    (i, j), u, v = best_pairs(what, ours, theirs)
    assert int(ours @ u + theirs @ v) == int(scores[i, j].astype(int).sum()) + len(i) * bonus
    assert not (np.where(allowed, scores + bonus, 0) > u[:, None] + v).any()
