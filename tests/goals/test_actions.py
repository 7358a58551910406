"""Goals are set, reached and opened again; private words are sealed as they are written."""
from datetime import date

import pytest

from portal.announcements import when
from portal.audit.models import Entry
from portal.db import db
from portal.goals import actions, journal_actions
from portal.goals.models import Goal, JournalEntry, Milestone
from portal.goals.news import GoalReached, GoalSet


def set_goal(cast, at, *, is_private, by=None):
    facts = {"title": "words-of-a-title", "success_test": "words-of-a-test", "due_on": date(2026, 12, 1)}
    return actions.set_goal(cast.ama_and_benoit, by=by or cast.ama, at=at, is_private=is_private, **facts)


def test_both_sides_own_goals(cast, clock):
    for person in (cast.ama, cast.benoit):
        assert set_goal(cast, clock.at, is_private=False, by=person).owner == person


def test_the_words_of_a_private_goal_its_steps_and_entries_lie_encrypted(cast, clock):
    goal = set_goal(cast, clock.at, is_private=True)
    actions.add_milestone(goal, by=cast.ama, at=clock.at, title="words-of-a-step", due_on=None)
    journal_actions.write_entry(cast.ama_and_benoit, by=cast.ama, at=clock.at, words="words-of-an-entry", is_private=True, goal_id=goal.id)
    for table in ("goal", "milestone", "journal_entry", "audit_entry"):
        stored = repr(db.execute_sql(f"SELECT * FROM {table}").fetchall())
        assert "words-of" not in stored and "canary" not in stored
    assert Goal.get_by_id(goal.id).title_for(cast.ama) == "words-of-a-title"
    assert Milestone.get(Milestone.goal == goal).title_for(cast.ama) == "words-of-a-step"


def test_the_words_of_a_shared_goal_are_read_by_both(cast, clock):
    goal = Goal.get_by_id(set_goal(cast, clock.at, is_private=False).id)
    assert goal.title_for(cast.benoit) == "words-of-a-title" and goal.success_test_for(cast.benoit) == "words-of-a-test"


def test_a_goal_is_reached_once_and_can_be_opened_again(cast, clock):
    heard = []
    when(GoalReached, heard.append)
    actions.reach(cast.shared_goal, by=cast.ama, at=clock.at)
    first = clock.at
    clock.forward(days=1)
    actions.reach(cast.shared_goal, by=cast.ama, at=clock.at)
    assert Goal.get_by_id(cast.shared_goal.id).reached_at == first and len(heard) == 1
    actions.reopen(cast.shared_goal, by=cast.ama, at=clock.at)
    assert Goal.get_by_id(cast.shared_goal.id).reached_at is None


def test_a_step_is_taken_and_taken_back(cast, clock):
    actions.reach_milestone(cast.milestone, by=cast.ama, at=clock.at)
    assert Milestone.get_by_id(cast.milestone.id).reached_at == clock.at
    actions.reopen_milestone(cast.milestone, by=cast.ama, at=clock.at)
    assert Milestone.get_by_id(cast.milestone.id).reached_at is None


@pytest.mark.parametrize("is_private", [True, False])
def test_the_trail_holds_no_word_of_a_goal_or_an_entry(cast, clock, is_private):
    heard = []
    when(GoalSet, heard.append)
    goal = set_goal(cast, clock.at, is_private=is_private)
    words = {"words": "words-of-an-entry", "is_private": is_private, "goal_id": None}
    journal_actions.write_entry(cast.ama_and_benoit, by=cast.ama, at=clock.at, **words)
    verbs = [entry.verb for entry in Entry.select().order_by(Entry.id.desc()).limit(2)]
    assert verbs == ["goals.write_entry", "goals.set"]
    assert "words-of" not in repr([(entry.about, entry.facts) for entry in Entry.select()])
    assert [news.goal for news in heard] == [goal]
    assert JournalEntry.select().order_by(JournalEntry.id.desc()).first().is_private == is_private
