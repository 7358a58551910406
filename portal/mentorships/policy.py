"""What a person may do with a mentorship as a whole."""
from portal.mentorships.models import Mentorship
from portal.mentorships.queries import side_of
from portal.people.models import Person


class MentorshipPolicy:
    """Rights follow power, not the label: both members may do the same, and after its end nobody changes it."""

    def __init__(self, person: Person, mentorship: Mentorship):
        self.side = side_of(mentorship, person)
        self.is_open = mentorship.ended_at is None

    @property
    def read(self) -> bool:
        """Both members, also after its end."""
        return self.side is not None

    @property
    def write(self) -> bool:
        """Both members, until it has ended."""
        return self.side is not None and self.is_open

    @property
    def end(self) -> bool:
        """Either of the two, at any time and without the other's yes."""
        return self.write
