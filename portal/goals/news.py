"""What this room announces."""
from dataclasses import dataclass
from datetime import datetime

from portal.goals.models import Goal
from portal.people.models import Person


@dataclass(frozen=True)
class GoalSet:
    """`by` set a goal, private or shared."""

    goal: Goal
    by: Person
    at: datetime


@dataclass(frozen=True)
class GoalReached:
    """The owner says that a goal is reached."""

    goal: Goal
    by: Person
    at: datetime
