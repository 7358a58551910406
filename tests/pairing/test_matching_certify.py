"""A result that was tampered with does not pass, whatever was changed."""

import json
from dataclasses import replace

import numpy as np
import pytest

from portal.pairing.matching.assign import Assignment, assign
from portal.pairing.matching.certify import Certificate, Cover, Refuted, verify


@pytest.fixture(params=[None, "best"])
def solved(request):
    """An instance of some size with its result."""
    rng = np.random.default_rng(11)
    instance = rng.integers(0, 10_001, (12, 20)), rng.random((12, 20)) < 0.8, np.full(12, 2), np.ones(20, dtype=int)
    return instance, assign(*instance, floor=request.param)


def test_the_untouched_result_passes_and_survives_json(solved):
    instance, result = solved
    proof = Certificate.from_json(json.loads(json.dumps(result.certificate.to_json())))
    assert proof == result.certificate
    assert verify(*instance, replace(result, certificate=proof))


def test_two_pairs_with_swapped_partners_fail(solved):
    (scores, allowed, ours, theirs), result = solved
    tried = 0
    for first in range(len(result.pairs)):
        for second in range(first):
            pairs = result.pairs.copy()
            pairs[[first, second], 1] = pairs[[second, first], 1]
            total = int(scores[pairs[:, 0], pairs[:, 1]].sum())
            if total != result.total:
                tried += 1
                for claimed in (total, result.total):
                    _fails((scores, allowed, ours, theirs), Assignment(pairs, claimed, result.certificate))
    assert tried > 50


def test_a_score_of_a_pair_raised_by_one_fails(solved):
    (scores, *rest), result = solved
    for i, j in result.pairs:
        raised = scores.copy()
        raised[i, j] += 1
        _fails((raised, *rest), result)
        _fails((raised, *rest), replace(result, total=result.total + 1))


@pytest.mark.parametrize("side", ["mentor_prices", "mentee_prices"])
@pytest.mark.parametrize("change", [-1, 1])
def test_a_price_changed_by_one_fails(solved, side, change):
    (scores, allowed, ours, theirs), result = solved
    for row, price in enumerate(getattr(result.certificate, side)):
        prices = list(getattr(result.certificate, side))
        prices[row] = price + change
        _fails((scores, allowed, ours, theirs), _with(result, **{side: tuple(prices)}))


def test_a_pair_left_out_fails_even_with_an_honest_total(solved):
    instance, result = solved
    i, j = result.pairs[0]
    _fails(instance, Assignment(result.pairs[1:], result.total - int(instance[0][i, j]), result.certificate))


def test_a_pair_named_twice_unknown_or_not_allowed_fails(solved):
    (scores, allowed, ours, theirs), result = solved
    i, j = result.pairs[0]
    for pairs in (np.vstack([result.pairs, result.pairs[:1]]), np.vstack([result.pairs[1:], [[i, -1]]])):
        _fails((scores, allowed, ours, theirs), replace(result, pairs=pairs))
    allowed[i, j] = False
    _fails((scores, allowed, ours, theirs), result)


def test_a_smaller_capacity_or_a_missing_lock_fails(solved):
    (scores, allowed, ours, theirs), result = solved
    chosen = {(i, j) for i, j in result.pairs.tolist()}
    other = next((i, j) for i, j in np.argwhere(allowed).tolist() if (i, j) not in chosen)
    with pytest.raises(Refuted, match="locked"):
        verify(scores, allowed, ours, theirs, result, locked=[other])
    theirs[result.pairs[0, 1]] = 0
    _fails((scores, allowed, ours, theirs), result)


def test_an_empty_or_unknown_cover_fails(solved):
    instance, result = solved
    for cover in (Cover(), Cover(mentors=(99,)), Cover(mentors=tuple(range(12)), mentees=tuple(range(20)))):
        _fails(instance, _with(result, most_placed=cover))


def test_a_number_that_is_not_whole_or_too_large_fails(solved):
    instance, result = solved
    for bonus in (0.5, True, 1 << 80, None):
        _fails(instance, _with(result, bonus=bonus))
    _fails(instance, _with(result, mentor_prices=result.certificate.mentor_prices[1:]))


def test_another_total_alone_fails(solved):
    instance, result = solved
    for total in (result.total - 1, result.total + 1):
        _fails(instance, replace(result, total=total))


def test_a_lock_does_not_make_a_forbidden_pair_pass(solved):
    (scores, allowed, ours, theirs), result = solved
    locked = [tuple(result.pairs[0].tolist())]
    around = assign(scores, allowed, ours, theirs, locked=locked)
    allowed[locked[0]] = False
    with pytest.raises(Refuted, match="not allowed"):
        verify(scores, allowed, ours, theirs, around, locked=locked)


def test_inputs_of_another_shape_or_kind_fail(solved):
    (scores, allowed, ours, theirs), result = solved
    _fails((scores[1:], allowed, ours, theirs), result)
    _fails((scores + 0.25, allowed, ours, theirs), result)
    _fails((scores, allowed.astype(int), ours, theirs), result)


def test_another_floor_than_the_one_asked_for_fails():
    rng = np.random.default_rng(5)
    instance = rng.integers(0, 100, (6, 6)), rng.random((6, 6)) < 0.9, np.ones(6, dtype=int), np.ones(6, dtype=int)
    best = assign(*instance, floor="best")
    level = best.certificate.floor
    given, none = assign(*instance, floor=level), assign(*instance)
    for result, asked in ((best, None), (best, level), (given, "best"), (given, level - 1), (none, "best"), (none, 1)):
        with pytest.raises(Refuted, match="another"):
            verify(*instance, result, floor=asked)
    _fails(instance, _with(best, floor=level - 1))
    _fails(instance, _with(best, floor=level + 1))
    _fails(instance, _with(best, floor_cover=Cover(mentors=tuple(range(6)))))


def _with(result, **changes):
    return replace(result, certificate=replace(result.certificate, **changes))


def _fails(instance, result):
    with pytest.raises(Refuted):
        verify(*instance, result)
