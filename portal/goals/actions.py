"""The verbs of goals; each is one transaction with its audit line, which never holds a word of what was written."""
from datetime import date, datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.goals.models import AT_START, Goal, JournalEntry, Milestone, SelfRating
from portal.goals.news import GoalReached, GoalSet
from portal.mentorships.models import Mentorship
from portal.people.models import Person


class Stale(Exception):
    """The words were changed elsewhere since this form was opened; `row` is how they stand now."""

    def __init__(self, row: Goal | JournalEntry):
        super().__init__("changed elsewhere")
        self.row = row


def set_goal(
    mentorship: Mentorship, *, by: Person, at: datetime, title: str, success_test: str, due_on: date | None, is_private: bool,
    rating: int | None = None,
) -> Goal:
    """Set a goal; the words of a private one are sealed. `rating` is where its owner stands today, from 1 to 5."""
    with db.atomic():
        goal = Goal.create(
            mentorship=mentorship,
            owner=by,
            is_private=is_private,
            due_on=due_on,
            set_at=at,
            **sealed_if(is_private, title=title, success_test=success_test),
        )
        record("goals.set", by=by, about=f"goal/{goal.id}", program=mentorship.program_id, private=is_private)
        if rating is not None:
            rate(goal, {AT_START: rating}, by=by, at=at)
        announce(GoalSet(goal, by, at))
    return goal


def change_goal(
    goal: Goal, *, by: Person, at: datetime, title: str, success_test: str, due_on: date | None, is_private: bool, seen: int
) -> Goal:
    """Change the words of a goal, its day, or who reads it; its steps follow. Raises Stale when `seen` is no longer its version."""
    with db.atomic():
        goal = Goal.get_by_id(goal.id)
        words = both_columns(is_private, title=title, success_test=success_test)
        change = Goal.update(is_private=is_private, due_on=due_on, version=Goal.version + 1, **words)
        if not change.where(Goal.id == goal.id, Goal.version == seen).execute():
            raise Stale(goal)
        if goal.is_private != is_private:
            _reseal_milestones(goal, by, is_private)
        record("goals.change", by=by, about=f"goal/{goal.id}", program=goal.mentorship.program_id, private=is_private)
    return goal


def delete_goal(goal: Goal, *, by: Person, at: datetime) -> None:
    """Delete a goal with its steps and ratings; entries about it stay in the journal."""
    with db.atomic():
        Goal.delete().where(Goal.id == goal.id).execute()
        record("goals.delete", by=by, about=f"goal/{goal.id}", program=goal.mentorship.program_id)


def rate(goal: Goal, values: dict[str, int], *, by: Person, at: datetime) -> None:
    """Note where the owner stands with a goal, from 1 to 5 by moment (AT_START, AT_END), or correct it."""
    with db.atomic():
        for moment, value in values.items():
            row = SelfRating.insert(goal=goal, moment=moment, value=value, rated_at=at)
            renewed = {SelfRating.value: value, SelfRating.rated_at: at}
            row.on_conflict(conflict_target=(SelfRating.goal, SelfRating.moment), update=renewed).execute()
            record("goals.rate", by=by, about=f"goal/{goal.id}", program=goal.mentorship.program_id, moment=moment)


def add_milestone(goal: Goal, *, by: Person, at: datetime, title: str, due_on: date | None) -> Milestone:
    """Add a step on the way; it is as private as its goal."""
    with db.atomic():
        milestone = Milestone.create(goal=goal, due_on=due_on, set_at=at, **sealed_if(goal.is_private, title=title))
        record("goals.add_milestone", by=by, about=f"milestone/{milestone.id}", program=goal.mentorship.program_id)
    return milestone


def delete_milestone(milestone: Milestone, *, by: Person, at: datetime) -> None:
    """Take a step away."""
    with db.atomic():
        Milestone.delete().where(Milestone.id == milestone.id).execute()
        record("goals.delete_milestone", by=by, about=f"milestone/{milestone.id}", program=milestone.goal.mentorship.program_id)


def reach(goal: Goal, *, by: Person, at: datetime) -> None:
    """Say that a goal is reached; a second time changes nothing."""
    with db.atomic():
        if Goal.update(reached_at=at).where(Goal.id == goal.id, Goal.reached_at.is_null()).execute():
            record("goals.reach", by=by, about=f"goal/{goal.id}", program=goal.mentorship.program_id)
            announce(GoalReached(goal, by, at))


def reopen(goal: Goal, *, by: Person, at: datetime) -> None:
    """Take back that a goal is reached."""
    with db.atomic():
        Goal.update(reached_at=None).where(Goal.id == goal.id).execute()
        record("goals.reopen", by=by, about=f"goal/{goal.id}", program=goal.mentorship.program_id)


def reach_milestone(milestone: Milestone, *, by: Person, at: datetime) -> None:
    """Say that a step is taken; a second time changes nothing."""
    with db.atomic():
        if Milestone.update(reached_at=at).where(Milestone.id == milestone.id, Milestone.reached_at.is_null()).execute():
            record("goals.reach_milestone", by=by, about=f"milestone/{milestone.id}", program=milestone.goal.mentorship.program_id)


def reopen_milestone(milestone: Milestone, *, by: Person, at: datetime) -> None:
    """Take back that a step is taken."""
    with db.atomic():
        Milestone.update(reached_at=None).where(Milestone.id == milestone.id).execute()
        record("goals.reopen_milestone", by=by, about=f"milestone/{milestone.id}", program=milestone.goal.mentorship.program_id)


def sealed_if(is_private: bool, **words: str) -> dict[str, str]:
    """The words under the names of the sealed columns if they are private, else under their own."""
    return {f"sealed_{name}" if is_private else name: value for name, value in words.items()}


def both_columns(is_private: bool, **words: str) -> dict[str, str | None]:
    """The words in the columns where they belong, and nothing in the others."""
    empty = dict.fromkeys(words, "") if is_private else {f"sealed_{name}": None for name in words}
    return {**empty, **sealed_if(is_private, **words)}


def _reseal_milestones(goal: Goal, owner: Person, is_private: bool) -> None:
    """The steps of a goal are as private as the goal; `goal` is as it was before the change."""
    for step in Milestone.select().where(Milestone.goal == goal):
        step.goal = goal
        Milestone.update(**both_columns(is_private, title=step.title_for(owner))).where(Milestone.id == step.id).execute()
