"""Scores are whole numbers that add up, and a rule that forbids a pair is named."""

from dataclasses import replace
from datetime import date, time

import numpy as np
import pytest

from benchmarks.crowd import crowd
from portal.pairing.matching.criteria import WEIGHTS, MenteeSide, MentorSide, Rules, managers_above, working_quarters
from portal.pairing.matching.exclude import allowed_pairs, removed_pairs
from portal.pairing.matching.explain import explain
from portal.pairing.matching.score import full_marks, matrices, part_matrices, scores
from portal.pairing.matching.tell import CHECKED, CRITERIA, REMOVED, facts_of

MENTOR = MentorSide(id="m", employee="1", level=8, languages=frozenset({"en"}))
MENTEE = MenteeSide(id="n", employee="2", level=3, languages=frozenset({"en"}))


def one(mentor=None, mentee=None, rules=None):
    """The explanation of one pair, from what differs from two people who could meet."""
    return explain(replace(MENTOR, **(mentor or {})), replace(MENTEE, **(mentee or {})), rules or Rules())


def points(criterion, mentor=None, mentee=None, rules=None):
    return next(part.points for part in one(mentor, mentee, rules).parts if part.criterion == criterion)


def test_the_parts_of_any_pair_add_up_to_its_entry():
    mentors, mentees = crowd(40, 60, seed=4)
    rules = Rules(weights={"topics": 37, "interests": 23, "other_department": 7, "shared_hours": 22, "languages": 11})
    matrix, allowed = matrices(mentors, mentees, rules)
    rng = np.random.default_rng(1)
    for i, j in zip(rng.integers(0, 40, 150), rng.integers(0, 60, 150), strict=True):
        told = explain(mentors[i], mentees[j], rules)
        assert sum(part.points for part in told.parts) == told.total == matrix[i, j]
        assert all(0 <= part.points <= part.maximum for part in told.parts)
        assert sum(part.maximum for part in told.parts) == 10_000
        assert (not told.removed_by) == allowed[i, j]


def test_the_part_matrices_sum_to_the_scores_in_any_company():
    mentors, mentees = crowd(30, 20, seed=9)
    parts = part_matrices(mentors, mentees, Rules())
    assert (sum(parts.values()) == scores(mentors, mentees, Rules())).all()
    assert (scores(mentors[3:9], mentees[5:], Rules()) == scores(mentors, mentees, Rules())[3:9, 5:]).all()


def test_scores_are_the_same_in_any_order_of_the_rows():
    mentors, mentees = crowd(12, 15, seed=2)
    assert (scores(mentors[::-1], mentees, Rules()) == scores(mentors, mentees, Rules())[::-1]).all()


def test_full_marks_for_topics_go_to_whoever_teaches_all_that_is_wanted():
    wants = {"a": 1, "b": 3, "c": 3}
    sure = dict.fromkeys(wants, 3)
    assert points("topics", {"teaches": sure}, {"wants": wants}) == 4_000
    assert points("topics", {"teaches": {**sure, "d": 3}}, {"wants": wants}) == 4_000
    assert points("topics", {"teaches": {"d": 3}}, {"wants": wants}) == 0
    assert points("topics", {"teaches": sure}) == 0


def test_more_importance_and_more_confidence_count_more():
    wants = {"a": 1, "b": 3}
    by_topic = [points("topics", {"teaches": {topic: 3}}, {"wants": wants}) for topic in wants]
    by_confidence = [points("topics", {"teaches": {"b": sure}}, {"wants": wants}) for sure in (1, 2, 3)]
    assert by_topic == [1_000, 3_000]
    assert by_confidence == [1_000, 2_000, 3_000]


def test_full_marks_are_shared_to_the_last_unit():
    for maximum in (1, 7, 4_000):
        assert sum(full_marks({"a": 1, "b": 1, "c": 1}, maximum).values()) == maximum
    assert full_marks({}, 4_000) == {}


def test_departments_earn_points_when_both_are_known_and_differ():
    assert points("other_department", {"department": "Tax"}, {"department": "Audit"}) == 1_500
    assert points("other_department", {"department": "Tax"}, {"department": "tax "}) == 0
    assert points("other_department", {"department": "Tax"}) == 0


def test_common_hours_languages_and_interests_earn_points_up_to_enough():
    morning, day = (working_quarters("UTC", date(2026, 1, 5), dict.fromkeys(range(5), (time(8), time(to)))) for to in (10, 16))
    assert points("shared_hours", {"working_quarters": day}, {"working_quarters": morning}) == 750
    assert points("shared_hours", {"working_quarters": day}, {"working_quarters": day}) == 1_500
    assert [points("languages", *[{"languages": frozenset("abcd"[:n])}] * 2) for n in range(5)] == [0, 0, 500, 1_000, 1_000]
    assert [points("interests", *[{"interests": frozenset("abcd"[:n])}] * 2) for n in range(5)] == [0, 666, 1_333, 2_000, 2_000]


