"""The audit by examples that can be checked by hand: what follows from two publications, and which row is left out for it."""
import pytest

from portal.summaries.disclosure.auditing import find_leak, rows_to_drop
from portal.summaries.disclosure.deciding import decide
from portal.summaries.disclosure.shapes import ALL, EVER, Group, Past, Row, Table

PAIRS = {pair: frozenset((pair, 100 + pair)) for pair in range(60)}
SINGLE = {person: frozenset((person,)) for person in range(60)}


def ever(*units) -> tuple:
    return (frozenset((unit, EVER) for unit in units),)


def during(units, *windows) -> tuple:
    return (frozenset((unit, window) for unit in units for window in windows),)


def leak(shown, past=(), owners=PAIRS, smallest=5, **how):
    return find_leak(shown, [vector for vectors in past for vector in vectors], owners, smallest, **how)


def test_one_pair_more_than_last_time_is_four_eyes_too_few():
    found = leak({ALL: ever(*range(32))}, [ever(*range(31))])
    assert found.people == PAIRS[31] and found.rows == (ALL,)


def test_three_pairs_more_are_six_people():
    assert leak({ALL: ever(*range(34))}, [ever(*range(31))]) is None


def test_whoever_left_is_told_by_the_figure_of_those_who_stayed():
    assert leak({ALL: ever(*range(30))}, [ever(*range(31))]).people == PAIRS[30]


def test_one_who_came_for_one_who_left_is_told_by_an_exact_figure_and_not_by_a_coarse_one():
    shown, past = {ALL: ever(*range(1, 21))}, [ever(*range(20))]
    assert leak(shown, past, SINGLE).people == {0, 20}
    assert leak(shown, past, SINGLE, is_exact=False) is None


def test_a_department_in_which_few_still_meet_tells_what_these_did():
    before = during(range(6), "June")
    now = (before[0] | during((0, 1), "September")[0],)
    found = leak({"department: Legal": now}, [before])
    assert found.people == PAIRS[0] | PAIRS[1]


def test_what_one_person_did_in_many_windows_is_found_as_one():
    """More windows than a sum of few classes would hold."""
    windows = [f"week {number}" for number in range(7)]
    months = {f"month: {when}": during(range(20), when) for when in windows}
    whole = (during(range(20), *windows)[0] - during((0,), *windows)[0],)
    assert leak({**months, ALL: whole}, owners=SINGLE).people == {0}


def test_tables_that_nearly_say_the_same_lose_the_smaller_row():
    shown = {"department: Finance": ever(*range(12)), "site: London": ever(*range(14)), ALL: ever(*range(50))}
    assert rows_to_drop(shown, [], SINGLE, 5) == {"department: Finance"}


def test_figures_of_different_windows_say_nothing_of_each_other():
    assert leak({ALL: during(range(32), "November")}, [during(range(31), "October")]) is None


def test_what_was_given_away_before_is_passed_over():
    past = [ever(*range(31)), ever(*range(32))]
    assert leak({ALL: ever(*range(32))}, past) is None
    assert leak({ALL: ever(*range(33))}, past).people == PAIRS[32]


def test_nothing_is_dropped_that_gives_nothing_away():
    rows = {f"department: {number}": ever(*range(10 * number, 10 * number + 10)) for number in range(5)}
    assert rows_to_drop({ALL: ever(*range(50)), **rows}, [], SINGLE, 5) == frozenset()


@pytest.mark.parametrize(("smallest", "hidden"), [(5, False), (8, True)])
def test_a_program_that_asks_for_more_is_told_of_no_fewer(smallest, hidden):
    found = leak({ALL: ever(*range(40))}, [ever(*range(34))], SINGLE, smallest)
    assert (found is not None) is hidden


def table(*people, is_answer=False, rows=()) -> Table:
    whole = Row(ALL, Group(frozenset(people)), ever(*people))
    return Table("measure", whole, SINGLE, {"site": tuple(rows)} if rows else {}, is_answer)


def site(name, *people) -> Row:
    return Row(name, Group(frozenset(people)), ever(*people))


def test_a_figure_that_must_not_be_told_anew_stays_as_it_was():
    first = decide(table(*range(20)))
    second = decide(table(*range(22)), [first.entry])
    assert first.shows(ALL) and not first.keeps
    assert second.keeps and second.entry == first.entry
    # Against what was last shown, not against what was last kept back.
    third = decide(table(*range(24)), [first.entry, second.entry])
    assert third.keeps
    assert not decide(table(*range(25)), [first.entry, second.entry, third.entry]).keeps


def test_a_figure_that_is_too_small_for_a_number_that_was_raised_does_not_stay():
    first = decide(table(*range(7)))
    assert decide(table(*range(8)), [first.entry], 8).entry.shown == {}
    assert decide(table(*range(9)), [first.entry], 8).entry.shown == {}


def test_answers_stay_as_a_whole_until_every_row_may_be_told():
    rows = [site("north", *range(10)), site("south", *range(10, 20))]
    first = decide(table(*range(20), is_answer=True, rows=rows))
    assert set(first.entry.shown) == {ALL, "site: north", "site: south"}
    more = [site("north", *range(10), *range(20, 26)), site("south", *range(10, 20))]
    assert decide(table(*range(26), is_answer=True, rows=more), [first.entry]).keeps
    both = [site("north", *range(10), *range(20, 26)), site("south", *range(10, 20), *range(26, 32))]
    assert not decide(table(*range(32), is_answer=True, rows=both), [first.entry]).keeps


def test_what_was_hidden_last_time_is_hidden_rather_than_another():
    rows = [site("a", *range(3)), site("b", *range(3, 11)), site("c", *range(11, 20)), site("d", *range(20, 40))]
    fresh = decide(table(*range(40), rows=rows))
    assert set(fresh.entry.shown) == {ALL, "site: c", "site: d"}
    past = Past({ALL: ever(*range(40, 50)), "site: b": ever(*range(40, 50)), "site: d": ever(*range(50, 60))}, SINGLE)
    again = decide(table(*range(40), rows=rows), [past])
    assert set(again.entry.shown) == {ALL, "site: b", "site: d"}
