"""What a person may do with goals and the journal of a mentorship."""
from portal.goals.models import Goal
from portal.mentorships.models import Mentorship
from portal.mentorships.policy import MentorshipPolicy
from portal.people.models import Person


class GoalPolicy:
    """Both own goals: each member sets their own, and only its owner says that a goal is reached. Nobody waits for the other's yes."""

    def __init__(self, person: Person, mentorship: Mentorship, goal: Goal | None = None):
        self.set = self.write = MentorshipPolicy(person, mentorship).write
        self.change = self.set and goal is not None and goal.owner_id == person.id
