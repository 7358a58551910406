"""In a later round each aim counts only among choices that are equally good in the aims before it, and is proven."""

import json
from dataclasses import replace

import numpy as np
import pytest

from portal.pairing.matching.assign import Assignment, assign
from portal.pairing.matching.certify import Certificate, Prices, Refuted, verify
from portal.pairing.matching.keeping import keep_first, with_bonus
from tests.pairing.instances import best_by_hand, later, small, spans, worth_of

FLOORS = (None, "best", 2)


@pytest.mark.parametrize("most_places", [1, 3])
@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("chosen", spans(50, 150))
def test_no_search_by_hand_finds_better_at_any_level(floor, most_places, chosen):
    for seed in chosen:
        instance, first, spared = later(seed, most_places)
        result = assign(*instance, floor=floor, first=first, spared=spared)
        none = np.zeros(instance[1].shape, dtype=bool)
        counts, exempt = none.astype(int) if first is None else first, none if spared is None else spared
        worth = worth_of(result.pairs.tolist(), instance[0], counts, exempt, floor)
        assert (len(result.pairs), *worth) == best_by_hand(*instance, floor, first, spared), seed
        assert worth[-1] == result.total
        assert verify(*instance, result, floor=floor, first=first, spared=spared)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("places", [1, 2])
def test_the_order_of_the_rows_changes_nothing_in_a_later_round(seed, places):
    rng = np.random.default_rng(seed)
    m, n = 14, 20
    scores, allowed = rng.integers(0, 4, (m, n)), rng.random((m, n)) < 0.6
    first, spared = rng.integers(0, 3, (m, n)), rng.random((m, n)) < 0.2
    ours, theirs = rng.integers(0, 3, m), rng.integers(0, places + 1, n)
    ids, others = [f"m{row}" for row in range(m)], [f"n{row}" for row in range(n)]
    once = assign(scores, allowed, ours, theirs, floor="best", first=first, spared=spared, mentor_ids=ids, mentee_ids=others)
    p, q = rng.permutation(m), rng.permutation(n)
    block = np.ix_(p, q)
    again = assign(
        scores[block], allowed[block], ours[p], theirs[q], floor="best", first=first[block], spared=spared[block],
        mentor_ids=[ids[i] for i in p], mentee_ids=[others[j] for j in q],
    )  # fmt: skip
    assert {(p[i], q[j]) for i, j in again.pairs} == {(i, j) for i, j in once.pairs.tolist()}
    assert [once.certificate.mentor_prices[i] for i in p] == list(again.certificate.mentor_prices)
    assert [once.certificate.first.mentors[i] for i in p] == list(again.certificate.first.mentors)


@pytest.fixture(params=["best", None])
def round_again(request):
    """A later round of some size: instance, keywords, result."""
    rng = np.random.default_rng(21)
    scores, allowed = rng.integers(0, 10_001, (12, 20)), rng.random((12, 20)) < 0.5
    places = np.full(12, 2), np.ones(20, dtype=int)
    before = assign(scores, allowed, *places)
    kept = np.zeros_like(allowed)
    kept[tuple(before.pairs[::2].T)] = True
    first, spared = keep_first(kept, rng.integers(0, 3, 20))
    instance = rng.integers(0, 10_001, (12, 20)), allowed, *places
    asked = {"floor": request.param, "first": first, "spared": spared}
    return instance, asked, assign(*instance, **asked)


def test_a_later_round_passes_and_survives_json(round_again):
    instance, asked, result = round_again
    proof = Certificate.from_json(json.loads(json.dumps(result.certificate.to_json())))
    assert proof == result.certificate
    assert verify(*instance, replace(result, certificate=proof), **asked)


def test_a_certificate_written_before_there_were_later_rounds_is_still_read():
    instance = small(3)
    result = assign(*instance, floor="best")
    plain = {key: value for key, value in result.certificate.to_json().items() if key not in ("first", "floor_prices")}
    assert verify(*instance, replace(result, certificate=Certificate.from_json(plain)))


def test_two_pairs_with_swapped_partners_fail(round_again):
    (scores, allowed, *places), asked, result = round_again
    for one in range(len(result.pairs)):
        for other in range(one):
            pairs = result.pairs.copy()
            pairs[[one, other], 1] = pairs[[other, one], 1]
            total = int(scores[pairs[:, 0], pairs[:, 1]].sum())
            if total != result.total:
                _fails((scores, allowed, *places), asked, Assignment(pairs, total, result.certificate))


def test_one_kept_pair_dropped_named_twice_or_exchanged_fails(round_again):
    (scores, allowed, *places), asked, result = round_again
    for row, (i, j) in enumerate(result.pairs.tolist()):
        rest = np.delete(result.pairs, row, axis=0)
        _fails((scores, allowed, *places), asked, Assignment(rest, result.total - int(scores[i, j]), result.certificate))
        twice = np.vstack([result.pairs, [[i, j]]])
        _fails((scores, allowed, *places), asked, Assignment(twice, result.total + int(scores[i, j]), result.certificate))


def test_a_number_changed_by_one_fails(round_again):
    (scores, *rest), asked, result = round_again
    for i, j in result.pairs:
        for change in (-1, 1):
            other, first = scores.copy(), asked["first"].copy()
            other[i, j] += change
            first[i, j] += 1
            _fails((other, *rest), asked, replace(result, total=result.total + change))
            _fails((scores, *rest), asked | {"first": first}, result)


