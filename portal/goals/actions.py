"""The verbs of goals and journals; each is one transaction with its audit line, which never holds a word of what was written."""
from datetime import date, datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.goals.models import Goal, JournalEntry, Milestone
from portal.goals.news import GoalReached, GoalSet
from portal.mentorships.models import Mentorship
from portal.people.models import Person


def set_goal(
    mentorship: Mentorship, *, by: Person, at: datetime, title: str, success_test: str, due_on: date | None, is_private: bool
) -> Goal:
    """Set a goal; the words of a private one are sealed."""
    with db.atomic():
        goal = Goal.create(
            mentorship=mentorship,
            owner=by,
            is_private=is_private,
            due_on=due_on,
            set_at=at,
            **_sealed_if(is_private, title=title, success_test=success_test),
        )
        record("goals.set", by=by, about=f"goal/{goal.id}", program=mentorship.program_id, private=is_private)
        announce(GoalSet(goal, by, at))
    return goal


def add_milestone(goal: Goal, *, by: Person, at: datetime, title: str, due_on: date | None) -> Milestone:
    """Add a step on the way; it is as private as its goal."""
    with db.atomic():
        milestone = Milestone.create(goal=goal, due_on=due_on, set_at=at, **_sealed_if(goal.is_private, title=title))
        record("goals.add_milestone", by=by, about=f"milestone/{milestone.id}", program=goal.mentorship.program_id)
    return milestone


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


def write_entry(mentorship: Mentorship, *, by: Person, at: datetime, words: str, is_private: bool, goal_id: int | None) -> JournalEntry:
    """Write into the journal; a private entry is sealed."""
    with db.atomic():
        entry = JournalEntry.create(
            mentorship=mentorship,
            goal=goal_id,
            written_by=by,
            is_private=is_private,
            written_at=at,
            **_sealed_if(is_private, words=words),
        )
        record("goals.write_entry", by=by, about=f"entry/{entry.id}", program=mentorship.program_id, private=is_private)
    return entry


def _sealed_if(is_private: bool, **words: str) -> dict[str, str]:
    """The words under the names of the sealed columns if they are private, else under their own."""
    return {f"sealed_{name}" if is_private else name: value for name, value in words.items()}
