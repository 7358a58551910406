"""The planned sessions of a circle follow its members: who joins late gets the entries, who leaves loses them."""
from datetime import datetime

from portal.mail.outbox import post
from portal.mentorships.models import Mentorship
from portal.sessions import circle_mail  # noqa: F401 - registers the letters that are posted here
from portal.sessions.models import MentoringSession
from portal.sessions.queries import is_cancelled


def send_planned_to(mentorship: Mentorship, person: int, *, at: datetime) -> None:
    """The entries of what is still to come, in the caller's transaction."""
    for session in _to_come(mentorship, at):
        key = f"session-joined:{session.id}:{at:%Y%m%d%H%M%S}:person:{person}"
        post(key, "sessions.joined", session=session.id, person=person, sequence=session.sequence)


def take_planned_from(mentorship: Mentorship, person: int, *, at: datetime) -> None:
    """Call the entries of what is still to come off for one who has left, in the caller's transaction."""
    for session in _to_come(mentorship, at):
        key = f"session-left:{session.id}:{at:%Y%m%d%H%M%S}:person:{person}"
        post(key, "sessions.left", session=session.id, person=person, at=at.isoformat())


def _to_come(mentorship: Mentorship, at: datetime) -> list[MentoringSession]:
    planned = MentoringSession.select().where(MentoringSession.mentorship == mentorship, MentoringSession.starts_at > at, ~is_cancelled())
    return list(planned.order_by(MentoringSession.starts_at, MentoringSession.id))
