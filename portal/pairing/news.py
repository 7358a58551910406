"""What pairing announces."""
from dataclasses import dataclass
from datetime import datetime

from portal.pairing.models import Proposal
from portal.pairing.rules.models import RuleSet


@dataclass(frozen=True)
class PairingAgreed:
    """Both members said yes."""

    proposal: Proposal
    at: datetime


@dataclass(frozen=True)
class RoundDrawn:
    """A round was drawn from the profiles of these places (ids of Enrollment)."""

    enrollment_ids: tuple[int, ...]
    at: datetime


@dataclass(frozen=True)
class RulesChanged:
    """A program pairs by a new version of its rules."""

    rules: RuleSet
    at: datetime
