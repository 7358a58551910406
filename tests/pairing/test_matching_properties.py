"""For any people and any rules: the parts add up, the rules forbid what plain words say, and what is kept is never named."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from portal.pairing.matching.criteria import WEIGHTS, MenteeSide, MentorSide, Rules, managers_above
from portal.pairing.matching.exclude import allowed_pairs, none_of, removed_pairs
from portal.pairing.matching.explain import explain
from portal.pairing.matching.parts import Part
from portal.pairing.matching.score import matrices, part_matrices, place_costs
from portal.pairing.matching.tell import CHECKED, REMOVED, facts_of
from tests.pairing import obvious_pairs

ROSTER = [str(number) for number in range(12)]
COMPARED = ("level_gap", "level_band", "common_language", "shared_hours", "same_department")

words = some.sampled_from(["", "A", "a ", "B"])
few = some.frozensets(some.sampled_from("abcde"), max_size=4)
degrees = some.dictionaries(some.sampled_from("abcde"), some.integers(1, 3), max_size=4)
# Around Sunday's midnight, where a week of hours goes on into the next.
quarters = some.frozensets(some.sampled_from([*range(666, 672), *range(6)]), max_size=12)
# Anybody may report to anybody, so that circles come up, too.
rosters = some.dictionaries(some.sampled_from(ROSTER), some.sampled_from(ROSTER))


@some.composite
def weights(draw):
    shares = [draw(some.integers(0, 100 // len(WEIGHTS))) for _ in WEIGHTS]
    shares[draw(some.integers(0, len(shares) - 1))] += 100 - sum(shares)
    return dict(zip(WEIGHTS, shares, strict=True))


@some.composite
def sides(draw):
    manager_of = draw(rosters)
    both = []
    for letter, kind, topics in (("m", MentorSide, "teaches"), ("n", MenteeSide, "wants")):
        numbers = draw(some.lists(some.sampled_from(ROSTER), max_size=4, unique=True))
        both.append([
            kind(
                id=f"{letter}{number}", employee=number, level=draw(some.integers(1, 9)), managers=managers_above(number, manager_of),
                department=draw(words), location=draw(words), languages=draw(few), working_quarters=draw(quarters), interests=draw(few),
                perspectives=draw(few), partners=draw(some.integers(0, 3)), capacity=draw(some.integers(0, 3)),
                ranks=draw(some.dictionaries(some.sampled_from([f"{other}{n}" for other in "mn" for n in ROSTER]), some.integers(1, 4))),
                **{topics: draw(degrees)},
            )
            for number in numbers
        ])  # fmt: skip
    return both


pairs = some.frozensets(some.tuples(some.sampled_from([f"m{n}" for n in ROSTER]), some.sampled_from([f"n{n}" for n in ROSTER])), max_size=6)
rule_sets = some.builds(
    Rules, weights=weights(), min_level_gap=some.none() | some.integers(0, 5), max_level_gap=some.none() | some.integers(0, 5),
    senior_side=some.sampled_from(["mentor", "mentee"]), common_language=some.booleans(), min_shared_minutes=some.integers(0, 120),
    same_department=some.booleans(), enough_minutes=some.integers(1, 60), location=some.sampled_from(["other", "same"]),
    blocked=pairs, former=pairs, kept_apart=pairs, kept=some.frozensets(some.sampled_from([*WEIGHTS, *COMPARED])),
)  # fmt: skip


@pytest.fixture(params=[20, pytest.param(200, marks=pytest.mark.long)], ids=["few", "many"])
def hold(request):
    """Try that something holds for so many examples of what these strategies draw."""
    return lambda holds, *drawn: settings(max_examples=request.param, deadline=None)(given(*drawn)(holds))()


def test_any_pair_earns_and_breaks_what_plain_words_say(hold):
    hold(_earns_and_breaks_what_plain_words_say, sides(), rule_sets)


def _earns_and_breaks_what_plain_words_say(both, rules):
    ours, theirs = both
    matrix, allowed = matrices(ours, theirs, rules)
    parts, removed = part_matrices(ours, theirs, rules), removed_pairs(ours, theirs, rules)
    assert (matrix == sum(parts.values())).all() and (allowed == none_of(removed)).all()
    costs = place_costs(ours, rules)
    for i, mentor in enumerate(ours):
        for j, mentee in enumerate(theirs):
            told = explain(mentor, mentee, rules)
            plain = obvious_pairs.points(mentor, mentee, rules)
            assert {part.criterion: part.points for part in told.parts if part.criterion in plain} == {
                key: points for key, points in plain.items() if rules.weights[key]
            }
            assert told.total == sum(part.points for part in told.parts) == matrix[i, j]
            assert all(0 <= part.points <= part.maximum for part in told.parts)
            assert {"kept_apart" if key in rules.kept else key for key in obvious_pairs.forbidden(mentor, mentee, rules)} == {
                key for key, gone in removed.items() if gone[i, j]
            } == set(told.removed_by)
            for place in range(1, mentor.capacity + 1):
                assert explain(mentor, mentee, rules, place=place).total == matrix[i, j] - costs[i, place - 1]


def test_what_is_kept_is_never_named_and_has_no_facts(hold):
    hold(_never_names_what_is_kept, sides(), rule_sets)


def _never_names_what_is_kept(both, rules):
    removed = removed_pairs(*both, rules)
    assert not rules.kept & set(removed)
    for mentor in both[0]:
        for mentee in both[1]:
            told = explain(mentor, mentee, rules)
            assert not rules.kept & {*told.checked, *told.removed_by}
            assert {part.criterion for part in told.parts if part.is_kept} == {part.criterion for part in told.parts} & rules.kept
            assert all(part.facts == {} and facts_of(part) == [] for part in told.parts if part.is_kept)
            assert told.shown_total == sum(part.points for part in told.parts if not part.is_kept)
            assert all(str(sentence).endswith(".") for part in told.parts if not part.is_kept for sentence in facts_of(part))
            assert all(str(REMOVED[key]) for key in told.checked)
            assert all(str(CHECKED[key]) for key in told.checked)


def test_the_rows_may_come_in_any_order(hold):
    hold(_is_the_same_in_any_order, sides(), rule_sets, some.randoms(use_true_random=False))


def _is_the_same_in_any_order(both, rules, lot):
    rows, columns = (lot.sample(range(len(people)), len(people)) for people in both)
    shuffled = [both[0][row] for row in rows], [both[1][column] for column in columns]
    for one, other in zip(matrices(*both, rules), matrices(*shuffled, rules), strict=True):
        assert (one[np.ix_(rows, columns)] == other).all()


def test_the_checked_rules_do_not_tell_whether_somebody_wished_anything():
    mentor, mentee = MentorSide(id="m", employee="1", level=8), MenteeSide(id="n", employee="2", level=1)
    wished = Rules(kept_apart=frozenset({("another", "pair")}), common_language=False)
    assert explain(mentor, mentee, wished).checked == explain(mentor, mentee, Rules(common_language=False)).checked


def test_a_line_of_hundreds_with_most_of_them_outside_the_program():
    numbers = [str(number) for number in range(900)]
    manager_of = dict(zip(numbers, numbers[1:], strict=False))
    ours = [MentorSide(id=n, employee=n, level=9, managers=managers_above(n, manager_of)) for n in numbers[::90]]
    theirs = [MenteeSide(id=n, employee=n, level=1, managers=managers_above(n, manager_of)) for n in numbers[45::90]]
    assert removed_pairs(ours, theirs, Rules())["reporting_line"].all()
    assert not allowed_pairs(ours, theirs, Rules()).any()


def test_a_circle_in_the_roster_hides_nobody_above():
    manager_of = {"1": "2", "2": "3", "3": "1", "4": "2"}
    assert managers_above("4", manager_of) == ("2", "3", "1") and managers_above("1", manager_of) == ("2", "3")
    mentors = [MentorSide(id=n, employee=n, level=8, managers=managers_above(n, manager_of)) for n in ("1", "4")]
    mentees = [MenteeSide(id=n, employee=n, level=1, managers=managers_above(n, manager_of)) for n in ("1", "3", "9")]
    assert removed_pairs(mentors, mentees, Rules())["reporting_line"].tolist() == [[False, True, False], [True, True, False]]


def test_two_managers_of_one_person_come_from_no_roster():
    mentor = MentorSide(id="m", employee="1", level=8, managers=("7", "8"))
    mentee = MenteeSide(id="n", employee="7", level=1, managers=("9",))
    with pytest.raises(ValueError, match="two managers of 7"):
        removed_pairs([mentor], [mentee], Rules())


def test_a_side_or_a_location_that_means_nothing_is_refused():
    for wrong in ({"senior_side": "leader"}, {"location": "near"}):
        with pytest.raises(ValueError):
            Rules(**wrong)


def test_perspectives_are_told_by_what_is_offered_and_what_is_not():
    facts = [{"asked": ["age", "art"], "shared": ["art"]}, {"asked": [], "shared": []}]
    told = [[str(one) for one in facts_of(Part("perspectives", 0, 0, each), str.upper)] for each in facts]
    assert told == [["Asked for and offered: ART.", "Asked for, not offered: AGE."], ["No perspective was asked for."]]
