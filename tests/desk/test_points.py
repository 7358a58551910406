"""The points of a mentorship: facts alone, weights to read, and one sum from the database, from Python and from plain counting."""
import random
import re
from datetime import UTC, datetime, timedelta

import pytest

from portal.desk.health.points import BANDS, WEIGHTS, WHOLE, band_of, points_of
from portal.desk.health.scored import FACTS, Scores, scored, scores_of
from portal.desk.health.words import band_meaning, band_word, weights
from portal.mentorships.models import Mentorship
from portal.programs.models import Program
from portal.sessions.models import Cancellation, Move
from portal.settings import ROOT
from tests.desk.slow_points import slow_facts, slow_points
from tests.summaries.random_programs import make_program

LEAP_DAY = datetime(2028, 2, 29, 12, tzinfo=UTC)
NOTHING = dict.fromkeys(FACTS, 0)


def chanced(seed: int, **more) -> Program:
    """A random program in which late changes are as chance has it, too."""
    chance = random.Random(seed)
    program = make_program(seed, LEAP_DAY, **more)
    for one in Mentorship.select().where(Mentorship.program == program):
        for session in one.sessions:
            if chance.random() < 0.3:
                at = LEAP_DAY - timedelta(days=chance.choice((0, 59, 60, 61)))
                Move.create(session=session, from_at=at, to_at=at, side=chance.choice(("mentor", "mentee")), moved_at=at)
            if chance.random() < 0.1 and not Cancellation.select().where(Cancellation.session == session).exists():
                side = chance.choice(("mentor", "mentee", "ending"))
                Cancellation.create(session=session, side=side, cancelled_at=LEAP_DAY - timedelta(days=3))
    return program


@pytest.mark.parametrize("seed", range(8))
def test_the_database_finds_the_facts_and_points_that_plain_counting_finds(cast, seed):
    program = chanced(seed)
    Program.update(format=random.Random(seed).choice(("reverse", "one-to-one", "peer"))).where(Program.id == program).execute()
    program = Program.get_by_id(program.id)
    for moment in (LEAP_DAY - timedelta(seconds=1), LEAP_DAY, LEAP_DAY + timedelta(seconds=1), LEAP_DAY + timedelta(days=20)):
        expected = slow_facts(program, moment)
        rows = Scores(program, moment)
        found = {one.line.id: one for one in map(scored, rows.select())}
        alive = {key: one for key, one in found.items() if one.points is not None}
        assert {key: {"days": one.days, **one.facts} for key, one in alive.items()} == expected
        assert {key: one.points for key, one in alive.items()} == {key: slow_points(facts) for key, facts in expected.items()}
        assert {one.line.state for one in found.values() if one.points is None} <= {"ended"}
        order = [row[0] for row in rows.select().order_by(rows.points.asc(nulls="LAST"), Mentorship.id)]
        assert [slow_points(expected[key]) for key in order if key in expected] == sorted(map(slow_points, expected.values()))
        bands = {key: band_of(slow_points(facts)) for key, facts in expected.items()}
        assert rows.bands() == {band: list(bands.values()).count(band) for band in BANDS}
        for band in BANDS:
            assert {row[0] for row in rows.select().where(*rows.is_in(band))} == {key for key, one in bands.items() if one == band}


def test_a_few_are_scored_as_they_are_among_all(cast):
    program = chanced(3)
    every = [scored(row) for row in Scores(program, LEAP_DAY).select().order_by(Mentorship.id)]
    few = list(reversed(every))[:4]
    assert scores_of(program, LEAP_DAY, [one.line.id for one in few]) == few


@pytest.mark.parametrize("seed", range(8))
def test_whoever_is_silent_is_to_be_acted_on_and_no_state_that_wants_a_look_is_well(cast, seed):
    for one in map(scored, Scores(chanced(seed), LEAP_DAY).select()):
        if one.line.state == "silent":
            assert band_of(one.points) == "act"
        elif one.line.state in ("not_started", "unconfirmed", "behind"):
            assert band_of(one.points) != "well"


@pytest.mark.parametrize("weight", WEIGHTS, ids=lambda weight: weight.fact)
def test_a_fact_costs_what_its_weight_says_and_never_more(weight):
    costs = [WHOLE - points_of({**NOTHING, weight.fact: count}) for count in range(30)]
    assert costs == [weight.costs(count) for count in range(30)] == sorted(costs)
    assert costs[weight.spare] == 0 and costs[weight.spare + 1] == weight.each and costs[-1] == weight.most


def test_without_a_fact_against_it_a_mentorship_keeps_all_points_and_none_goes_below_zero():
    assert points_of(NOTHING) == WHOLE
    assert points_of(dict.fromkeys(FACTS, 99)) == 0


@pytest.mark.parametrize(("points", "band"), [(0, "act"), (49, "act"), (50, "look"), (79, "look"), (80, "well"), (100, "well")])
def test_a_band_begins_where_it_says(points, band):
    assert band_of(points) == band


def _table(head: str) -> list[tuple[str, ...]]:
    rows = (ROOT / "docs" / "health.md").read_text().split(head)[1].split("\n\n")[0]
    return [tuple(re.split(r" \| ", line.strip("| "))) for line in rows.splitlines()]


def test_the_page_about_health_has_the_weights_and_bands_of_the_code(app):
    with app.test_request_context():
        assert _table("| fact | points |\n|---|---|\n") == weights(Program(format="reverse"))
        bands = _table("| health | points | what it asks for |\n|---|---|---|\n")
        assert [(word, meaning) for word, _points, meaning in bands] == [(band_word(band), band_meaning(band)) for band in BANDS]
    assert [int(points.split(" to ")[0]) for _word, points, _meaning in bands] == list(BANDS.values())
