"""One-tap links: signed, for one person and one session, open until two weeks after it; nothing of them is stored."""
import hmac
import re
from datetime import datetime, timedelta

from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.sessions.models import MentoringSession
from portal.web.links import absolute, derive

PURPOSE = "session.one_tap"
OPEN_FOR = timedelta(days=14)
# The session, the person, and what signs both; no id is longer than the database's largest.
SHAPE = re.compile(r"([0-9]{1,18})-([0-9]{1,18})-([A-Za-z0-9_-]{43})", re.ASCII)


def address_for(session: MentoringSession, person: Person) -> str:
    """The absolute address at which `person` says whether `session` happened, without signing in; a move does not change it."""
    return absolute("sessions.one_tap", token=token_for(session, person))


def token_for(session: MentoringSession, person: Person) -> str:
    """The token of that address: whose it is, and a signature that nobody else can make."""
    return f"{session.id}-{person.id}-{_signature(session, person.id)}"


def closes_at(session: MentoringSession) -> datetime:
    """Until when the links of `session` open."""
    return session.ends_at + OPEN_FOR


def member_behind(token: str, at: datetime) -> tuple[MentoringSession, Member] | None:
    """The session and the member whose link this is; None when it is wrong, expired or unknown, or the person is no member any more."""
    shape = SHAPE.fullmatch(token)
    session = shape and _sessions().where(MentoringSession.id == int(shape[1])).first()
    if not session or not hmac.compare_digest(_signature(session, int(shape[2])), shape[3]) or closes_at(session) <= at:
        return None
    members = Member.select(Member, Person).join(Person).where(Member.mentorship == session.mentorship_id)
    member = members.where(Member.person == int(shape[2]), Person.left_at.is_null()).first()
    return (session, member) if member else None


def _sessions():
    return MentoringSession.select(MentoringSession, Mentorship, Program).join(Mentorship).join(Program)


def _signature(session: MentoringSession, person_id: int) -> str:
    # By the uid, too: no database gives that one away twice, as it may an id.
    return derive(PURPOSE, f"{session.uid}|{person_id}")
