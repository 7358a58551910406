"""What this room announces."""
from dataclasses import dataclass
from datetime import datetime

from portal.people.models import Person
from portal.sessions.models import Cancellation, MentoringSession, Move, SessionLog


@dataclass(frozen=True)
class SessionPlanned:
    """`by` planned a session."""

    session: MentoringSession
    by: Person
    at: datetime


@dataclass(frozen=True)
class SessionMoved:
    """A session got another time; the move says from which side."""

    move: Move
    by: Person
    at: datetime


@dataclass(frozen=True)
class SessionCancelled:
    """A session will not take place; the cancellation says from which side."""

    cancellation: Cancellation
    by: Person
    at: datetime


@dataclass(frozen=True)
class SessionLogged:
    """`by` said, for the first time or anew, how a session went."""

    log: SessionLog
    by: Person
    at: datetime
