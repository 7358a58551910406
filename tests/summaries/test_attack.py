"""Six publications of a program, and somebody who does sums with all of them: nothing is learned about fewer than five people (R13).

The attacker (attacker.py) shares no code with the rules. It finds something as soon as one of the rules is taken out.
"""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from portal.summaries.disclosure.deciding import RULES, Rules
from portal.summaries.disclosure.rules import may_stand_alone
from tests.summaries.attacker import changed_few, learned, recovered, told_about
from tests.summaries.random_publications import ANSWER, KINDS, SESSIONS, publish_all

SEEDS = some.integers(0, 2**32 - 1)
FEW = 40
MOST_TRIED = 7


def found_out(seed: int, kind: str, *, people: int, smallest: int = 5, rules: Rules = RULES) -> set[frozenset]:
    """What the attacker learns about too few people from all publications of one program."""
    made = publish_all(seed, kind, people=people, smallest=smallest, rules=rules)
    # Of more people than five there are too many sets to try them all in a test of every day.
    fewer_than = min(smallest, MOST_TRIED)
    found = learned(made.vectors, made.owners, fewer_than=fewer_than, differences=kind != ANSWER)
    if kind == ANSWER:
        changes = (changed_few(rows, made.owners, fewer_than=smallest) for rows in made.history.values())
        return found.union(*changes)
    return found


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, people=some.integers(20, 60))
def test_six_publications_say_nothing_of_fewer_than_five(kind, seed, people):
    assert found_out(seed, kind, people=people) == set()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != ANSWER])
@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, people=some.integers(8, 12))
def test_among_a_dozen_people_brute_force_finds_nothing_either(kind, seed, people):
    made = publish_all(seed, kind, people=people)
    assert told_about(made.vectors, made.owners) == set()


@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_a_row_that_is_hidden_does_not_follow_from_those_beside_it(seed):
    made = publish_all(seed, SESSIONS, people=30, publications=1, dimensions=1)
    assert recovered(made.vectors, made.hidden) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_rules_leave_something_to_read(kind):
    assert all(publish_all(seed, kind, people=45).shown for seed in range(10))


@pytest.mark.parametrize("smallest", [7, 12])
@pytest.mark.parametrize("kind", KINDS)
def test_a_program_that_asks_for_more_people_shows_no_row_of_fewer(kind, smallest):
    for seed in range(6):
        made = publish_all(seed, kind, people=40, smallest=smallest)
        sizes = [len(frozenset().union(*(made.owners[unit] for unit, _when in vector))) for vector in made.vectors]
        assert all(size >= smallest for size in sizes)
        assert found_out(seed, kind, people=40, smallest=smallest) == set()


def _hides_alone(groups, smallest, *, hidden=(), rather=()):
    return frozenset(hidden) | {place for place, group in enumerate(groups) if not may_stand_alone(group, smallest)}


def test_without_the_rule_against_subtraction_the_attacker_works_out_what_is_hidden():
    """R3."""
    rules = Rules(complement=_hides_alone)
    found = [publish_all(seed, SESSIONS, people=30, publications=1, dimensions=1, rules=rules) for seed in range(FEW)]
    assert any(recovered(made.vectors, made.hidden) for made in found)


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_audit_the_attacker_learns_about_a_few(kind):
    """R4."""
    rules = Rules(audit=lambda *_rows, **_how: frozenset())
    assert any(found_out(seed, kind, people=30, rules=rules) for seed in range(FEW))


def test_without_the_rule_of_time_the_attacker_sees_which_few_have_changed():
    """R5."""
    rules = Rules(renewal=lambda *_rows: True)
    assert any(found_out(seed, ANSWER, people=30, rules=rules) for seed in range(FEW))


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("people", [8, 12, 20, 40, 60])
def test_nothing_is_learned_in_a_grid_of_programs(kind, people):
    for seed in range(150):
        assert found_out(seed, kind, people=people) == set(), seed
        if people <= 12 and kind != ANSWER:
            made = publish_all(seed, kind, people=people)
            assert told_about(made.vectors, made.owners) == set(), seed
