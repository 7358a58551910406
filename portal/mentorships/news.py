"""What this room tells the others."""
from dataclasses import dataclass
from datetime import datetime

from portal.mentorships.models import Mentorship


@dataclass(frozen=True)
class CircleLeft:
    """One member has left a circle that goes on; `proposal_id` is the proposal by which that member came."""

    mentorship: Mentorship
    proposal_id: int | None
    at: datetime
    person_id: int


@dataclass(frozen=True)
class CircleJoined:
    """One more member has joined a circle that meets already."""

    mentorship: Mentorship
    person_id: int
    at: datetime


@dataclass(frozen=True)
class MentorshipEnded:
    """A mentorship has ended; by whom is not told."""

    mentorship: Mentorship
    at: datetime
