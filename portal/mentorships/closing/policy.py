"""When a member may look back."""
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import side_of
from portal.people.models import Person


class ClosingPolicy:
    """Each member looks back alone: once it has ended, or once its time has come, and from then on without an end."""

    def __init__(self, person: Person, mentorship: Mentorship, *, is_time: bool):
        self.write = (mentorship.has_ended or is_time) and side_of(mentorship, person) is not None