@pytest.mark.parametrize(
    ("rule", "mentor", "mentee", "rules"),
    [
        ("reporting_line", {"managers": ("9", "8", "2")}, {}, {}),
        ("reporting_line", {}, {"managers": ("9", "1")}, {}),
        ("same_person", {"employee": "2"}, {}, {}),
        ("level_gap", {"level": 5}, {}, {}),
        ("level_gap", {"level": 3}, {"level": 8}, {}),
        ("common_language", {"languages": frozenset({"fr"})}, {}, {}),
        ("blocked", {}, {}, {"blocked": frozenset({("m", "n")})}),
        ("former", {}, {}, {"former": frozenset({("m", "n")})}),
        ("kept_apart", {}, {}, {"kept_apart": frozenset({("m", "n")})}),
        ("level_gap", {"level": 3}, {"level": 5}, {"senior_side": "mentor"}),
        ("level_band", {"level": 8}, {"level": 5}, {"min_level_gap": None, "max_level_gap": 2}),
        ("level_band", {"level": 5}, {"level": 8}, {"min_level_gap": None, "max_level_gap": 2}),
        ("same_department", {"department": "Tax"}, {"department": "tax "}, {"same_department": False}),
    ],
)
def test_each_rule_keeps_apart_whom_it_should_and_is_named(rule, mentor, mentee, rules):
    assert one(mentor, mentee, Rules(**rules)).removed_by == (rule,)


def test_people_under_the_same_manager_and_at_the_exact_gap_may_meet():
    same = {"managers": ("7", "6")}
    assert one({**same, "level": 6}, same).removed_by == ()


def test_a_rule_that_is_off_is_not_checked():
    off = Rules(min_level_gap=None, common_language=False)
    told = one({"level": 1, "languages": frozenset()}, rules=off)
    assert told.removed_by == ()
    assert set(told.checked) == {"same_person", "reporting_line", "blocked", "former", "kept_apart"}


def test_one_giant_reporting_line_leaves_nobody():
    numbers = [str(row) for row in range(30)]
    chains = {number: tuple(numbers[:row][::-1]) for row, number in enumerate(numbers)}
    mentees = [replace(MENTEE, id=n, employee=n, managers=chains[n], level=1) for n in numbers[:15]]
    mentors = [replace(MENTOR, id=n, employee=n, managers=chains[n], level=9) for n in numbers[15:]]
    assert not allowed_pairs(mentors, mentees, Rules()).any()
    assert removed_pairs(mentors, mentees, Rules())["reporting_line"].all()


def test_empty_sides_have_empty_matrices():
    for mentors, mentees in (([], []), ([MENTOR], []), ([], [MENTEE])):
        matrix, allowed = matrices(mentors, mentees, Rules(min_shared_minutes=30))
        assert matrix.shape == allowed.shape == (len(mentors), len(mentees))


def test_a_circle_in_the_roster_does_not_hold_up_the_walk_to_the_top():
    assert managers_above("a", {"a": "b", "b": "c", "c": "b"}) == ("b", "c")
    assert managers_above("a", {"a": "a"}) == ()
    assert managers_above("a", {}) == ()


def week_of(first: int) -> frozenset[int]:
    """Eight hours a day from that quarter of a UTC Monday, which may lie on the Sunday before."""
    return frozenset((first + 96 * day + quarter) % 672 for day in range(5) for quarter in range(32))


def test_working_hours_follow_summer_time_and_half_hours():
    assert working_quarters("Europe/Warsaw", date(2026, 1, 5)) == week_of(32)
    assert working_quarters("Europe/Warsaw", date(2026, 7, 6)) == week_of(28)
    assert working_quarters("Asia/Kolkata", date(2026, 7, 8)) == week_of(14)
    assert working_quarters("Pacific/Auckland", date(2026, 7, 12)) == week_of(-12)


def test_only_days_on_which_both_work_are_common():
    hours = (time(9), time(17))
    weeks = [working_quarters("UTC", date(2026, 1, 5), dict.fromkeys(days, hours)) for days in ([0], [1], [0, 1])]
    monday, tuesday, both = ({"working_quarters": week} for week in weeks)
    assert points("shared_hours", monday, tuesday) == 0
    # Eight hours in five days are 96 minutes a day, of the four hours that earn 15 points.
    assert points("shared_hours", monday, both) == 600


def test_weights_that_do_not_make_a_hundred_points_are_refused():
    for weights in ({**WEIGHTS, "topics": 41}, {"topics": 100, "luck": 0}, {"topics": 120, "languages": -20}, {"topics": 100.0}):
        with pytest.raises(ValueError):
            Rules(weights=weights)
    for wrong in ({"teaches": {"a": 4}}, {"teaches": {"a": 0}}):
        with pytest.raises(ValueError):
            replace(MENTOR, **wrong)
    with pytest.raises(ValueError):
        replace(MENTEE, wants={"a": 0})


def test_every_criterion_and_rule_has_its_words():
    mentors, mentees = crowd(10, 10, seed=3)
    told = [one(), *(explain(mentor, mentee, Rules(min_shared_minutes=30)) for mentor in mentors for mentee in mentees)]
    for each in told:
        assert all(str(CRITERIA[part.criterion]) for part in each.parts)
        assert all(str(CHECKED[key]) and str(REMOVED[key]) for key in each.checked)
        assert all(str(sentence).endswith(".") for part in each.parts for sentence in facts_of(part))


def test_topics_are_told_by_what_is_taught_and_what_is_not():
    part = one({"teaches": {"ai": 2}}, {"wants": {"ai": 1, "video": 3}}).parts[0]
    assert [str(sentence) for sentence in facts_of(part, str.upper)] == ["Wanted and taught: AI.", "Wanted, not taught: VIDEO."]
    assert part.facts["topics"][0] == {"topic": "video", "importance": 3, "confidence": 0}
