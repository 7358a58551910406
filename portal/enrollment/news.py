"""What this room tells the others."""
from dataclasses import dataclass
from datetime import datetime

from portal.enrollment.models import Enrollment


@dataclass(frozen=True)
class PeopleLeft:
    """HR says that these people (ids of Person) no longer work here; their access has ended."""

    person_ids: tuple[int, ...]
    at: datetime


@dataclass(frozen=True)
class ProfileCompleted:
    """Somebody sent in the questionnaire and can be paired."""

    enrollment: Enrollment
    at: datetime


@dataclass(frozen=True)
class PlaceEnded:
    """Somebody's place in a program ended: `how` is "left" (the program) or "gone" (from the company)."""

    place: Enrollment
    how: str
    at: datetime


@dataclass(frozen=True)
class PlacePaused:
    """Somebody's place takes no new pairing for a while."""

    place: Enrollment
    at: datetime
