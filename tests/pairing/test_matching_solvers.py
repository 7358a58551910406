"""What the solvers do when the first answer is not the best one."""

import numpy as np
import pytest

from portal.pairing.matching import solve
from portal.pairing.matching.improve import improved
from portal.pairing.matching.prove import Unproven, cover, prices
from portal.pairing.matching.solve import best_pairs
from tests.pairing.instances import small


@pytest.mark.parametrize("seed", range(60))
def test_the_exact_search_alone_reaches_the_best_from_nothing(seed):
    scores, allowed, ours, theirs = small(seed, most_places=3)
    weights = np.where(allowed, scores + 10, 0)
    chosen = np.zeros_like(allowed)
    while ((step := improved(weights, ours, theirs, chosen)) != chosen).any():
        assert weights[step].sum() > weights[chosen].sum()
        chosen = step
    assert weights[chosen].sum() == weights[best_pairs(weights, ours, theirs)[0]].sum()


def test_a_solver_that_errs_is_put_right(monkeypatch):
    monkeypatch.setattr(solve, "_by_slots", lambda weights, capacity: np.zeros(weights.shape, dtype=bool))
    weights = np.array([[5, 9], [4, 9]])
    chosen, ours, theirs = best_pairs(weights, np.array([1, 1]), np.array([1, 1]))
    assert weights[chosen].sum() == 14 == ours.sum() + theirs.sum()


def test_no_proof_is_given_for_less_than_the_best():
    weights, once = np.array([[5, 9], [4, 9]]), np.array([1, 1])
    worse = np.array([[False, True], [True, False]])
    with pytest.raises(Unproven):
        prices(weights, once, once, worse)
    with pytest.raises(Unproven):
        cover(weights > 0, once, once, worse & [[True], [False]])


@pytest.mark.parametrize("places", [1, 2])
def test_few_candidates_at_first_do_not_mean_less_than_the_best(monkeypatch, places):
    rng = np.random.default_rng(places)
    weights = rng.integers(1, 1_000, (12, 1)) + rng.integers(1, 40, (12, 15))
    ours, theirs = np.full(12, 2), np.full(15, 2)
    full = best_pairs(weights, ours, theirs)[0]
    monkeypatch.setattr(solve, "NEAREST", places)
    monkeypatch.setattr(solve, "improved", None)
    few = best_pairs(weights, ours, theirs)[0]
    assert weights[few].sum() == weights[full].sum()
