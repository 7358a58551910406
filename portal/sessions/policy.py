"""What a person may do with the sessions of a mentorship."""
from portal.mentorships.models import Mentorship
from portal.mentorships.policy import MentorshipPolicy
from portal.people.models import Person


class SessionPolicy:
    """Rights follow power: the leader's side books and the mentor's agenda leads, and neither is locked out of either.

    Each member logs on their own, and may still correct that log after the mentorship has ended.
    """

    def __init__(self, person: Person, mentorship: Mentorship):
        whole = MentorshipPolicy(person, mentorship)
        self.plan = self.move = self.cancel = self.prepare = whole.write
        self.log = whole.read
