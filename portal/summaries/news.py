"""What this room tells the others."""
from dataclasses import dataclass
from datetime import datetime

from portal.people.models import Person
from portal.summaries.models import Publication


@dataclass(frozen=True)
class SummaryPublished:
    """A summary was published for the sponsors of its program."""

    publication: Publication
    by: Person
    at: datetime
