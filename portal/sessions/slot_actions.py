"""A time that was offered, taken with one press: for a new session, or for one that moves."""
from datetime import datetime

from portal.db import db
from portal.mentorships.models import Mentorship
from portal.people.models import Person
from portal.sessions.actions import Refused, alone_with, move, plan
from portal.sessions.models import VIDEO, MentoringSession, Move
from portal.sessions.offers import Offers
from portal.sessions.queries import sessions_of
from portal.words import lazy as _


def take(mentorship: Mentorship, *, by: Person, at: datetime, starts_at: datetime) -> MentoringSession:
    """Plan a session of the agreed length at an offered time, held as the last one. Raises Refused when it suits somebody no longer."""
    with db.atomic():
        alone_with(mentorship)
        _hold_offered(mentorship, starts_at, at)
        way = _usual_way(mentorship)
        return plan(mentorship, by=by, at=at, starts_at=starts_at, minutes=mentorship.session_minutes, agenda="", **way)


def move_to(session: MentoringSession, *, by: Person, at: datetime, starts_at: datetime, seen: int) -> Move:
    """Move a session to an offered time. Raises Refused when it suits somebody no longer."""
    with db.atomic():
        alone_with(session.mentorship)
        _hold_offered(session.mentorship, starts_at, at, minutes=session.minutes, apart_from=session)
        return move(session, by=by, at=at, starts_at=starts_at, reason="", seen=seen)


def _hold_offered(mentorship: Mentorship, starts_at: datetime, at: datetime, **more) -> None:
    # Who is kept from it, and by what, is nobody else's to know.
    if starts_at not in Offers([mentorship], at).starts(mentorship, **more):
        raise Refused(_("This time does not suit everybody any more. Choose another one."))


def _usual_way(mentorship: Mentorship) -> dict:
    """How the members met last, and by which link; by video before the first session."""
    last = next((one for one in sessions_of(mentorship) if one.cancellation is None), None)
    return {"format": last.format, "join_link": last.join_link} if last else {"format": VIDEO, "join_link": ""}
