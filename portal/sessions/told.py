"""What a letter about a session stands on: the session as it is, its reader, and the calendar entry that goes along."""
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import gettext as _

from portal.mail.delivery import sender_address
from portal.mail.message import SENDER_NAME, Attachment
from portal.mentorships.queries import leavings_from, members_of
from portal.mentorships.several import Several, partner_among
from portal.people.models import Person
from portal.programs.formats import GROUP, SENIOR
from portal.sessions.calendar import Attendee, CalendarEntry, calendar_file
from portal.sessions.models import Cancellation, MentoringSession, Move
from portal.sessions.one_tap import address_for
from portal.web.filters import clock_time, weekday
from portal.web.links import absolute


@dataclass(frozen=True)
class Told:
    """One reader of one change: the session as it stands, the reader, and the partner."""

    session: MentoringSession
    reader: Person
    partner: Person | Several
    # Everybody who meets, the reader too.
    people: tuple[Person, ...]
    # Whose diary an assistant may keep; of peers and in a circle nobody's.
    leader: Person | None
    stamped_at: datetime
    by: Person | None
    # How often the reader has left this circle before.
    leavings: int = 0

    @property
    def sequence(self) -> int:
        """The entry's number in this reader's calendar: who left was sent a higher one than the others, who is back gets one above it."""
        return self.session.sequence + 2 * self.leavings

    @property
    def assistant(self) -> Person | None:
        """Who chose the time for the leader, when that was neither of the two."""
        return self.by if self.leader and self.by not in (None, *self.people) else None

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


def entry_file(method: str, entry: CalendarEntry, *, is_removal: bool = False) -> Attachment:
    """The calendar entry as mail programs take it up."""
    content = calendar_file(method, entry, is_removal=is_removal)
    return Attachment("session.ics", content, "text/calendar", (("method", method), ("charset", "utf-8")))


def current(session_id: int, person_id: int, sequence: int, change: Move | Cancellation | None = None) -> Told | None:
    """What is told now of a session as it stood at `sequence`; None when a later change has its own letter, or to nobody of it."""
    session = MentoringSession.get_or_none(MentoringSession.id == session_id)
    if session is None or session.sequence != sequence:
        return None
    members, in_circle = list(members_of(session.mentorship)), session.mentorship.program.format == GROUP
    people = [member.person for member in members]
    reader = next((one for one in people if one.id == person_id and one.is_active), None)
    partner = partner_among(people, reader, in_circle=in_circle) if reader else None
    if reader is None or partner is None:
        return None
    senior = SENIOR.get(session.mentorship.program.format)
    leader = next((member.person for member in members if member.role == senior), None)
    leavings = leavings_from(session.mentorship, reader) if in_circle else 0
    return Told(session, reader, partner, tuple(people), leader, *_who_and_when(session, change), leavings)


def _who_and_when(session: MentoringSession, change: Move | Cancellation | None) -> tuple[datetime, Person | None]:
    if isinstance(change, Move):
        return change.moved_at, change.moved_by
    if isinstance(change, Cancellation):
        return change.cancelled_at, change.cancelled_by
    return session.planned_at, session.planned_by


def entry_of(told: Told) -> CalendarEntry:
    """The session in the reader's calendar, without a word of what the members talk about: others may read that diary, too."""
    session = told.session
    members = told.people
    return CalendarEntry(
        uid=session.uid,
        sequence=told.sequence,
        stamped_at=told.stamped_at,
        starts_at=session.starts_at,
        minutes=session.minutes,
        zone=told.reader.timezone,
        summary=_("Session with %(name)s", name=told.partner.name),
        description=_description(told),
        location=session.join_link,
        address=told.address,
        organizer=organizer(),
        attendees=tuple(Attendee(one.name, one.email, one.id == told.has_chosen) for one in sorted(members, key=lambda one: one.id)),
    )


def organizer() -> Attendee:
    """The portal itself: every change comes from it, and no answer goes to a person."""
    return Attendee(SENDER_NAME, sender_address(current_app.config["SETTINGS"]))


def rule(address: str) -> str:
    """Why nothing that is done in a mail program arrives, and where it is done instead."""
    words = _("Answers, and moves made in a mail program, do not come back to Upward.")
    return words + "\n" + _("Move it: %(address)s", address=address)


def _description(told: Told) -> str:
    session = told.session
    join = [_("Join the call: %(address)s", address=session.join_link)] if session.join_link else []
    tap = _("Afterwards, say in one tap whether it happened: %(address)s", address=address_for(session, told.reader))
    return "\n\n".join([*join, rule(told.address), tap])
