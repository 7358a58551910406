"""The times that a device may keep for its person."""
from datetime import datetime, timedelta

from portal.people.models import Person
from portal.sessions.models import MentoringSession
from portal.sessions.queries import sessions_to_log_by, upcoming_sessions_of

BACK, AHEAD, AT_MOST = timedelta(days=30), timedelta(days=60), 12


def times_of(person: Person, at: datetime) -> list[MentoringSession]:
    """What `person` has not logged of the last thirty days and what comes in the next sixty, oldest first, at most a dozen."""
    past = sessions_to_log_by(person, at).where(MentoringSession.starts_at > at - BACK)
    to_come = upcoming_sessions_of(person, at).where(MentoringSession.starts_at < at + AHEAD)
    return [*past.limit(AT_MOST), *to_come.limit(AT_MOST)]
