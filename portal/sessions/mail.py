"""The letters of sessions, each with a calendar entry in its reader's zone. No note and no word of a log is ever in one."""
from dataclasses import replace
from datetime import datetime

from flask_babel import gettext as _

from portal.mail.letters import letter
from portal.mail.message import Message
from portal.mentorships.circle_actions import is_circle
from portal.programs.queries import people_staffing
from portal.sessions.calendar import CANCEL, REQUEST
from portal.sessions.models import ENDING, Cancellation, Move
from portal.sessions.told import Told, current, entry_file, entry_of
from portal.web.letters import compose
from portal.web.links import absolute


@letter("sessions.planned")
def planned(session: int, person: int, sequence: int) -> Message | None:
    """A session was planned: its calendar entry. None when a later change has its own letter."""
    told = current(session, person, sequence)
    if told is None:
        return None
    subject = _("Session with %(name)s: %(day)s, %(time)s", **told.facts)
    return composed("planned", told, subject, _("The calendar entry is attached; move or cancel it in Upward."), REQUEST)


@letter("sessions.moved")
def moved(session: int, person: int, sequence: int, move: int) -> Message | None:
    """A session got another time: the entry with the same uid moves along. None when a later change has its own letter."""
    told = current(session, person, sequence, Move.get_or_none(Move.id == move))
    if told is None:
        return None
    subject = _("Moved: session with %(name)s, now %(day)s, %(time)s", **told.facts)
    return composed("moved", told, subject, _("The entry in your calendar moves by itself."), REQUEST, move=Move.get_by_id(move))


@letter("sessions.arranged")
def arranged(session: int, person: int, sequence: int, by: int, at: str) -> Message | None:
    """A session is held another way, or by another link: the same entry says it. None when a later change has its own letter."""
    told = current(session, person, sequence)
    if told is None:
        return None
    told = replace(told, stamped_at=datetime.fromisoformat(at), by=next((one for one in told.people if one.id == by), None))
    subject = _("How you meet: session with %(name)s on %(day)s, %(time)s", **told.facts)
    return composed("arranged", told, subject, _("The entry in your calendar follows by itself."), REQUEST)


@letter("sessions.cancelled")
def cancelled(session: int, person: int, sequence: int) -> Message | None:
    """A session will not take place: its entry leaves the calendar."""
    cancellation = Cancellation.get_or_none(Cancellation.session == session)
    told = current(session, person, sequence, cancellation)
    if told is None:
        return None
    mentorship = told.session.mentorship_id
    subject = _("Cancelled: session with %(name)s on %(day)s, %(time)s", **told.facts)
    is_over = cancellation.side == ENDING
    gist = _("The entry leaves your calendar by itself.") if is_over else _("The entry leaves your calendar by itself. Plan another time.")
    again = absolute("workspace.show", mentorship_id=mentorship, open="plan", _anchor="plan")
    return composed("cancelled", told, subject, gist, CANCEL, cancellation=cancellation, is_over=is_over, again=again)


def composed(name: str, told: Told, subject: str, gist: str, method: str, **more) -> Message:
    """The letter with the calendar entry as it stands."""
    return compose(
        f"sessions/mail/{name}",
        to=told.reader,
        subject=subject,
        gist=gist,
        ask=people_staffing(told.session.mentorship.program_id, "coordinator"),
        attachments=(entry_file(method, entry_of(told)),),
        session=told.session,
        partner=told.partner,
        in_circle=is_circle(told.session.mentorship),
        by=told.by,
        assistant=told.assistant,
        leader=told.leader,
        address=told.address,
        **more,
    )
