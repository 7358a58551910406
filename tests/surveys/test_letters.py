"""The letters of surveys as the schedule sends them: one invitation, one reminder, and none to whoever answered or wants none."""
from datetime import UTC, datetime

import pytest

from portal.care import actions as care
from portal.surveys.models import Survey
from tests.care.pairs import Post, alone, make_program, pair, person, run
from tests.surveys.asked import says

# A Monday.
BEGIN = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)


@pytest.fixture
def world(cast, clock):
    """Mia mentors Leo, from this morning on."""
    clock.at = BEGIN
    alone(cast, BEGIN)
    program = make_program(cast, BEGIN)
    mia, leo = person("Mia Mentor", BEGIN), person("Leo Leader", BEGIN)
    pair(program, mia, leo, at=BEGIN)
    return mia, leo, Post()


def told(post: Post, who) -> list[tuple[int, str]]:
    """(day of October, which) of the letters about questions."""
    return [(at.day, name) for at, name in post.told(who) if name.startswith("survey")]


def test_an_invitation_comes_at_the_start_and_one_reminder_a_week_later(world, clock):
    mia, _leo, post = world
    run(clock, post, datetime(2026, 11, 5, tzinfo=UTC), with_surveys=True)
    assert told(post, mia) == [(12, "survey"), (19, "survey_again")]


def test_whoever_has_answered_gets_no_reminder(world, clock):
    mia, leo, post = world
    run(clock, post, datetime(2026, 10, 14, tzinfo=UTC), with_surveys=True)
    says(Survey.get(Survey.person == mia), clock.at, "mentor", tell=3)
    run(clock, post, datetime(2026, 11, 5, tzinfo=UTC), with_surveys=True)
    assert told(post, mia) == [(12, "survey")] and told(post, leo) == [(12, "survey"), (19, "survey_again")]


def test_whoever_wants_no_letters_gets_none_and_is_asked_on_the_page(world, clock):
    mia, _leo, post = world
    care.stop(mia, at=clock.at)
    run(clock, post, datetime(2026, 11, 2, tzinfo=UTC), with_surveys=True)
    assert told(post, mia) == [] and Survey.select().where(Survey.person == mia).exists()
