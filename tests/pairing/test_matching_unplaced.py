"""Whoever has no place is told why, and the reason holds."""

import numpy as np
import pytest

from portal.pairing.matching.assign import assign
from portal.pairing.matching.unplaced import NoCandidate, NoMentee, NotNeeded, TooFewPlaces, spare_mentors, unplaced_reasons
from tests.pairing.instances import later, seeds, small


def test_the_rule_that_leaves_nobody_is_named_with_what_it_alone_removes():
    removed = {
        "level_gap": np.array([[True, False], [True, False], [False, False]]),
        "reporting_line": np.array([[False, False], [True, False], [True, False]]),
    }
    (reason,) = unplaced_reasons(removed, [1, 1, 1], [1, 1], [(0, 1)])
    assert reason == NoCandidate(0, {"level_gap": 2, "reporting_line": 2}, {"level_gap": 1, "reporting_line": 1})


def test_a_group_that_shares_too_few_places_is_found_whole_and_no_larger():
    allowed = np.array([[1, 1, 1, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 1]], dtype=bool)
    result = assign(np.ones((3, 5), dtype=int), allowed, [1, 1, 2], [1] * 5)
    (reason,) = unplaced_reasons({"rule": ~allowed}, [1, 1, 2], [1] * 5, result.pairs)
    assert reason.mentee in (0, 1, 2)
    assert reason == TooFewPlaces(reason.mentee, (0, 1, 2), (0, 1), wanted=3, places=2)


def test_a_locked_place_is_not_counted_as_one_that_could_be_shared():
    allowed = np.ones((1, 3), dtype=bool)
    result = assign(np.ones((1, 3), dtype=int), allowed, [2], [1, 1, 1], locked=[(0, 0)])
    (reason,) = unplaced_reasons({"rule": ~allowed}, [2], [1, 1, 1], result.pairs, locked=[(0, 0)])
    assert (reason.mentees, reason.mentors, reason.wanted, reason.places) == ((1, 2), (0,), 2, 1)


@pytest.mark.parametrize("floor", [None, "best", 2])
@pytest.mark.parametrize("seed", seeds(25, 80))
def test_everybody_without_a_place_has_a_reason_that_holds(seed, floor):
    scores, allowed, ours, theirs = small(seed, most_places=3)
    result = assign(scores, allowed, ours, theirs, floor=floor)
    removed = {"rule": ~allowed} | ({"floor": scores < floor} if floor == 2 else {})
    possible = ~np.logical_or.reduce(list(removed.values()))
    given = np.bincount(result.pairs[:, 1], minlength=len(theirs))
    reasons = unplaced_reasons(removed, ours, theirs, result.pairs)
    assert [reason.mentee for reason in reasons] == np.flatnonzero(given < theirs).tolist()
    for reason in reasons:
        if isinstance(reason, NoCandidate):
            assert not possible[:, reason.mentee].any()
            continue
        assert reason.wanted == theirs[list(reason.mentees)].sum() > reason.places == ours[list(reason.mentors)].sum()
        chosen = {tuple(pair) for pair in result.pairs.tolist()}
        outside = set(range(len(ours))) - set(reason.mentors)
        assert all((i, j) in chosen for i in outside for j in reason.mentees if possible[i, j])


def test_no_reason_is_made_up_when_one_more_would_fit():
    with pytest.raises(ValueError):
        unplaced_reasons({"rule": np.zeros((1, 1), dtype=bool)}, [1], [1], [])


def test_a_mentor_whom_every_rule_leaves_alone_and_one_who_is_not_needed_are_told_apart():
    removed = {"blocked": np.array([[False], [False], [True]]), "level_gap": np.array([[False], [False], [True]])}
    result = assign(np.array([[5], [4], [3]]), ~removed["blocked"], [1, 1, 1], [1])
    assert spare_mentors(removed, [1, 1, 1], [1], result.pairs) == [
        NotNeeded(1, mentors=(0, 1), mentees=(0,), places=2, wanted=1),
        NoMentee(2, {"blocked": 1, "level_gap": 1}, {}),
    ]


@pytest.mark.parametrize("floor", [None, "best", 2])
@pytest.mark.parametrize("seed", seeds(25, 80))
def test_every_mentor_without_a_mentee_has_a_reason_that_holds(seed, floor):
    (scores, allowed, ours, theirs), first, spared = later(seed, most_places=3)
    result = assign(scores, allowed, ours, theirs, floor=floor, first=first, spared=spared)
    none = np.zeros_like(allowed)
    removed = {"rule": ~allowed} | ({"floor": (scores < floor) & ~(none if spared is None else spared)} if floor == 2 else {})
    possible = ~np.logical_or.reduce(list(removed.values()))
    reasons = spare_mentors(removed, ours, theirs, result.pairs)
    taken = np.bincount(result.pairs[:, 0], minlength=len(ours))
    assert [reason.mentor for reason in reasons] == np.flatnonzero((taken == 0) & (ours > 0)).tolist()
    for reason in reasons:
        if isinstance(reason, NoMentee):
            assert not possible[reason.mentor].any()
            continue
        assert reason.places == ours[list(reason.mentors)].sum() > reason.wanted == theirs[list(reason.mentees)].sum()
        chosen = {tuple(pair) for pair in result.pairs.tolist()}
        outside = set(range(len(theirs))) - set(reason.mentees)
        assert all((i, j) in chosen for i in reason.mentors for j in outside if possible[i, j])
    given = np.bincount(result.pairs[:, 1], minlength=len(theirs))
    assert len(unplaced_reasons(removed, ours, theirs, result.pairs)) == (given < theirs).sum()
