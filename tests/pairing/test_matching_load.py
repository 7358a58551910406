"""A further place of a mentor costs what it is said to cost, and the best choice knows it."""

from itertools import combinations

import numpy as np
import pytest

from portal.pairing.matching.assign import assign
from portal.pairing.matching.certify import verify
from portal.pairing.matching.load import spread
from tests.pairing.instances import _fits, seeds, small


def by_hand(scores, allowed, ours, theirs, costs):
    """Try every choice; return (how many, scores less the costs of the places) of the best."""
    arcs = np.argwhere(allowed).tolist()
    for size in range(min(len(arcs), int(ours.sum()), int(theirs.sum())), 0, -1):
        found = [
            sum(int(scores[i, j]) for i, j in choice) - _cost(choice, costs)
            for choice in combinations(arcs, size)
            if _fits(choice, ours, theirs)
        ]
        if found:
            return size, max(found)
    return 0, 0


def _cost(choice, costs):
    places = np.bincount([i for i, _ in choice], minlength=len(costs))
    return sum(int(costs[i, :taken].sum()) for i, taken in enumerate(places))


@pytest.mark.parametrize("seed", seeds(50, 150))
def test_the_best_by_places_is_the_best_with_convex_costs(seed):
    scores, allowed, ours, theirs = small(seed)
    rng = np.random.default_rng(seed)
    costs = np.cumsum(rng.integers(0, 9, (len(ours), 3)), axis=1) - rng.integers(0, 4)
    places = spread(scores, allowed, ours, costs, theirs)
    result = assign(places.scores, places.allowed, places.capacity, theirs, mentor_ids=places.ids(range(len(ours))))
    assert verify(places.scores, places.allowed, places.capacity, theirs, result)
    pairs = places.back(result.pairs)
    assert _fits(pairs.tolist(), ours, theirs) and all(allowed[i, j] for i, j in pairs)
    assert len(np.unique(pairs, axis=0)) == len(pairs)
    paid = sum(int(scores[i, j]) for i, j in pairs) - _cost(pairs.tolist(), costs)
    assert (len(pairs), paid) == by_hand(scores, allowed, ours, theirs, costs)
    assert paid == result.total


def test_a_dear_second_place_spreads_the_mentees():
    scores, everyone = np.array([[90, 90], [50, 50]]), np.ones((2, 2), dtype=bool)
    costs = np.array([[0, 100], [0, 100]])
    assert assign(scores, everyone, [2, 2], [1, 1]).pairs[:, 0].tolist() == [0, 0]
    places = spread(scores, everyone, [2, 2], costs)
    pairs = places.back(assign(places.scores, places.allowed, places.capacity, [1, 1]).pairs)
    assert pairs[:, 0].tolist() == [0, 1]


def test_places_have_ids_of_their_own_and_locks_take_the_first_ones():
    scores, everyone = np.zeros((3, 4), dtype=np.int8), np.ones((3, 4), dtype=bool)
    places = spread(scores, everyone, [2, 0, 1], np.array([[0, 200]] * 3))
    assert places.ids(["a", "b", "c"]) == ["a/1", "a/2", "c/1"]
    assert places.scores.tolist() == [[0] * 4, [-200] * 4, [0] * 4]
    assert places.locks([(0, 3), (2, 1), (0, 0)]) == [(0, 3), (2, 1), (1, 0)]
    assert places.rows(np.arange(12).reshape(3, 4))[:, 0].tolist() == [0, 0, 8]
    assert places.back([(1, 0), (0, 3)]).tolist() == [[0, 0], [0, 3]]
    for wrong in ([(1, 0)], [(2, 0), (2, 1)], [(3, 0)]):
        with pytest.raises(ValueError):
            places.locks(wrong)


def test_what_would_not_be_exact_is_refused():
    scores, everyone, costs = np.zeros((2, 2), dtype=int), np.ones((2, 2), dtype=bool), np.array([[0, 5], [0, 5]])
    for wrong in (
        lambda: spread(scores, everyone, [2, 2], costs, [2, 1]),
        lambda: spread(scores, everyone, [2, 2], costs[:, ::-1]),
        lambda: spread(scores, everyone, [3, 2], costs),
        lambda: spread(scores, everyone, [2], costs),
        lambda: spread(scores, everyone, [2, 2], costs * 0.5),
        lambda: spread(scores, everyone, [2, -2], costs),
    ):
        with pytest.raises(ValueError):
            wrong()
    empty = spread(scores[:0], everyone[:0], np.zeros(0, dtype=int), costs[:0])
    assert empty.scores.shape == (0, 2) and empty.locks([]) == []
