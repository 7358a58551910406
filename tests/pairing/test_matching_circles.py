"""Circles of fewer than three are closed, the smallest first, and the round runs again."""
import numpy as np
import pytest

from portal.pairing.matching.assign import assign
from portal.pairing.matching.certify import verify
from portal.pairing.matching.circles import Closed, open_circles, without
from tests.pairing.instances import seeds


def solved(scores, allowed, capacity, meeting=None, ids=None, fewest=3):
    """(the assignment, the closed circles) of members with one place each; the last run's proof is checked."""
    scores, allowed = np.asarray(scores), np.asarray(allowed, dtype=bool)
    ids, once = ids or [str(row) for row in range(len(scores))], np.ones(scores.shape[1], dtype=int)

    def run(closed):
        return assign(scores, without(closed, allowed)[0], capacity, once, floor="best", mentor_ids=ids)

    result, closed = open_circles(run, np.zeros(len(scores), dtype=int) if meeting is None else meeting, ids, fewest)
    verify(scores, without([one.mentor for one in closed], allowed)[0], capacity, once, result, floor="best")
    return result, closed


def sizes(result, circles):
    return np.bincount(result.pairs[:, 0], minlength=circles).tolist()


def test_two_halves_of_a_circle_become_one():
    scores = [[90, 90, 10, 10], [10, 10, 80, 80]]
    result, closed = solved(scores, np.ones((2, 4)), [4, 4])
    assert sorted(sizes(result, 2)) == [0, 4]
    assert len(closed) == 1 and closed[0].members == 2


def test_the_smallest_circle_is_closed_first():
    allowed = np.array([[1, 0, 0, 0, 0, 1], [0, 1, 1, 0, 0, 1], [0, 0, 0, 1, 1, 0]], dtype=bool)
    result, closed = solved(np.full((3, 6), 5), allowed, [3, 3, 3])
    assert closed[0].members <= min(one.members for one in closed)
    assert all(size == 0 or size >= 3 for size in sizes(result, 3))


def test_without_enough_members_no_circle_is_left():
    result, closed = solved(np.full((2, 2), 5), np.ones((2, 2)), [5, 5])
    assert not len(result.pairs)
    assert {one.mentor for one in closed} == {0, 1}


def test_a_circle_that_meets_already_takes_one_more_member():
    result, closed = solved([[50]], [[1]], [3], meeting=[2])
    assert result.pairs.tolist() == [[0, 0]] and not closed


def test_circles_that_are_large_enough_stay_open():
    result, closed = solved(np.full((2, 7), 5), np.ones((2, 7)), [4, 3])
    assert sizes(result, 2) == [4, 3] and not closed


def test_equal_circles_are_closed_by_lot_in_any_order_of_the_rows():
    scores, allowed = np.full((3, 5), 5), np.ones((3, 5))
    closed = [solved(scores, allowed, [2, 2, 2], ids=ids)[1] for ids in (["a", "b", "c"], ["c", "a", "b"])]
    assert ["abc"[one.mentor] for one in closed[0]] == ["cab"[one.mentor] for one in closed[1]]


@pytest.mark.parametrize("seed", seeds(15, 40))
def test_every_circle_with_members_has_three_or_more(seed):
    rng = np.random.default_rng(seed)
    mentors, members = int(rng.integers(1, 5)), int(rng.integers(0, 12))
    allowed = rng.random((mentors, members)) < rng.choice([0.3, 0.7, 1.0])
    result, _closed = solved(rng.integers(0, 100, (mentors, members)), allowed, rng.integers(3, 7, mentors))
    assert all(size == 0 or size >= 3 for size in sizes(result, mentors))


def test_a_lock_on_a_closed_circle_is_let_go():
    allowed, locked = without([1], np.ones((2, 3)), [(0, 1), (1, 2)])
    assert locked == [(0, 1)] and not allowed[1].any()
    assert Closed(1, 2) == Closed(1, 2)
