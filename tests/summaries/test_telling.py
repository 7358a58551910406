"""When a theme of interviews is told, and when anew: the rule alone, without a database."""
import pytest

from portal.summaries.disclosure.telling import ANEW, AS_BEFORE, NOT, Heard, entry_of, how_to_tell, people_in


def people(count: int, first: int = 0) -> frozenset[int]:
    return frozenset(range(first, first + count))


@pytest.mark.parametrize(("said", "heard", "smallest", "how"), [
    (5, 9, 5, NOT), (5, 10, 5, ANEW), (4, 10, 5, NOT), (6, 12, 7, NOT), (7, 12, 7, ANEW), (12, 12, 12, ANEW), (11, 11, 12, NOT),
])
def test_a_theme_needs_ten_who_were_heard_and_the_smallest_number_who_said_it(said, heard, smallest, how):
    assert how_to_tell(people(said), [], Heard(people(heard)), smallest) == how


@pytest.mark.parametrize(("more", "how"), [(0, NOT), (1, NOT), (4, NOT), (5, ANEW)])
def test_a_further_theme_waits_until_five_more_were_heard(more, how):
    """With one more who was heard, a theme that is new would be that person's."""
    assert how_to_tell(people(5), [], Heard(people(10 + more), [people(10)])) == how


@pytest.mark.parametrize(("more", "how"), [(0, AS_BEFORE), (1, AS_BEFORE), (4, AS_BEFORE), (5, ANEW)])
def test_a_theme_that_was_told_stays_as_it_was_until_five_more_said_it(more, how):
    assert how_to_tell(people(9 + more), [people(9)], Heard(people(20), [people(12)]), is_told=True) == how


@pytest.mark.parametrize("gone", [1, 4, 9])
def test_a_theme_that_was_told_stays_when_some_of_those_who_said_it_erase_themselves(gone):
    """That it is gone would say whose it was."""
    left = people(9 - gone, gone)
    assert how_to_tell(left, [people(9)], Heard(people(12 - gone, gone), [people(12)]), is_told=True) == AS_BEFORE


def test_a_theme_goes_where_the_program_asks_for_more_people_by_now():
    assert how_to_tell(people(8), [people(8)], Heard(people(20), [people(20)]), 9, is_told=True) == NOT


def test_what_differs_by_a_few_from_an_earlier_time_is_not_told_anew_either():
    """Five came and five others went since the last time, but against the first there is one."""
    first, second = people(6), people(6) | people(5, 20)
    assert how_to_tell(people(7), [first, second], Heard(people(30), [people(12)]), is_told=True) == AS_BEFORE


def test_the_ledger_gives_back_whom_it_was_told_of():
    assert people_in(entry_of(people(7))) == people(7)
