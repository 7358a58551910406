"""Everything that the front page of one person shows, and what of it waits for them."""
from collections.abc import Iterable
from dataclasses import dataclass

from portal.enrollment.applications.models import Application
from portal.enrollment.models import Enrollment
from portal.home.more import More
from portal.home.together import Meeting, Together
from portal.launch.models import Kickoff
from portal.pairing.choosing.front import Chooser
from portal.pairing.models import Proposal
from portal.programs.models import Program


@dataclass(frozen=True)
class Front:
    """Everything that the front page of one person shows."""

    together: list[Together]
    # Mentorships that have ended, the latest first.
    ended: list[Together]
    proposals: list[Proposal]
    # What the reader said yes to, where the other has not answered yet.
    said_yes: list[Proposal]
    unfinished: list[Enrollment]
    applications: list[Application]
    waiting_for_a_pairing: list[Enrollment]
    # The places in programs whose people choose, each with where it stands with that.
    choosing: list[Chooser]
    answered: list[Enrollment]
    # Each with how many questions are to be looked at again.
    looking: list[tuple[Enrollment, int]]
    # The numbers of concerns that nobody else can read any more.
    unread: list[int]
    held: list[Enrollment]
    paused: list[Enrollment]
    left: list[Enrollment]
    coordinates: bool
    sponsors: bool
    administers: bool
    keeps_diaries: bool
    # The places of the reader that lead a circle.
    circles: frozenset[int] = frozenset()
    # The places with a live mentorship whose orientation is not finished, each with the words for what waits.
    orienting: tuple[tuple[Enrollment, tuple[str, str, str]], ...] = ()
    # The live mentorships in which something else waits: an agreement, a goal, what was promised.
    more: tuple[More, ...] = ()
    # The programs in which the reader meets somebody and whose kick-off is to come, each with it.
    kickoffs: tuple[tuple[Program, Kickoff], ...] = ()
    # The numbers of surveys that wait for an answer.
    surveys: tuple[int, ...] = ()

    @property
    def to_log(self) -> list[tuple[Together, Meeting]]:
        """What took place by the clock and the reader has not logged, oldest first."""
        return _oldest_first((pair, met) for pair in (*self.together, *self.ended) for met in pair.to_log)

    @property
    def disputed(self) -> list[tuple[Together, Meeting]]:
        """What the reader and a partner reported differently, oldest first; it counts once they agree."""
        return _oldest_first((pair, met) for pair in self.together for met in pair.disputed)

    @property
    def tasks(self) -> list[tuple[str, object]]:
        """What waits, each with its kind, in the order shown: a session to log stands first, then who waits for an answer."""
        logs, places = [("log", one) for one in self.to_log], [("place", one) for one in self.offered]
        proposals, disputed = [(self._asks(one), one) for one in self.proposals], [("look", one) for one in self.disputed]
        profiles = [*(("finish", place) for place in self.unfinished), *(("renew", one) for one in self.looking)]
        orientations = [("orientation", one) for one in self.orienting]
        more, unread = [("more", one) for one in self.more], [("reader", one) for one in self.unread]
        # One line, however many: they are for a quiet minute.
        surveys = [("survey", self.surveys)] if self.surveys else []
        return [*logs[:1], *places, *unread, *proposals, *disputed, *logs[1:], *more, *orientations, *profiles, *surveys]

    def _asks(self, proposal: Proposal) -> str:
        """Whether one answer is for a circle or for a pair."""
        return "circle" if proposal.mentor_id in self.circles else "answer"

    @property
    def waits_first(self) -> bool:
        """Whether what waits stands above when the reader meets: it does unless a session is on."""
        return bool(self.tasks) and not any(pair.is_on for pair in self.together)

    @property
    def offered(self) -> list[Application]:
        """The applications for which a place is kept."""
        return [one for one in self.applications if _is_offered(one)]

    @property
    def applied(self) -> list[Application]:
        """The applications that wait for a decision, or for their turn."""
        return [one for one in self.applications if not _is_offered(one)]

    @property
    def to_plan(self) -> list[Together]:
        """The mentorships that have nothing planned and are not through."""
        return [pair for pair in self.together if pair.wants_a_plan]

    @property
    def is_participant(self) -> bool:
        return bool(self.together or self.ended or self.proposals or self.said_yes or self.applications or self.held)

    @property
    def has_work(self) -> bool:
        return self.coordinates or self.sponsors or self.administers or self.keeps_diaries


def _is_offered(application: Application) -> bool:
    offer = getattr(application, "offer", None)
    return offer is not None and offer.id is not None


def _oldest_first(meetings: Iterable[tuple[Together, Meeting]]) -> list[tuple[Together, Meeting]]:
    return sorted(meetings, key=lambda both: both[1].session.starts_at)
