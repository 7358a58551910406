"""Letters with the entries of a circle's sessions to who joins it late, and to who leaves it."""
from dataclasses import replace
from datetime import datetime

from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mentorships.queries import leavings_from, members_of
from portal.mentorships.several import Several
from portal.people.models import Person
from portal.sessions.calendar import CANCEL, REQUEST
from portal.sessions.mail import composed
from portal.sessions.models import MentoringSession
from portal.sessions.queries import is_cancelled
from portal.sessions.told import Told, current, entry_file, entry_of
from portal.web.letters import compose


@letter("sessions.joined")
def joined(session: int, person: int, sequence: int) -> Message | None:
    """What a circle has planned, to a new member. None when a later change has its own letter."""
    told = current(session, person, sequence)
    if told is None:
        return None
    subject = _("Your circle meets on %(day)s, %(time)s", **told.facts)
    return composed("joined", replace(told, by=None), subject, _("The calendar entry is attached; move or cancel it in Upward."), REQUEST)


@letter("sessions.left")
def left(session: int, person: int, at: str) -> Message | None:
    """The entry leaves the calendar of who has left the circle. None for who is a member again, or has no account any more."""
    told = _told_to_the_leaver(session, person, datetime.fromisoformat(at))
    if told is None:
        return None
    # For this reader alone the entry has ended, so it alone has a higher sequence (RFC 5546, 3.2.5), below that of a return.
    entry = replace(entry_of(told), sequence=told.sequence - 1)
    return compose(
        "sessions/mail/left",
        to=told.reader,
        subject=_("Out of your calendar: session on %(day)s, %(time)s", **told.facts),
        gist=_("You have left the circle, so its entry leaves your calendar."),
        attachments=(entry_file(CANCEL, entry, is_removal=True),),
        session=told.session,
    )


def _told_to_the_leaver(session_id: int, person_id: int, at: datetime) -> Told | None:
    session = MentoringSession.select().where(MentoringSession.id == session_id, ~is_cancelled()).first()
    reader = Person.get_or_none(Person.id == person_id)
    people = [member.person for member in members_of(session.mentorship)] if session else []
    if not people or reader is None or not reader.is_active or reader in people:
        return None
    # At least the leaving that is told here.
    leavings = max(1, leavings_from(session.mentorship, reader))
    return Told(session, reader, Several(tuple(people), reader), (reader,), reader, at, None, leavings)
