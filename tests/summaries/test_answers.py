"""Figures made of answers are printed coarsely, told anew only when enough have changed, and words are quoted of ten at the least."""
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.summaries.answers.shapes import FIT
from portal.summaries.disclosure.answers import Share, band_of, bars_of, in_steps, may_be_renewed, mean_of, median_of, share_of, told_bars
from portal.summaries.disclosure.quoting import Comment, offered, quotable
from portal.summaries.disclosure.rules import may_be_shown
from portal.summaries.disclosure.shapes import EVER


@pytest.mark.parametrize(("count", "band"), [(4, None), (5, (5, 9)), (9, (5, 9)), (10, (10, 19)), (49, (20, 49)), (50, (50, None))])
def test_how_many_answered_is_told_as_a_band(count, band):
    assert band_of(count) == band


@given(some.integers(5, 400), some.data())
def test_a_share_never_says_that_all_or_none_or_nearly_so_answered_alike(whole, data):
    part = data.draw(some.integers(0, whole))
    shown, percent = share_of(part, whole), 100 * part / whole
    if percent < 10:
        assert shown == Share(10, "below")
    elif percent > 90:
        assert shown == Share(90, "above")
    else:
        assert not shown.bound and 10 <= shown.value <= 90
        assert whole >= 20 or shown.value % 5 == 0
        assert abs(shown.value - percent) <= (0.5 if whole >= 20 else 2.5)


def test_where_all_gave_the_same_answer_neither_mean_nor_median_is_told():
    assert mean_of([4] * 12) is None and median_of([4] * 12) is None
    assert mean_of([4, 5, 5]) == 4.7


def test_a_median_needs_ten_answers():
    assert median_of([1, 2, 3, 4, 5, 1, 2, 3, 4]) is None
    assert median_of([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]) == 3


@given(some.lists(some.integers(0, 20), min_size=2, max_size=11), some.sampled_from([5, 8]))
def test_no_bar_of_a_distribution_stands_for_one_or_two(counts, smallest):
    bars = bars_of(counts, smallest)
    if sum(counts) < 2 * smallest:
        assert bars is None
    if bars is not None:
        assert all(count == 0 or count >= 3 for _first, _last, count in bars)
        assert sum(count for _first, _last, count in bars) == sum(counts)
        covered = [place for first, last, _count in bars for place in range(first, last + 1)]
        assert covered == list(range(len(counts)))


def test_a_distribution_that_needs_no_merging_stays_as_it_is():
    assert bars_of([0, 3, 4, 5, 0]) == [(0, 0, 0), (1, 1, 3), (2, 2, 4), (3, 3, 5), (4, 4, 0)]


@given(some.lists(some.integers(0, 20), min_size=3, max_size=6), some.data())
def test_no_bar_reaches_across_a_share_that_is_told_beside_it(counts, data):
    cut = data.draw(some.integers(1, len(counts) - 1))
    bars = bars_of(counts, cut=cut)
    if bars is not None:
        assert all(count == 0 or count >= 3 for _first, _last, count in bars)
        assert not [bar for bar in bars if bar[0] < cut <= bar[1]]
        # So the share says of the bars only what they say themselves.
        assert sum(count for first, _last, count in bars if first >= cut) == sum(counts[cut:])


def test_where_one_side_of_the_share_is_thin_there_are_no_bars():
    assert bars_of([2, 4, 10], cut=1) is None and bars_of([2, 4, 10]) == [(0, 1, 6), (2, 2, 10)]
    assert bars_of([1, 4, 10], cut=2) == [(0, 1, 5), (2, 2, 10)]


@given(some.lists(some.integers(0, 200), min_size=2, max_size=11))
def test_bars_are_told_in_steps_of_five_and_do_not_say_how_many_answered(counts):
    bars = bars_of(counts)
    for first, last, share in told_bars(bars or []):
        assert share.value % 5 == 0 and first <= last
    assert told_bars(bars or []) == told_bars([(first, last, 3 * count) for first, last, count in bars or []])


