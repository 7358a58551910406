"""One session as a member sees it on its own page; each part is fetched when a region asks for it."""
from datetime import datetime
from functools import cached_property

from peewee import ModelSelect

from portal.mentorships.models import Member
from portal.mentorships.queries import members_of
from portal.mentorships.several import Several, partner_among, shared_with
from portal.people.models import Person
from portal.programs.formats import GROUP, SENIOR, sets_agenda
from portal.sessions.models import Action, Cancellation, MentoringSession, Move, SessionQuestion
from portal.sessions.offers import Offers
from portal.sessions.queries import actions_visible_to


class Meeting:
    """A session, which `reader` is a member of, at the moment `at`."""

    def __init__(self, session: MentoringSession, reader: Person, at: datetime):
        self.session, self.reader, self.at = session, reader, at
        self.mentorship = session.mentorship
        # Actions are read here.
        self.can_write = False

    @property
    def can_change(self) -> bool:
        """Whether it can still be moved or cancelled."""
        return self.can_prepare and not self.session.has_begun(self.at)

    @property
    def can_prepare(self) -> bool:
        """Whether words can be added: until it is over, in a mentorship that lasts."""
        return not self.mentorship.has_ended and self.cancellation is None and self.session.ends_at > self.at

    @property
    def is_on(self) -> bool:
        return self.session.has_begun(self.at) and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.session.ends_at <= self.at

    @cached_property
    def members(self) -> list[Member]:
        return list(members_of(self.mentorship))

    @property
    def in_circle(self) -> bool:
        return self.mentorship.program.format == GROUP

    @property
    def partner(self) -> Person | Several:
        """Whom the reader meets; in a circle the others as one."""
        return partner_among([member.person for member in self.members], self.reader, in_circle=self.in_circle)

    @property
    def others(self) -> list[Person]:
        """Everybody but the reader."""
        return [member.person for member in self.members if member.person_id != self.reader.id]

    @property
    def shared_with(self):
        """Who reads what is written here."""
        return shared_with(self.partner)

    @property
    def leads(self) -> bool:
        """Whether the reader's side sets the agenda."""
        role = next(member.role for member in self.members if member.person == self.reader)
        return sets_agenda(self.mentorship.program, role)

    @property
    def leader(self) -> Person | None:
        """The senior member, whose assistant may keep the diary, in a mentorship that has one."""
        senior = SENIOR.get(self.mentorship.program.format)
        return next((member.person for member in self.members if member.role == senior), None)

    @property
    def assistant(self) -> str | None:
        """The name of whoever chose the time and is no member."""
        by = self.moves[-1].moved_by_id if self.moves else self.session.planned_by_id
        return None if by is None or by in {member.person_id for member in self.members} else self.name_of(by)

    @cached_property
    def moves(self) -> list[Move]:
        """Oldest first."""
        return list(Move.select().where(Move.session == self.session).order_by(Move.id))

    @cached_property
    def cancellation(self) -> Cancellation | None:
        return Cancellation.get_or_none(Cancellation.session == self.session)

    @cached_property
    def questions(self) -> list[SessionQuestion]:
        return list(questions_of(self.session))

    @cached_property
    def actions(self) -> list[Action]:
        """What was agreed to do afterwards; it is ticked on the page of the mentorship."""
        return list(actions_visible_to(self.reader).where(Action.session == self.session))

    @cached_property
    def slots(self) -> list[datetime]:
        """Other times that suit everybody."""
        return Offers([self.mentorship], self.at).slots(self.mentorship, minutes=self.session.minutes, apart_from=self.session)

    def name_of(self, person: int | None) -> str:
        """The name of somebody who did or wrote something here, also of who has left since; "" where nobody is named any more."""
        if person not in self._names:
            self._names[person] = getattr(Person.get_or_none(Person.id == person), "name", "")
        return self._names[person]

    @cached_property
    def _names(self) -> dict[int | None, str]:
        return {member.person_id: member.person.given_name for member in self.members}


def questions_of(session: MentoringSession) -> ModelSelect:
    """What its members want to ask, oldest first."""
    return SessionQuestion.select().where(SessionQuestion.session == session).order_by(SessionQuestion.id)