@pytest.mark.parametrize("change", [-1, 1])
def test_a_price_changed_by_one_fails(round_again, change):
    instance, asked, result = round_again
    proof = result.certificate
    for side in ("mentors", "mentees"):
        for row in range(len(getattr(proof.first, side))):
            prices = list(getattr(proof.first, side))
            prices[row] += change
            _fails(instance, asked, _with(result, first=replace(proof.first, **{side: tuple(prices)})))
    moved = 0
    for side in ("mentor_prices", "mentee_prices"):
        for row in range(len(getattr(proof, side))):
            prices = list(getattr(proof, side))
            prices[row] += change
            moved += _is_refuted(instance, asked, _with(result, **{side: tuple(prices)}))
    # Whoever is settled before the total has no place left in it, and a price that nobody pays.
    assert moved > 10


def test_another_floor_fails(round_again):
    instance, asked, result = round_again
    level = result.certificate.floor
    if level is None:
        _fails(instance, asked | {"floor": "best"}, result)
        _fails(instance, asked, _with(result, floor=0))
        return
    for other in (level - 1, level + 1, None):
        _fails(instance, asked, _with(result, floor=other))
    _fails(instance, asked | {"floor": level}, result)
    _fails(instance, asked | {"floor": None}, result)
    _fails(instance, asked, _with(result, floor_prices=None))
    dear = replace(result.certificate.floor_prices, mentees=tuple(price + 999 for price in result.certificate.floor_prices.mentees))
    _fails(instance, asked, _with(result, floor_prices=dear))


def test_what_counts_first_cannot_be_left_out_or_made_up(round_again):
    instance, asked, result = round_again
    _fails(instance, asked, _with(result, first=None))
    _fails(instance, asked | {"first": None}, result)
    plain = assign(*instance)
    _fails(instance, {}, _with(plain, first=Prices(1, (0,) * 12, (0,) * 20)))
    _fails(instance, {"first": asked["first"]}, plain)


def test_kept_pairs_may_lie_below_the_floor_and_others_may_not():
    scores, everyone, once = np.array([[1, 9], [9, 5]]), np.ones((2, 2), dtype=bool), np.ones(2, dtype=int)
    kept = np.array([[True, False], [False, False]])
    first, spared = keep_first(kept, [0, 0])
    result = assign(scores, everyone, once, once, floor="best", first=first, spared=spared)
    assert (result.pairs.tolist(), result.certificate.floor) == ([[0, 0], [1, 1]], 5)
    assert assign(scores, everyone, once, once, floor=4, first=first).pairs.tolist() == [[0, 1], [1, 0]]


def test_first_the_most_pairs_stay_and_then_whoever_waited_longest_is_placed():
    kept = np.array([[True, True, False, False], [False, False, False, False]])
    first, spared = keep_first(kept, [0, 3, 2, 9])
    result = assign(np.zeros((2, 4), dtype=int), np.ones((2, 4), dtype=bool), [1, 1], [1] * 4, first=first, spared=spared)
    assert result.pairs.tolist() == [[0, 1], [1, 3]]
    assert (spared == kept).all()
    assert first.dtype == np.int8
    for wrong in (lambda: keep_first(kept, [0, 1]), lambda: keep_first(kept, [0, 1, 2, -1]), lambda: keep_first(kept * 1, [0] * 4)):
        with pytest.raises(ValueError):
            wrong()


def test_waiting_counts_for_each_place_of_a_mentee_and_never_as_much_as_a_kept_pair():
    kept = np.zeros((3, 2), dtype=bool)
    kept[0, 0] = True
    first, _ = keep_first(kept, [0, 5], [1, 3])
    assert first[0, 0] > 3 * 5 == first[:, 1].sum()


def test_a_bonus_is_added_where_a_pair_is_kept_and_widens_the_numbers_if_it_must():
    kept = np.array([[True, False]])
    assert with_bonus(np.array([[5, 5]]), kept, 7).tolist() == [[12, 5]]
    assert with_bonus(np.array([[120, 120]], dtype=np.int8), kept, 100).tolist() == [[220, 120]]
    for wrong in (-1, 0.5, True):
        with pytest.raises(ValueError):
            with_bonus(np.array([[5, 5]]), kept, wrong)


def test_inputs_of_a_later_round_that_do_not_fit_are_refused():
    ones, everyone = np.ones((2, 2), dtype=int), np.ones((2, 2), dtype=bool)
    firsts = [{"first": first} for first in (-ones, ones[:1], ones * 0.5, ones << 50)]
    for wrong in (*firsts, {"spared": ones}, {"near": [(0, 2)]}):
        with pytest.raises(ValueError):
            assign(ones, everyone, [1, 1], [1, 1], **wrong)


def _with(result, **changes):
    return replace(result, certificate=replace(result.certificate, **changes))


def _is_refuted(instance, asked, result):
    try:
        return not verify(*instance, result, **asked)
    except Refuted:
        return True


def _fails(instance, asked, result):
    with pytest.raises(Refuted):
        verify(*instance, result, **asked)
