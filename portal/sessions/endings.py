"""What becomes of planned sessions when their mentorship ends: all are cancelled, by neither side."""
from datetime import datetime

from portal.mentorships.models import Mentorship
from portal.sessions.actions import tell_assistants, tell_members
from portal.sessions.models import ENDING, Cancellation, MentoringSession
from portal.sessions.queries import is_cancelled


def cancel_planned(mentorship: Mentorship, *, at: datetime) -> None:
    """Call off what is still to come, in the caller's transaction; the entries leave both calendars.

    Each by a letter of its own: of several entries in one letter, mail programs take up the first alone (docs/calendar.md).
    """
    planned = MentoringSession.select().where(MentoringSession.mentorship == mentorship, MentoringSession.starts_at > at, ~is_cancelled())
    for session in list(planned.order_by(MentoringSession.starts_at, MentoringSession.id)):
        Cancellation.create(session=session, side=ENDING, cancelled_by=None, cancelled_at=at)
        session.sequence += 1
        session.save(only=[MentoringSession.sequence])
        tell_members(session, f"session-cancelled:{session.id}", "sessions.cancelled")
        tell_assistants(session, f"session-cancelled:{session.id}")


def count_planned(mentorship_ids: list[int], at: datetime) -> dict[int, int]:
    """{mentorship: how many sessions are still to come} of these; those without any are left out."""
    planned = MentoringSession.select(MentoringSession.mentorship).where(MentoringSession.mentorship.in_(mentorship_ids))
    found: dict[int, int] = {}
    for (mentorship,) in planned.where(MentoringSession.starts_at > at, ~is_cancelled()).order_by(MentoringSession.id).tuples():
        found[mentorship] = found.get(mentorship, 0) + 1
    return found
