"""The people of a program as its overview counts them: by role, who has a partner, who waits for one, and who rests."""
from dataclasses import dataclass
from datetime import date, datetime

from peewee import JOIN, ModelSelect

from portal.enrollment.invitations.board import Counts, invitation_counts
from portal.enrollment.models import MENTEE, MENTOR, Enrollment
from portal.enrollment.places.queries import is_paused
from portal.enrollment.queries import complete_enrollments
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import holds_places, is_released
from portal.people.models import Person
from portal.programs.formats import PEER
from portal.programs.models import Program

BY_NAME = (Person.family_name, Person.given_name, Enrollment.id)


@dataclass(frozen=True)
class Side:
    """One role of a program in people: wanted, invited and what they said, enrolled, with a whole profile, with a partner;
    `proposed` have none yet and hold a released proposal that nobody has declined; `stuck` have neither, and the newest
    round found nobody who may be their partner.
    """

    wanted: int
    invited: int = 0
    said_yes: int = 0
    said_no: int = 0
    said_not_now: int = 0
    waiting: int = 0
    failed: int = 0
    expired: int = 0
    withdrawn: int = 0
    offered: int = 0
    enrolled: int = 0
    complete: int = 0
    placed: int = 0
    proposed: int = 0
    stuck: int = 0
    # With a whole profile, neither a partner nor a proposal, and at rest.
    paused: int = 0

    @property
    def missing(self) -> int:
        """How many places would stay empty if everyone who is asked or was offered one, and has not answered yet, said yes."""
        return max(0, self.wanted - max(self.said_yes, self.enrolled) - self.waiting - self.offered)

    @property
    def unplaced(self) -> int:
        """How many have a whole profile, no partner and no proposal to answer, and could get one from another round."""
        return max(0, self.complete - self.placed - self.proposed - self.stuck - self.paused)


@dataclass(frozen=True)
class People:
    """The enrollments that are in a live mentorship and those that hold an open proposal, by role, and those that stand apart."""

    placed: dict[str, set[int]]
    proposed: dict[str, set[int]]
    apart: list[Enrollment]
    on: date

    def paused(self, role: str) -> set[int]:
        """Those of this role that take no new pairing for a while."""
        return {place.id for place in self.apart if place.role == role and place.is_paused(self.on)}


def people_of(program: Program, at: datetime) -> People:
    """Them as they are at `at`."""
    return People(_placed(program), _proposed(program), _apart(program, at), at.date())


def sides_of(program: Program, rounds: list[Round], people: People, at: datetime) -> tuple[Side, Side]:
    """Counted as the page of invitations counts, so that the two never disagree."""
    counts, stuck = invitation_counts(program, at), {MENTOR: set(), MENTEE: _stuck(program, rounds)}
    return tuple(
        _side(counts[role], people.placed[role], people.proposed[role], stuck[role], people.paused(role)) for role in (MENTOR, MENTEE)
    )


def _side(counts: Counts, placed: set[int], proposed: set[int], stuck: set[int], paused: set[int]) -> Side:
    return Side(
        wanted=counts.wanted,
        invited=counts.invited,
        said_yes=counts.yes,
        said_no=counts.no,
        said_not_now=counts.not_now + counts.again,
        waiting=counts.silent,
        failed=counts.failed,
        expired=counts.expired,
        withdrawn=counts.withdrawn,
        offered=counts.offered,
        enrolled=counts.enrolled,
        complete=counts.complete,
        placed=len(placed),
        proposed=len(proposed - placed),
        stuck=len(stuck - placed - proposed - paused),
        paused=len(paused - placed - proposed),
    )


def _apart(program: Program, at: datetime) -> list[Enrollment]:
    """The places with a whole profile that rest, or that had a partner once; by name."""
    members = Member.select(Member.enrollment).join(Mentorship)
    once = members.where(Mentorship.program == program, Mentorship.ended_at.is_null(False))
    return list(complete_enrollments(program).where(is_paused(at.date()) | Enrollment.id.in_(once)).order_by(*BY_NAME))


def names_without(people: People) -> list[str]:
    """The names of those who had a partner, have none now nor a proposal, and wait for a new one."""
    held = {place for places in (*people.placed.values(), *people.proposed.values()) for place in places}
    return [place.person.name for place in people.apart if place.id not in held and not place.is_paused(people.on)]


def _placed(program: Program) -> dict[str, set[int]]:
    """The enrollments in a live mentorship, by role."""
    rows = Member.select(Enrollment.role, Member.enrollment).join(Mentorship).switch(Member).join(Enrollment)
    rows = list(rows.where(Mentorship.program == program, Mentorship.ended_at.is_null()).tuples())
    return {role: {enrollment for held, enrollment in rows if held == role} for role in (MENTOR, MENTEE)}


def _proposed(program: Program) -> dict[str, set[int]]:
    """The enrollments that hold an open proposal, by role."""
    rows = list(open_proposals_in(program).tuples())
    if program.format == PEER:
        # A pair has two sides, a place in the pool has none.
        return {MENTOR: set(), MENTEE: {place for pair in rows for place in pair}}
    return {MENTOR: {mentor for mentor, _mentee in rows}, MENTEE: {mentee for _mentor, mentee in rows}}


def _stuck(program: Program, rounds: list[Round]) -> set[int]:
    """The leaders to whom the newest drawn round could give no mentor at all, while no mentor has come or become free since."""
    drawn = next((round_ for round_ in rounds if round_.is_drawn), None)
    if drawn is None:
        return set()
    freed = Member.select(Member.enrollment).join(Mentorship).where(Mentorship.program == program, Mentorship.ended_at > drawn.drawn_at)
    mentors = Enrollment.select().where(Enrollment.program == program, Enrollment.role == MENTOR)
    if mentors.where((Enrollment.completed_at > drawn.drawn_at) | Enrollment.id.in_(freed)).exists():
        return set()
    return {reason["enrollment"] for reason in drawn.unplaced if "removed" in reason}


def open_proposals_in(program: Program) -> ModelSelect:
    """Released proposals that became no mentorship and that nobody has declined, as (mentor, mentee)."""
    rows = Proposal.select(Proposal.mentor, Proposal.mentee).join(Round).switch(Proposal).join(Mentorship, JOIN.LEFT_OUTER)
    released = (Round.program == program) & is_released()
    in_circles = Member.select(Member.proposal).where(Member.proposal.is_null(False))
    return rows.where(released, Mentorship.id.is_null(), Proposal.id.not_in(in_circles), holds_places())
