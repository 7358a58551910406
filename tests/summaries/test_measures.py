"""Every measure equals its slow, obvious twin, in a constant number of queries, and every objective can name one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.db import db
from portal.programs.measures import MEASURES as NAMED
from portal.summaries.counting import by_length, by_topic
from portal.summaries.facts import STAYED_FOR, facts_of
from portal.summaries.measures import MEASURES, PERCENT
from tests.summaries.obvious import Obvious
from tests.summaries.random_programs import make_program

MOMENTS = [datetime(2028, 2, 29, 12, tzinfo=UTC), datetime(2028, 3, 1, 0, 0, tzinfo=UTC), datetime(2027, 1, 31, 23, 59, tzinfo=UTC)]


@pytest.mark.parametrize("seed", range(9))
def test_every_measure_equals_its_slow_and_obvious_twin(cast, seed):
    at = MOMENTS[seed % len(MOMENTS)]
    program = make_program(seed, at)
    facts, obvious = facts_of(program, at), Obvious(program, at)
    for key, measure in MEASURES.items():
        counted = measure.count(facts)
        numerator, denominator, value = getattr(obvious, key)()
        assert (counted.numerator, counted.denominator) == (pytest.approx(numerator), denominator), key
        assert counted.value == pytest.approx(value), key


@pytest.mark.parametrize("seed", range(3))
def test_topics_and_lengths_equal_their_slow_and_obvious_twins(cast, seed):
    program = make_program(seed, MOMENTS[0])
    facts, obvious = facts_of(program, MOMENTS[0]), Obvious(program, MOMENTS[0])
    assert {topic: len(talks) for topic, talks in by_topic(facts).items()} == obvious.topics() != {}
    assert [len(talks) for span, talks in by_length(facts).items() if span] == obvious.lengths()


def test_a_measure_needs_no_fact_but_those_it_says_it_reads(cast):
    for seed in range(3):
        program = make_program(seed, MOMENTS[0])
        facts = facts_of(program, MOMENTS[0])
        for key, measure in MEASURES.items():
            assert measure.count(facts_of(program, MOMENTS[0], measure.reads)) == measure.count(facts), key


def test_the_random_programs_leave_no_measure_without_something_to_count(cast):
    at = MOMENTS[0]
    known = [facts_of(make_program(seed, at), at) for seed in range(5)]
    counted = [[measure.count(facts) for measure in MEASURES.values()] for facts in known]
    for key, results in zip(MEASURES, zip(*counted, strict=True), strict=True):
        assert any(result.value for result in results), key


def test_the_facts_take_as_many_queries_for_many_people_as_for_few(cast, monkeypatch):
    counts = []
    for size in (2, 20):
        program, asked = make_program(size, MOMENTS[0], size=size), []
        execute = db.obj.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(db.obj, "execute_sql", lambda *args, seen=asked, run=execute, **more: seen.append(args) or run(*args, **more))
            facts_of(program, MOMENTS[0])
        # Who may join an open program is one more, and so is who stayed for a year.
        counts.append(len(asked) - program.is_open - (program.starts_on + STAYED_FOR <= MOMENTS[0].date()))
    assert counts[0] == counts[1] <= 11


def test_every_measure_that_an_objective_can_name_is_counted_here_as_a_share():
    assert set(NAMED) <= set(MEASURES)
    assert all(MEASURES[key].unit == PERCENT for key in NAMED)


def test_an_objective_names_its_measure_in_the_words_of_the_summary():
    for key in ("match_rate", "enrollment_rate"):
        assert str(MEASURES[key].definition).startswith(str(NAMED[key]))


def test_the_enrollment_rate_says_everywhere_that_withdrawn_invitations_are_left_out():
    row = next(line for line in Path("docs/measures.md").read_text().splitlines() if line.startswith("| `enrollment_rate`"))
    assert "withdrawn invitations left out" in row
    assert "withdrawn invitations left out" in str(MEASURES["enrollment_rate"].definition)


def test_every_measure_has_a_name_and_a_definition_in_words():
    for key, measure in MEASURES.items():
        assert measure.key == key
        assert str(measure.name) and str(measure.definition).endswith(".")