def test_an_empty_bar_at_an_end_is_told_with_its_neighbor_on_its_side_of_the_share():
    empty_ends = [(0, 0, 0), (1, 1, 0), (2, 5, 8), (6, 10, 12)]
    assert [bar[:2] for bar in told_bars(empty_ends)] == [(0, 5), (6, 10)]
    assert [bar[:2] for bar in told_bars([(0, 1, 12), (2, 2, 0)], cut=2)] == [(0, 1), (2, 2)]


def test_how_many_answered_is_told_in_steps_however_many_were_asked():
    assert (in_steps(43, 62), in_steps(1, 62), in_steps(60, 62)) == (Share(70), Share(10, "below"), Share(90, "above"))


def _answers(*people, version=0) -> tuple:
    return (frozenset((person * 10 + version, EVER) for person in people),)


OWNERS = {person * 10 + version: frozenset((person,)) for person in range(40) for version in range(3)}


@pytest.mark.parametrize(
    ("now", "renewed"),
    [
        (_answers(*range(10)), False),
        (_answers(*range(14)), False),
        (_answers(*range(15)), True),
        (_answers(*range(5)), True),
        (_answers(*range(2, 12)), False),
        (_answers(*range(3, 13)), True),
    ],
)
def test_an_answer_is_told_anew_once_five_have_come_gone_or_changed(now, renewed):
    assert may_be_renewed({"all": now}, [{"all": _answers(*range(10))}], OWNERS) is renewed


def test_whoever_changes_an_answer_has_changed():
    changed = (_answers(*range(10))[0] - _answers(3)[0] | _answers(3, version=1)[0],)
    assert not may_be_renewed({"all": changed}, [{"all": _answers(*range(10))}], OWNERS)


def test_each_row_has_to_have_changed_enough():
    before = {"all": _answers(*range(20)), "north": _answers(*range(10))}
    now = {"all": _answers(*range(30)), "north": _answers(*range(12))}
    assert not may_be_renewed(now, [before], OWNERS)
    assert may_be_renewed({"all": now["all"]}, [before], OWNERS)


def test_a_row_is_held_against_every_time_it_was_shown():
    first, second = {"all": _answers(*range(10))}, {"all": _answers(*range(20))}
    assert not may_be_renewed({"all": _answers(*range(11))}, [first, second], OWNERS)
    assert may_be_renewed({"all": _answers(*range(10))}, [first, second], OWNERS)


def test_enough_have_to_be_asked_and_enough_to_answer():
    assert may_be_shown(range(5), eligible=range(9))
    assert not may_be_shown(range(4), eligible=range(9))
    assert not may_be_shown(range(5), eligible=range(4))
    assert not may_be_shown(range(9), 10, eligible=range(20))
    assert not may_be_shown(range(4), 2)


COMMENTS = [Comment(f"words {number}", number % 2 == 0, number % 3 == 0) for number in range(12)]


def test_words_are_quoted_of_ten_at_least_and_only_those_offered_and_cleared():
    assert quotable(COMMENTS, 9, 5, Random(1).shuffle) == []
    assert quotable(COMMENTS, 14, 15, Random(1).shuffle) == []
    assert sorted(quotable(COMMENTS, 10, 5, Random(1).shuffle)) == ["words 0", "words 6"]


def test_a_coordinator_reads_only_what_was_offered_and_in_no_order():
    assert offered(COMMENTS, 9, 5, Random(1).shuffle) == []
    read = offered(COMMENTS, 12, 5, Random(1).shuffle)
    assert {one.words for one in read} == {f"words {number}" for number in range(0, 12, 2)}
    assert [one.words for one in read] != [one.words for one in offered(COMMENTS, 12, 5, Random(2).shuffle)]


def test_a_number_from_outside_its_scale_falls_into_the_place_at_its_end():
    assert FIT.counts([Fraction(0), Fraction(2), Fraction(7)]) == [1, 1, 1]
