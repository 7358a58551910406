"""A draft that is taken anew on one day tells nobody what one person did since the hour before."""
from datetime import timedelta

import pytest

from portal.goals.models import Goal
from portal.mentorships.models import Member
from portal.summaries.drafting import make_draft
from tests.summaries.test_figures import AT, program  # noqa: F401


@pytest.fixture
def goals(program):  # noqa: F811
    """A goal of every mentor of the program, due yesterday."""
    members = Member.select().where(Member.role == "mentor", Member.mentorship.in_([one.id for one in program.mentorships]))
    due = {"due_on": AT.date() - timedelta(days=1), "set_at": AT - timedelta(days=30)}
    return [Goal.create(mentorship=one.mentorship, owner=one.person, title="Speak up", success_test="They ask", **due) for one in members]


def _figure(program, at, key: str) -> dict:  # noqa: F811
    figures = make_draft(program, by=None, at=at).figures
    return next(row for row in figures["measures"] if row["key"] == key)


def test_a_goal_that_is_reached_between_two_drafts_of_a_day_shows_on_the_next_day(program, goals):  # noqa: F811
    assert _figure(program, AT, "goals_reached")["numerator"] == 0
    Goal.update(reached_at=AT).where(Goal.id == goals[0].id).execute()
    assert _figure(program, AT + timedelta(hours=1), "goals_reached")["numerator"] == 0
    assert _figure(program, AT + timedelta(days=1), "goals_reached")["numerator"] == 1


def test_a_program_that_asks_for_more_people_does_not_keep_what_its_draft_said(program, goals):  # noqa: F811
    assert _figure(program, AT, "goals_reached")["n"] == len(goals)
    type(program).update(smallest_group=len(goals) + 1).where(type(program).id == program.id).execute()
    assert _figure(program, AT + timedelta(hours=1), "goals_reached")["value"] is None
