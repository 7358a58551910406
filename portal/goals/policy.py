"""What a person may do with goals, commitments and the journal of a mentorship."""
from portal.goals.models import Goal
from portal.mentorships.models import Mentorship
from portal.mentorships.policy import MentorshipPolicy
from portal.people.models import Person
from portal.programs.formats import SENIOR


class GoalPolicy:
    """Both own goals: each member sets their own, and only its owner says that a goal is reached. Nobody waits for the other's yes.

    Rights follow power, and so do promises: where one side is senior, that side commits to change something.
    """

    def __init__(self, person: Person, mentorship: Mentorship, goal: Goal | None = None):
        whole = MentorshipPolicy(person, mentorship)
        self.set = self.write = whole.write
        self.change = self.set and goal is not None and goal.owner_id == person.id
        self.commit = whole.write and whole.side == SENIOR.get(mentorship.program.format, whole.side)
        # What became of it can still be said after the mentorship has ended: the ninetieth day often comes later.
        self.follow_up = whole.read
