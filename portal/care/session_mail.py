"""The reminders about one session: before it, at the end of its day, a week later. No note and no word of a log is ever in one."""
from flask_babel import gettext as _

from portal.care.composing import about_mentorship, live_for, reader_of, reminds
from portal.care.ways import log_address
from portal.clock import now
from portal.mail.message import Message
from portal.mentorships.queries import partner_of, side_of
from portal.people.models import Person
from portal.programs.formats import sets_agenda
from portal.sessions.models import MentoringSession, SessionLog
from portal.sessions.queries import is_cancelled, upcoming_sessions_of
from portal.sessions.told import when
from portal.web.links import absolute


@reminds("day_before")
def day_before(person: int, session: int) -> Message | None:
    """A session comes: when, how, and what the two will talk about. None once it is cancelled or has begun."""
    reader = reader_of(person, "day_before")
    row = upcoming_sessions_of(reader, now()).where(MentoringSession.id == session).first() if reader else None
    mentorship = live_for(reader, row.mentorship_id) if row else None
    if mentorship is None:
        return None
    name = partner_of(mentorship, reader).given_name
    subject = _("Session with %(name)s on %(day)s, %(time)s", name=name, **when(row.starts_at, reader))
    return about_mentorship(
        "day_before", reader, mentorship, subject=subject, gist=_("The agenda, and how you meet."), session=row, also=_also(row, reader),
        leads=sets_agenda(mentorship.program, side_of(mentorship, reader)), link=absolute("workspace.show", mentorship_id=mentorship.id),
    )


@reminds("did_it_happen")
def did_it_happen(person: int, session: int) -> Message | None:
    """Three answers, ten seconds. None once this person has logged it."""
    found = _unlogged(person, session, "did_it_happen")
    if found is None:
        return None
    reader, row, mentorship = found
    name = partner_of(mentorship, reader).given_name
    return about_mentorship(
        "did_it_happen", reader, mentorship, subject=_("Did your session with %(name)s happen?", name=name),
        gist=_("It happened, it was moved, it did not: one press."), session=row, link=log_address(row, reader),
    )


@reminds("week_after")
def week_after(person: int, session: int) -> Message | None:
    """A week later nobody has logged it. None once anybody has."""
    found = _unlogged(person, session, "week_after")
    if found is None or SessionLog.select().where(SessionLog.session == session).exists():
        return None
    reader, row, mentorship = found
    name = partner_of(mentorship, reader).given_name
    return about_mentorship(
        "week_after", reader, mentorship, subject=_("Your session with %(name)s a week ago", name=name),
        gist=_("Nobody has logged it yet; one press is enough."), session=row, link=log_address(row, reader),
    )


def _unlogged(person: int, session: int, step: str):
    """The reader, the session and its mentorship, if that reader can still log it for the first time."""
    reader = reader_of(person, step)
    row = MentoringSession.select().where(MentoringSession.id == session, ~is_cancelled()).first() if reader else None
    mentorship = live_for(reader, row.mentorship_id) if row else None
    has_logged = SessionLog.select().where(SessionLog.session == session, SessionLog.written_by == person).exists()
    return None if mentorship is None or has_logged else (reader, row, mentorship)


def _also(session: MentoringSession, reader: Person) -> list[tuple]:
    """The reader's other sessions of the same day, each with whom: one letter tells them all."""
    day = when(session.starts_at, reader)["day"]
    others = upcoming_sessions_of(reader, now()).where(MentoringSession.id != session.id)
    return [(one, partner_of(one.mentorship, reader)) for one in others if when(one.starts_at, reader)["day"] == day]
