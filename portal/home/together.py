"""One mentorship as the front page tells it: when do we meet, how far are we, what waits."""
from dataclasses import dataclass
from datetime import datetime

from portal.mentorships.models import Member, Mentorship
from portal.mentorships.several import listed
from portal.people.models import Person
from portal.programs.formats import books, sets_agenda
from portal.sessions.models import HAPPENED, MentoringSession


@dataclass(frozen=True)
class Meeting:
    """A session that was not cancelled, and what each member said about it (person's id to outcome)."""

    session: MentoringSession
    reader: int
    said: dict[int, str]

    @property
    def is_held(self) -> bool:
        """Somebody reports it, and nobody denies it."""
        return HAPPENED in self.said.values() and set(self.said.values()) == {HAPPENED}

    @property
    def is_logged(self) -> bool:
        """Whether the reader has logged it."""
        return self.reader in self.said

    @property
    def is_disputed(self) -> bool:
        """Somebody reports it, and somebody else denies it."""
        return HAPPENED in self.said.values() and not self.is_held

    @property
    def is_reported_by_others(self) -> bool:
        return bool(self.reporters)

    @property
    def reporters(self) -> set[int]:
        """The others who say that it happened."""
        return {person for person, outcome in self.said.items() if outcome == HAPPENED and person != self.reader}


@dataclass(frozen=True)
class Together:
    """A mentorship, its reader, its members and its meetings, oldest first, at one moment."""

    mentorship: Mentorship
    reader: Person
    members: tuple[Member, ...]
    meetings: tuple[Meeting, ...]
    at: datetime

    @property
    def partners(self) -> list[Person]:
        return [member.person for member in self.members if member.person_id != self.reader.id]

    @property
    def given_names(self) -> str:
        """Whom the reader meets."""
        return listed(person.given_name for person in self.partners)

    @property
    def names(self) -> str:
        """The same, with family names."""
        return listed(person.name for person in self.partners)

    def reported_by(self, meeting: Meeting) -> str:
        """Who else says that a session happened."""
        return listed(person.given_name for person in self.partners if person.id in meeting.reporters)

    @property
    def lifted(self) -> tuple[str, str]:
        """The names of who lifts and who is lifted: mentor and leader, or whoever stands first."""
        names = [member.person.name for member in sorted(self.members, key=lambda member: member.role != "mentor")]
        return names[0], names[-1]

    @property
    def places(self) -> list[int]:
        """The enrollments that this mentorship holds."""
        return [member.enrollment_id for member in self.members]

    @property
    def my_role(self) -> str:
        """The reader's side in it."""
        return next(member.role for member in self.members if member.person_id == self.reader.id)

    @property
    def books(self) -> bool:
        """Whether the reader's side makes the time."""
        return books(self.mentorship.program, self.my_role)

    @property
    def booked_by(self) -> Person | None:
        """The partner whose side makes the time; None where either does, or the reader's own side."""
        program = self.mentorship.program
        return next((one.person for one in self.members if books(program, one.role) and one.person_id != self.reader.id), None)

    @property
    def sets_agenda(self) -> bool:
        """Whether the reader says what a session is about."""
        return sets_agenda(self.mentorship.program, self.my_role)

    @property
    def held(self) -> int:
        """How many sessions count as held."""
        return sum(meeting.is_held for meeting in self.meetings)

    @property
    def agreed(self) -> int:
        return self.mentorship.sessions_agreed

    @property
    def next(self) -> Meeting | None:
        """The session that is on now or comes next."""
        return next((meeting for meeting in self.meetings if meeting.session.ends_at > self.at), None)

    @property
    def is_on(self) -> bool:
        """Whether a session takes place now."""
        return self.next is not None and self.next.session.has_begun(self.at)

    @property
    def to_log(self) -> list[Meeting]:
        """What is over by the clock and the reader has not logged."""
        return [met for met in self.meetings if met.session.ends_at <= self.at and not met.is_logged]

    @property
    def disputed(self) -> list[Meeting]:
        """What the reader and somebody else reported differently."""
        return [met for met in self.meetings if met.is_disputed and met.is_logged]

    @property
    def is_complete(self) -> bool:
        """Whether the agreed number of sessions was held."""
        return self.held >= self.agreed

    @property
    def wants_a_plan(self) -> bool:
        """Nothing is planned, nothing waits for its log, and the agreed number is not reached."""
        return self.next is None and not self.to_log and not self.is_complete
