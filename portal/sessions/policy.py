"""What a person may do with the sessions of a mentorship."""
from portal.delegates.queries import spoken_for
from portal.mentorships.models import Mentorship
from portal.mentorships.policy import MentorshipPolicy
from portal.people.models import Person


class SessionPolicy:
    """Rights follow power: the leader's side books and the mentor's agenda leads, and neither is locked out of either.

    Each member logs on their own, and may still correct that log after the mentorship has ended. An assistant who keeps the
    leader's diary plans and moves for that side, and does nothing else: calling a session off is for those who meet.
    """

    def __init__(self, person: Person, mentorship: Mentorship):
        whole = MentorshipPolicy(person, mentorship)
        self.cancel = self.prepare = whole.write
        self.plan = self.move = whole.write or (whole.is_open and spoken_for(mentorship, person) is not None)
        self.log = whole.read
