"""What the page behind a one-tap link shows: with whom, when, and what each side said; it reads no word of a log."""
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from portal.mentorships.models import Member
from portal.mentorships.queries import members_of
from portal.mentorships.several import Several, listed, partner_among
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.sessions.models import DID_NOT, HAPPENED, MOVED, Cancellation, MentoringSession
from portal.sessions.one_tap import closes_at
from portal.sessions.queries import outcomes_of

CANCELLED, BEFORE, ASKS, ANSWERED = "cancelled", "before", "asks", "answered"


@dataclass(frozen=True)
class Tap:
    """One session as the holder of one member's link sees it at the moment `at`."""

    session: MentoringSession
    member: Member
    at: datetime

    @cached_property
    def state(self) -> str:
        """What the page is for: cancelled, before, asks or answered."""
        if Cancellation.select().where(Cancellation.session == self.session).exists():
            return CANCELLED
        if not self.session.has_begun(self.at):
            return BEFORE
        return ANSWERED if self.mine else ASKS

    @property
    def mine(self) -> str | None:
        """What was answered from this member's side."""
        return self._said.get(self.member.person_id)

    @property
    def reports(self) -> list[tuple[str, int, str]]:
        """Each outcome that others report: it, how many of them, and their names."""
        by_outcome = {outcome: [one for one in self._others if self._said.get(one.id) == outcome] for outcome in (HAPPENED, MOVED, DID_NOT)}
        return [(outcome, len(people), listed(one.given_name for one in people)) for outcome, people in by_outcome.items() if people]

    @property
    def to_confirm(self) -> str | None:
        """The outcome that all others who have answered report, if there is one: a single press confirms it."""
        return self.reports[0][0] if len(self.reports) == 1 else None

    @property
    def is_disputed(self) -> bool:
        """Whether this side's answer and another's cannot both be right: one says that it happened, one that it did not."""
        said = {self.mine, *(outcome for outcome, _some, _names in self.reports)}
        return HAPPENED in said and len(said) > 1

    @cached_property
    def partner(self) -> Person | Several:
        """Whom this member meets; in a circle the others as one."""
        return partner_among(self._people, self.member.person, in_circle=self.session.mentorship.program.format == GROUP)

    @property
    def may_plan(self) -> bool:
        """Whether a new time can follow: the mentorship lasts."""
        return self.session.mentorship.ended_at is None

    @property
    def closes_at(self) -> datetime:
        return closes_at(self.session)

    @cached_property
    def _people(self) -> list[Person]:
        return [member.person for member in members_of(self.session.mentorship)]

    @property
    def _others(self) -> list[Person]:
        return [one for one in self._people if one != self.member.person]

    @cached_property
    def _said(self) -> dict[int, str]:
        return outcomes_of(self.session)
