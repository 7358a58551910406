"""Goals and commitments as pages show them: rows of a join, gathered."""
from dataclasses import dataclass
from datetime import date

from peewee import ModelSelect

from portal.goals.models import DONE, FOLLOWED_UP, Commitment, FollowUp, Goal, Milestone
from portal.people.models import Person


@dataclass(frozen=True)
class ShownGoal:
    """A goal with its milestones."""

    row: Goal
    milestones: list[Milestone]

    @property
    def steps_done(self) -> int:
        return sum(step.reached_at is not None for step in self.milestones)


@dataclass(frozen=True)
class ShownCommitment:
    """A commitment with what became of it."""

    row: Commitment
    follow_ups: dict[int, FollowUp]

    @property
    def is_kept(self) -> bool:
        return any(one.outcome == DONE for one in self.follow_ups.values())

    def waits(self, reader: Person, today: date) -> int | None:
        """After how many days `reader`, who made it, is asked now and has not answered; the later day overtakes the earlier one."""
        if self.row.made_by_id != reader.id:
            return None
        asked = [days for days in FOLLOWED_UP if self.row.is_asked_on(days) <= today]
        return asked[-1] if asked and asked[-1] not in self.follow_ups else None

    def next_day(self, today: date) -> date | None:
        """When its maker is asked next; None when that is over."""
        return next((day for day in map(self.row.is_asked_on, FOLLOWED_UP) if day > today), None)


def gathered_goals(rows: list[Goal]) -> list[ShownGoal]:
    """The goals of `queries.goals_with_milestones`, open ones first."""
    found: dict[int, ShownGoal] = {}
    for row in rows:
        goal = found.setdefault(row.id, ShownGoal(row, []))
        if getattr(row, "milestone", None) is not None:
            row.milestone.goal = row
            goal.milestones.append(row.milestone)
    return sorted(found.values(), key=lambda goal: goal.row.reached_at is not None)


def gathered_commitments(rows: ModelSelect | list[Commitment]) -> list[ShownCommitment]:
    """The commitments of `queries.commitments_visible_to`, in their order."""
    found: dict[int, ShownCommitment] = {}
    for row in rows:
        shown = found.setdefault(row.id, ShownCommitment(row, {}))
        follow_up = getattr(row, "follow_up", None)
        if follow_up is not None:
            shown.follow_ups[follow_up.days] = follow_up
    return list(found.values())
