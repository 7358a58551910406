"""The letters of the launch, each with the calendar entry of the kick-off in its reader's zone."""
from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from flask_babel import gettext as _

from portal.enrollment.models import Enrollment
from portal.launch.models import Kickoff
from portal.launch.queries import guests_meeting, meets_first_by
from portal.mail.delivery import sender_address
from portal.mail.letters import letter
from portal.mail.message import SENDER_NAME, Attachment, Message
from portal.mentorships.models import Mentorship
from portal.mentorships.orientation.queries import places_to_orient
from portal.mentorships.queries import mentorships_visible_to, partner_of
from portal.people.models import Person
from portal.programs.queries import people_staffing
from portal.sessions.calendar import CANCEL, REQUEST, Attendee, CalendarEntry, calendar_file
from portal.sessions.models import MentoringSession
from portal.sessions.queries import is_cancelled
from portal.sessions.told import when
from portal.web.letters import compose
from portal.web.links import absolute


@dataclass(frozen=True)
class _Told:
    """One reader of one state of the event."""

    kickoff: Kickoff
    reader: Person

    @property
    def facts(self) -> dict:
        """What a subject says."""
        return {"program": self.kickoff.program.name, **when(self.kickoff.starts_at, self.reader)}

    @property
    def to_orient(self) -> Enrollment | None:
        """A place of the reader in the program whose cards wait to be read."""
        here = places_to_orient(self.reader).where(Enrollment.program == self.kickoff.program_id, Enrollment.ended_at.is_null())
        places = list(here.order_by(Enrollment.id))
        return next((place for place in places if place.orientation is None or place.orientation.finished_at is None), None)

    @property
    def to_plan(self) -> list[tuple[str, str, datetime]]:
        """(with whom, where, by which day) of each mentorship of the reader in which nothing is planned yet."""
        planned = MentoringSession.select(MentoringSession.mentorship).where(~is_cancelled())
        rows = mentorships_visible_to(self.reader).where(
            Mentorship.program == self.kickoff.program_id, Mentorship.ended_at.is_null(), Mentorship.id.not_in(planned)
        )
        return [
            (partner_of(one, self.reader).name, absolute("workspace.show", mentorship_id=one.id), meets_first_by(one, self.kickoff))
            for one in rows
            if partner_of(one, self.reader) is not None
        ]


@letter("launch.kickoff")
def kickoff(kickoff: int, person: int, sequence: int) -> Message | None:
    """The program begins: the event, what to read before it, and by when to meet. None when a later change has its own letter."""
    told = _current(kickoff, person, sequence)
    if told is None or told.kickoff.is_called_off:
        return None
    subject = _("Kick-off of %(program)s: %(day)s, %(time)s", **told.facts)
    gist = _("The calendar entry is attached. Then find a date for your first session.")
    place = told.to_orient
    orient = absolute("orientation.show", place_id=place.id) if place else None
    return _composed("kickoff", told, subject, gist, REQUEST, orient=orient, to_plan=told.to_plan)


@letter("launch.changed")
def changed(kickoff: int, person: int, sequence: int) -> Message | None:
    """The event has other facts: the entry with the same uid follows."""
    told = _current(kickoff, person, sequence)
    if told is None or told.kickoff.is_called_off:
        return None
    subject = _("Changed: kick-off of %(program)s, now %(day)s, %(time)s", **told.facts)
    return _composed("changed", told, subject, _("The entry in your calendar follows by itself."), REQUEST)


@letter("launch.called_off")
def called_off(kickoff: int, person: int, sequence: int) -> Message | None:
    """The event will not take place: its entry leaves the calendar."""
    told = _current(kickoff, person, sequence)
    if told is None or not told.kickoff.is_called_off:
        return None
    subject = _("Called off: kick-off of %(program)s on %(day)s, %(time)s", **told.facts)
    gist = _("The entry leaves your calendar by itself. Your sessions go on.")
    return _composed("called_off", told, subject, gist, CANCEL, link=absolute("home.show"))


def _current(kickoff_id: int, person_id: int, sequence: int) -> _Told | None:
    found = Kickoff.get_or_none(Kickoff.id == kickoff_id, Kickoff.sequence == sequence)
    person = guests_meeting(found).where(Person.id == person_id).first() if found else None
    return _Told(found, person) if person else None


def _composed(name: str, told: _Told, subject: str, gist: str, method: str, **more) -> Message:
    content = calendar_file(method, _entry(told))
    return compose(
        f"launch/mail/{name}",
        to=told.reader,
        subject=subject,
        gist=gist,
        ask=people_staffing(told.kickoff.program_id, "coordinator"),
        attachments=(Attachment("kick-off.ics", content, "text/calendar", (("method", method), ("charset", "utf-8"))),),
        kickoff=told.kickoff,
        program=told.kickoff.program,
        **more,
    )


def _entry(told: _Told) -> CalendarEntry:
    event = told.kickoff
    return CalendarEntry(
        uid=event.uid,
        sequence=event.sequence,
        stamped_at=event.changed_at,
        starts_at=event.starts_at,
        minutes=event.minutes,
        zone=told.reader.timezone,
        summary=_("Kick-off: %(program)s", program=event.program.name),
        description=event.words,
        location=", ".join(part for part in (event.place, event.join_link) if part),
        address=absolute("home.show"),
        organizer=Attendee(SENDER_NAME, sender_address(current_app.config["SETTINGS"])),
        # The reader alone: who else takes part is nobody's list.
        attendees=(Attendee(told.reader.name, told.reader.email),),
    )
