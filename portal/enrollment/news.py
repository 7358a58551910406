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
