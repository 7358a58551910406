"""What pairing announces."""
from dataclasses import dataclass
from datetime import datetime

from portal.pairing.models import Proposal


@dataclass(frozen=True)
class PairingAgreed:
    """Both members said yes."""

    proposal: Proposal
    at: datetime
