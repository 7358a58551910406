"""What a table of facts shows gives nothing away: held by an attacker who shares no code with the rules."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.summaries.disclosure import rules
from portal.summaries.disclosure.rules import hidden_among, is_dominated, may_be_shown
from portal.summaries.disclosure.shapes import Group

SIZES = some.lists(some.integers(1, 14), min_size=1, max_size=8)


def table(sizes) -> list[Group]:
    """Groups of these sizes that share nobody."""
    bounds = [sum(sizes[:index]) for index in range(len(sizes) + 1)]
    return [Group(frozenset(range(first, last))) for first, last in zip(bounds, bounds[1:], strict=False)]


def learned(sizes: list[int], hidden: frozenset[int]) -> set[int]:
    """The numbers of people, below five, about whom sums and differences of what is shown say something.

    Shown are the groups that are not hidden, and the total. Every sum and difference of them is a sum of groups, each
    counted 0 or 1 times, so the attacker tries all.
    """
    shown = [frozenset([index]) for index in range(len(sizes)) if index not in hidden]
    everything = frozenset(range(len(sizes)))
    known = {frozenset(), everything}
    for count in range(1, len(shown) + 1):
        for some_of_them in combinations(shown, count):
            union = frozenset().union(*some_of_them)
            known |= {union, everything - union}
    # A total below five is not shown at all, and then nothing is.
    found = {sum(sizes[index] for index in groups) for groups in known if groups}
    return {people for people in found if people < 5}


@given(SIZES)
def test_no_sum_or_difference_of_what_is_shown_speaks_of_fewer_than_five(sizes):
    hidden = hidden_among(table(sizes))
    if sum(sizes) >= 5:
        assert learned(sizes, hidden) == set()


@given(SIZES)
def test_what_is_hidden_is_never_one_group_alone_unless_there_is_no_other(sizes):
    hidden = hidden_among(table(sizes))
    assert len(hidden) != 1 or len(sizes) == 1


@given(SIZES)
def test_nothing_is_hidden_without_need(sizes):
    hidden = hidden_among(table(sizes))
    if min(sizes) >= 5:
        assert hidden == frozenset()
    small = {index for index, size in enumerate(sizes) if size < 5}
    if len(small) >= 2 and sum(sizes[index] for index in small) >= 5:
        assert hidden == small


def test_the_attacker_finds_the_leak_when_the_second_group_is_not_hidden():
    assert learned([3, 20, 7], frozenset([0])) == {3}
    assert learned([3, 20, 7], hidden_among(table([3, 20, 7]))) == set()


def test_without_complementary_suppression_the_attacker_wins(monkeypatch):
    monkeypatch.setattr(rules, "_may_hide", lambda groups, hidden, smallest: True)
    assert learned([3, 20, 7], hidden_among(table([3, 20, 7]))) == {3}


@pytest.mark.parametrize(("people", "shown"), [([], False), ([1, 2, 3, 4], False), ([1, 1, 1, 1, 1], False), ([1, 2, 3, 4, 5], True)])
def test_a_figure_needs_five_different_people(people, shown):
    assert may_be_shown(people) is shown


@pytest.mark.parametrize(
    ("amounts", "dominated"),
    [
        ([], False),
        ([0, 0], False),
        ([3], True),
        ([5, 3, 2], True),
        ([50, 25, 25], False),
        ([51, 25, 24], True),
        ([39, 37, 24], True),
        ([2] * 5, False),
    ],
)
def test_an_activity_that_one_or_two_people_make_is_not_shown(amounts, dominated):
    assert is_dominated(amounts) is dominated


def test_a_group_whose_sessions_are_one_persons_is_hidden_with_another():
    even = Counter(dict.fromkeys(range(10, 18), 2))
    groups = [
        Group(frozenset(range(6)), (Counter({1: 9, 2: 1}),)),
        Group(frozenset(range(10, 18)), (even,)),
        Group(frozenset(range(20, 40)), (Counter(dict.fromkeys(range(20, 40), 1)),)),
    ]
    assert hidden_among(groups) == {0, 1}
