"""What this room tells the others."""
from dataclasses import dataclass
from datetime import datetime

from portal.mentorships.models import Mentorship


@dataclass(frozen=True)
class MentorshipEnded:
    """A mentorship has ended; by whom is not told."""

    mentorship: Mentorship
    at: datetime
