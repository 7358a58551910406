"""What one person may do about a new pairing."""
from portal.care.confidants import confidants_of, may_be_told
from portal.care.requests.models import NewPairing
from portal.mentorships.models import Mentorship
from portal.mentorships.policy import MentorshipPolicy
from portal.people.models import Person


class AskingPolicy:
    """Either side asks, in private; nobody needs the partner's yes, and nobody asks for somebody else."""

    def __init__(self, person: Person, mentorship: Mentorship):
        self.ask = MentorshipPolicy(person, mentorship).end


class RequestPolicy:
    """A request is the asker's, who may take it back; coordinators act on it who are neither partner nor in the asker's line."""

    def __init__(self, person: Person, request: NewPairing):
        self.is_mine = request.asked_by_id == person.id
        self.read = self.is_mine or may_be_told(person, request.place)
        self.withdraw = self.is_mine and request.is_open
        self.reply = self.withdraw and bool(confidants_of(request.place).offered)
        self.answer = self.settle = self.read and not self.is_mine and request.is_open
