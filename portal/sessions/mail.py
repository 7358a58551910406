"""The letters of sessions, each with a calendar entry in its reader's zone. No note and no word of a log is ever in one."""
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import gettext as _

from portal.mail.delivery import sender_address
from portal.mail.letters import letter
from portal.mail.message import SENDER_NAME, Attachment, Message
from portal.mentorships.queries import members_of
from portal.mentorships.several import Several, partner_among
from portal.people.models import Person
from portal.programs.formats import GROUP, SENIOR
from portal.programs.queries import people_staffing
from portal.sessions.calendar import CANCEL, REQUEST, Attendee, CalendarEntry, calendar_file
from portal.sessions.models import ENDING, Cancellation, MentoringSession, Move
from portal.web.filters import clock_time, weekday
from portal.web.letters import compose
from portal.web.links import absolute


@dataclass(frozen=True)
class _Told:
    """One reader of one change: the session as it stands, the reader, and the partner."""

    session: MentoringSession
    reader: Person
    partner: Person | Several
    # Everybody who meets, the reader too.
    people: tuple[Person, ...]
    # The one of the two whose side books.
    leader: Person
    stamped_at: datetime
    by: Person | None

    @property
    def assistant(self) -> Person | None:
        """Who chose the time for the leader, when that was neither of the two."""
        return self.by if self.by not in (None, *self.people) else None

    @property
    def has_chosen(self) -> int | None:
        """The member whose side chose the time."""
        return self.leader.id if self.assistant else self.by and self.by.id

    @property
    def address(self) -> str:
        return absolute("sessions.show", session_id=self.session.id)

    @property
    def facts(self) -> dict:
        """What a subject says: with whom, on which day, at what time of the reader's clock."""
        return {"name": self.partner.given_name, **when(self.session.starts_at, self.reader)}


def when(starts_at: datetime, reader: Person) -> dict[str, str]:
    """A moment on the reader's clock, for the words of a subject."""
    local = starts_at.astimezone(ZoneInfo(reader.timezone))
    return {"day": weekday(local.date()), "time": clock_time(local, reader.timezone)}


def entry_file(method: str, entry: CalendarEntry) -> Attachment:
    """The calendar entry as mail programs take it up."""
    return Attachment("session.ics", calendar_file(method, entry), "text/calendar", (("method", method), ("charset", "utf-8")))


@letter("sessions.planned")
def planned(session: int, person: int, sequence: int) -> Message | None:
    """A session was planned: its calendar entry. None when a later change has its own letter."""
    told = _current(session, person, sequence)
    if told is None:
        return None
    subject = _("Session with %(name)s: %(day)s, %(time)s", **told.facts)
    return _composed("planned", told, subject, _("The calendar entry is attached; move or cancel it in Upward."), REQUEST)


@letter("sessions.moved")
def moved(session: int, person: int, sequence: int, move: int) -> Message | None:
    """A session got another time: the entry with the same uid moves along. None when a later change has its own letter."""
    told = _current(session, person, sequence, Move.get_or_none(Move.id == move))
    if told is None:
        return None
    subject = _("Moved: session with %(name)s, now %(day)s, %(time)s", **told.facts)
    return _composed("moved", told, subject, _("The entry in your calendar moves by itself."), REQUEST, move=Move.get_by_id(move))


@letter("sessions.cancelled")
def cancelled(session: int, person: int, sequence: int) -> Message | None:
    """A session will not take place: its entry leaves the calendar."""
    cancellation = Cancellation.get_or_none(Cancellation.session == session)
    told = _current(session, person, sequence, cancellation)
    if told is None:
        return None
    mentorship = told.session.mentorship_id
    subject = _("Cancelled: session with %(name)s on %(day)s, %(time)s", **told.facts)
    is_over = cancellation.side == ENDING
    gist = _("The entry leaves your calendar by itself.") if is_over else _("The entry leaves your calendar by itself. Plan another time.")
    again = absolute("workspace.show", mentorship_id=mentorship, open="plan", _anchor="plan")
    return _composed("cancelled", told, subject, gist, CANCEL, cancellation=cancellation, is_over=is_over, again=again)


def _current(session_id: int, person_id: int, sequence: int, change: Move | Cancellation | None = None) -> _Told | None:
    session = MentoringSession.get_or_none(MentoringSession.id == session_id)
    if session is None or session.sequence != sequence:
        return None
    members = list(members_of(session.mentorship))
    people = [member.person for member in members]
    reader = next((one for one in people if one.id == person_id and one.is_active), None)
    partner = partner_among(people, reader, in_circle=session.mentorship.program.format == GROUP) if reader else None
    if reader is None or partner is None:
        return None
    senior = SENIOR.get(session.mentorship.program.format)
    leader = next((member.person for member in members if member.role == senior), partner)
    return _Told(session, reader, partner, tuple(people), leader, *_who_and_when(session, change))


def _who_and_when(session: MentoringSession, change: Move | Cancellation | None) -> tuple[datetime, Person | None]:
    if isinstance(change, Move):
        return change.moved_at, change.moved_by
    if isinstance(change, Cancellation):
        return change.cancelled_at, change.cancelled_by
    return session.planned_at, session.planned_by


def _composed(name: str, told: _Told, subject: str, gist: str, method: str, **more) -> Message:
    return compose(
        f"sessions/mail/{name}",
        to=told.reader,
        subject=subject,
        gist=gist,
        ask=people_staffing(told.session.mentorship.program_id, "coordinator"),
        attachments=(entry_file(method, _entry(told)),),
        session=told.session,
        partner=told.partner,
        by=told.by,
        assistant=told.assistant,
        leader=told.leader,
        address=told.address,
        **more,
    )


def _entry(told: _Told) -> CalendarEntry:
    session = told.session
    members = told.people
    return CalendarEntry(
        uid=session.uid,
        sequence=session.sequence,
        stamped_at=told.stamped_at,
        starts_at=session.starts_at,
        minutes=session.minutes,
        zone=told.reader.timezone,
        summary=_("Session with %(name)s", name=told.partner.name),
        description=_description(told),
        location=session.join_link,
        address=told.address,
        organizer=Attendee(SENDER_NAME, sender_address(current_app.config["SETTINGS"])),
        attendees=tuple(Attendee(one.name, one.email, one.id == told.has_chosen) for one in sorted(members, key=lambda one: one.id)),
    )


def _description(told: _Told) -> str:
    rule = _("Move it in Upward; answers in your calendar do not come back: %(address)s", address=told.address)
    agenda = [_("Agenda:") + "\n" + told.session.agenda] if told.session.agenda else []
    return "\n\n".join([*agenda, rule])
