"""What this room tells the others."""
from dataclasses import dataclass
from datetime import datetime

from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.purposes import Purpose


@dataclass(frozen=True)
class ProgramMade:
    """A program was made from `purpose`; its questionnaire can follow."""

    program: Program
    purpose: Purpose
    by: Person
    at: datetime
