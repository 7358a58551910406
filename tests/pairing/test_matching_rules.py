"""What the engine computes for all pairs at once is what plain words say about each of them; and what is kept stays kept."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from benchmarks.crowd import crowd, wishing
from portal.pairing.matching import common
from portal.pairing.matching.criteria import MenteeSide, MentorSide, Rules
from portal.pairing.matching.exclude import allowed_pairs, removed_pairs
from portal.pairing.matching.explain import explain
from portal.pairing.matching.score import matrices, part_matrices, place_costs, scores
from portal.pairing.matching.tell import CHECKED, CRITERIA, REMOVED, facts_of
from tests.pairing import obvious_pairs
from tests.pairing.instances import seeds

ALL = {
    "topics": 29, "interests": 13, "other_department": 7, "shared_hours": 11, "languages": 9,
    "location": 5, "perspectives": 8, "preferences": 11, "load": 7,
}  # fmt: skip


def people(seed, mentors=14, mentees=17):
    """A crowd in which every criterion has something to count and every rule somebody to keep apart."""
    return wishing(*crowd(mentors, mentees, seed=seed), seed=seed)


def rules_of(seed, ours, theirs) -> Rules:
    """Rules drawn by a seed."""
    draw = Random(seed)
    pairs = [(mentor.id, mentee.id) for mentor in ours for mentee in theirs]
    return Rules(
        min_level_gap=draw.choice((None, 2, 4, 5)),
        max_level_gap=draw.choice((None, 4, 6)),
        senior_side=draw.choice(("mentee", "mentor")),
        common_language=draw.random() < 0.7,
        min_shared_minutes=draw.choice((0, 45, 200)),
        same_department=draw.random() < 0.6,
        location=draw.choice(("other", "same")),
        weights=ALL,
        blocked=frozenset(draw.sample(pairs, 5)),
        former=frozenset(draw.sample(pairs, 5)),
        kept_apart=frozenset(draw.sample(pairs, 3)),
    )


@pytest.mark.parametrize("seed", seeds(8, 25))
def test_every_rule_forbids_what_plain_words_say_and_nothing_else(seed):
    ours, theirs = people(seed)
    rules = rules_of(seed, ours, theirs)
    removed = removed_pairs(ours, theirs, rules)
    for i, mentor in enumerate(ours):
        for j, mentee in enumerate(theirs):
            wanted = obvious_pairs.forbidden(mentor, mentee, rules)
            assert {key for key, matrix in removed.items() if matrix[i, j]} == wanted
            assert set(explain(mentor, mentee, rules).removed_by) == wanted


@pytest.mark.parametrize("seed", seeds(8, 25))
def test_every_criterion_earns_what_plain_words_say(seed):
    ours, theirs = people(seed)
    rules = rules_of(seed, ours, theirs)
    parts, total = part_matrices(ours, theirs, rules), scores(ours, theirs, rules)
    for i, mentor in enumerate(ours):
        for j, mentee in enumerate(theirs):
            wanted = obvious_pairs.points(mentor, mentee, rules)
            assert {key: int(parts[key][i, j]) for key in wanted} == wanted
            told = explain(mentor, mentee, rules)
            assert sum(part.points for part in told.parts) == told.total == told.shown_total == total[i, j]
            assert all(0 <= part.points <= part.maximum for part in told.parts)
            assert sum(part.maximum for part in told.parts) == 10_000


@pytest.mark.parametrize("size", [1, 17, 40, 1_000])
def test_the_size_of_the_blocks_changes_nothing(monkeypatch, size):
    ours, theirs = people(5)
    rules = rules_of(5, ours, theirs)
    whole = matrices(ours, theirs, rules)
    monkeypatch.setattr(common, "BLOCK", size)
    again = matrices(ours, theirs, rules)
    assert all((one == other).all() for one, other in zip(whole, again, strict=True))
    assert [one.dtype for one in again] == [np.int16, bool]
    assert (allowed_pairs(ours, theirs, rules) == ~np.logical_or.reduce(list(removed_pairs(ours, theirs, rules).values()))).all()


def test_the_order_of_the_people_changes_nothing():
    ours, theirs = people(6)
    rules = rules_of(6, ours, theirs)
    first, again = matrices(ours, theirs, rules), matrices(ours[::-1], theirs[::-1], rules)
    assert all((one[::-1, ::-1] == other).all() for one, other in zip(first, again, strict=True))


def test_a_full_score_fits_its_number():
    wish = {"teaches": {"a": 3}, "interests": frozenset("abc"), "languages": frozenset("abc"), "working_quarters": frozenset(range(672))}
    mentor = MentorSide(id="m", employee="1", level=9, department="A", location="X", perspectives=frozenset("p"), ranks={"n": 1}, **wish)
    wish["wants"] = wish.pop("teaches")
    mentee = MenteeSide(id="n", employee="2", level=1, department="B", location="Y", perspectives=frozenset("p"), ranks={"m": 1}, **wish)
    assert scores([mentor], [mentee], Rules(weights=ALL))[0, 0] == explain(mentor, mentee, Rules(weights=ALL)).total == 10_000


def test_working_hours_that_only_touch_in_pieces_are_no_session():
    ours = MentorSide(id="m", employee="1", level=8, languages=frozenset("a"), working_quarters=frozenset({0, 1, 10, 11}))
    theirs = MenteeSide(id="n", employee="2", level=1, languages=frozenset("a"), working_quarters=frozenset(range(672)))
    assert explain(ours, theirs, Rules(min_shared_minutes=30)).removed_by == ()
    assert explain(ours, theirs, Rules(min_shared_minutes=45)).removed_by == ("shared_hours",)


def test_a_session_may_run_from_sunday_into_monday_of_the_universal_week():
    around = frozenset({670, 671, 0})
    ours = MentorSide(id="m", employee="1", level=8, languages=frozenset("a"), working_quarters=around)
    theirs = MenteeSide(id="n", employee="2", level=1, languages=frozenset("a"), working_quarters=around | {1})
    assert explain(ours, theirs, Rules(min_shared_minutes=45)).removed_by == ()
    assert explain(ours, theirs, Rules(min_shared_minutes=60)).removed_by == ("shared_hours",)


def test_what_is_kept_for_pairing_has_no_facts_and_is_not_in_the_total_that_is_shown():
    ours, theirs = people(7)
    rules = replace(rules_of(7, ours, theirs), kept=frozenset({"preferences", "perspectives", "languages", "common_language"}))
    for mentor in ours:
        for mentee in theirs:
            told = explain(mentor, mentee, rules)
            kept = [part for part in told.parts if part.is_kept]
            assert {part.criterion for part in kept} == {"preferences", "perspectives", "languages"}
            assert all(part.facts == {} for part in kept)
            assert told.shown_total == told.total - sum(part.points for part in kept)


@pytest.mark.parametrize("seed", seeds(4, 10))
def test_a_rule_that_is_kept_never_shows_its_name(seed):
    ours, theirs = people(seed)
    open_rules = replace(rules_of(seed, ours, theirs), common_language=True)
    kept_rules = replace(open_rules, kept=frozenset({"common_language", "shared_hours"}))
    shown, hidden = removed_pairs(ours, theirs, open_rules), removed_pairs(ours, theirs, kept_rules)
    assert not {"common_language", "shared_hours"} & set(hidden)
    assert "common_language" not in explain(ours[0], theirs[0], kept_rules).checked
    merged = [shown[key] for key in ("kept_apart", "common_language", "shared_hours") if key in shown]
    assert (hidden["kept_apart"] == np.logical_or.reduce(merged)).all()
    assert (allowed_pairs(ours, theirs, open_rules) == allowed_pairs(ours, theirs, kept_rules)).all()


def test_each_further_partner_of_a_mentor_earns_fewer_points():
    ours, theirs = people(8)
    rules = Rules(weights=ALL)
    costs = place_costs(ours, rules)
    assert costs.shape == (len(ours), max(mentor.capacity for mentor in ours))
    assert (costs[:, 0] == 0).all() and (np.diff(costs, axis=1) >= 0).all()
    for i, mentor in enumerate(ours):
        for place in range(1, mentor.capacity + 1):
            told = explain(mentor, theirs[0], rules, place=place)
            assert told.total == scores(ours, theirs, rules)[i, 0] - costs[i, place - 1]
    assert not place_costs(ours, Rules()).any()


def test_every_criterion_and_rule_has_words_for_every_fact():
    ours, theirs = people(9, 12, 12)
    rules = replace(rules_of(9, ours, theirs), max_level_gap=5, min_level_gap=2, min_shared_minutes=45, same_department=False)
    for mentor in ours:
        for mentee in theirs:
            told = explain(mentor, mentee, rules)
            assert all(str(CHECKED[key]) and str(REMOVED[key]) for key in told.checked)
            for part in told.parts:
                assert str(CRITERIA[part.criterion])
                assert all(str(sentence).endswith(".") for sentence in facts_of(part, str.upper))
