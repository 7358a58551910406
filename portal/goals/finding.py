"""What the views of this room look up: each row as the person who asks may see it, else 404, or 403 where it is not theirs to change."""
from portal.goals.models import Commitment, Goal, JournalEntry, Milestone
from portal.goals.policy import GoalPolicy
from portal.goals.queries import commitments_visible_to, entry_of, goals_visible_to, milestones_visible_to
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import mentorships_visible_to
from portal.web import access


def mentorship_for_me(mentorship_id: int) -> Mentorship:
    """A mentorship of the person who asks."""
    return access.found(mentorships_visible_to(access.me()).where(Mentorship.id == mentorship_id))


def goal_for_me(goal_id: int) -> Goal:
    """A goal that the person who asks may read."""
    return access.found(goals_visible_to(access.me()).where(Goal.id == goal_id))


def goal_of_mine(goal_id: int) -> Goal:
    """A goal that the person who asks may change."""
    goal = goal_for_me(goal_id)
    access.allow(GoalPolicy(access.me(), goal.mentorship, goal).change)
    return goal


def milestone_of_mine(milestone_id: int) -> Milestone:
    """A step of a goal that the person who asks may change."""
    milestone = access.found(milestones_visible_to(access.me()).where(Milestone.id == milestone_id))
    access.allow(GoalPolicy(access.me(), milestone.goal.mentorship, milestone.goal).change)
    return milestone


def entry_of_mine(entry_id: int) -> JournalEntry:
    """An entry that the person who asks wrote."""
    return access.found(entry_of(access.me(), entry_id))


def commitment_of_mine(commitment_id: int) -> Commitment:
    """A commitment that the person who asks made; a partner may read it, and gets 403."""
    found: Commitment = access.found(commitments_visible_to(access.me()).where(Commitment.id == commitment_id))
    access.allow(found.made_by_id == access.me().id)
    return found
