"""Where a program stands, in facts alone: counted in a fixed number of queries, however many people take part."""
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN, Case, ModelSelect, fn

from portal.desk.mentorship_queries import Lines
from portal.enrollment.invitation_board import Counts, invitation_counts
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.pairing.models import Proposal, Round, Verdict
from portal.programs.models import Program
from portal.sessions.models import Cancellation, MentoringSession, Move
from portal.sessions.queries import is_cancelled, is_held
from portal.summaries.models import Publication


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
    enrolled: int = 0
    complete: int = 0
    placed: int = 0
    proposed: int = 0
    stuck: int = 0

    @property
    def missing(self) -> int:
        """How many places would stay empty if everyone who has not answered yet said yes."""
        return max(0, self.wanted - max(self.said_yes, self.enrolled) - self.waiting)

    @property
    def unplaced(self) -> int:
        """How many have a whole profile, no partner and no proposal to answer, and could get one from another round."""
        return max(0, self.complete - self.placed - self.proposed - self.stuck)


@dataclass(frozen=True)
class Standing:
    """A program's state as a coordinator may read it: facts, no answers; `draft` is the number of a round that waits."""

    roster: int
    mentors: Side
    leaders: Side
    rounds: int
    draft: int | None
    drawing: bool
    unanswered: int
    live: int
    silent: int
    ended: int
    planned: int
    coming: int
    held: int
    changed_by_leaders: int
    summaries: int


def standing_of(program: Program, at: datetime) -> Standing:
    """The program's figures as they are at `at`."""
    every = list(Round.select().where(Round.program == program).order_by(Round.number.desc()))
    mentors, leaders = _sides(program, every, at)
    rounds, draft, drawing = _rounds(every)
    planned, coming, held = _sessions(program, at)
    # As the list of mentorships counts them, so that the two never disagree.
    pairs = Lines(program, at).counts([])
    return Standing(
        roster=Employee.select().where(Employee.status == "active").count(),
        mentors=mentors,
        leaders=leaders,
        rounds=rounds,
        draft=draft,
        drawing=drawing,
        unanswered=_unanswered(program),
        live=sum(pairs.values()) - pairs["ended"],
        silent=pairs["silent"],
        ended=pairs["ended"],
        planned=planned,
        coming=coming,
        held=held,
        changed_by_leaders=_changed_by_leaders(program),
        summaries=Publication.select().where(Publication.program == program, Publication.published_at.is_null(False)).count(),
    )


def _sides(program: Program, rounds: list[Round], at: datetime) -> tuple[Side, Side]:
    """Counted as the page of invitations counts, so that the two never disagree."""
    counts, placed, proposed = invitation_counts(program, at), _placed(program), _proposed(program)
    stuck = {MENTOR: set(), MENTEE: _stuck(program, rounds)}
    return tuple(_side(counts[role], placed[role], proposed[role], stuck[role]) for role in (MENTOR, MENTEE))


def _side(counts: Counts, placed: set[int], proposed: set[int], stuck: set[int]) -> Side:
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
        enrolled=counts.enrolled,
        complete=counts.complete,
        placed=len(placed),
        proposed=len(proposed - placed),
        stuck=len(stuck - placed - proposed),
    )


def _placed(program: Program) -> dict[str, set[int]]:
    """The enrollments in a live mentorship, by role."""
    rows = Member.select(Member.role, Member.enrollment).join(Mentorship)
    rows = list(rows.where(Mentorship.program == program, Mentorship.ended_at.is_null()).tuples())
    return {role: {enrollment for held, enrollment in rows if held == role} for role in (MENTOR, MENTEE)}


def _proposed(program: Program) -> dict[str, set[int]]:
    """The enrollments that hold an open proposal, by role."""
    rows = list(_open_proposals(program).tuples())
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


def _rounds(rounds: list[Round]) -> tuple[int, int | None, bool]:
    """How many rounds were released, the number of the newest if it waits to be, and whether it is being drawn."""
    newest = rounds[0] if rounds else None
    draft = newest.number if newest and newest.is_drawn and not newest.is_released else None
    drawing = bool(newest and not newest.is_drawn and newest.failed_at is None)
    return sum(round_.is_released for round_ in rounds), draft, drawing


def _unanswered(program: Program) -> int:
    return _open_proposals(program).count()


def _open_proposals(program: Program) -> ModelSelect:
    """Released proposals that became no mentorship and that nobody has declined, as (mentor, mentee)."""
    declined = Verdict.select(Verdict.proposal).where(Verdict.answer == "decline")
    rows = Proposal.select(Proposal.mentor, Proposal.mentee).join(Round).switch(Proposal).join(Mentorship, JOIN.LEFT_OUTER)
    released = (Round.program == program) & Round.released_at.is_null(False)
    return rows.where(released, Mentorship.id.is_null(), Proposal.id.not_in(declined))


def _sessions(program: Program, at: datetime) -> tuple[int, int, int]:
    """Sessions ever planned, those still to come, and those held."""
    coming = (MentoringSession.starts_at > at) & ~is_cancelled()
    counts = [fn.COUNT(Case(None, ((condition, MentoringSession.id),), None)) for condition in (coming, is_held() & ~is_cancelled())]
    rows = MentoringSession.select(fn.COUNT(MentoringSession.id), *counts).join(Mentorship)
    return rows.where(Mentorship.program == program).tuples().get()


def _changed_by_leaders(program: Program) -> int:
    """Sessions that the leaders' side moved or cancelled; one that was moved twice counts once."""
    moved = Move.select(Move.session).where(Move.side == MENTEE)
    cancelled = Cancellation.select(Cancellation.session).where(Cancellation.side == MENTEE)
    rows = MentoringSession.select().join(Mentorship).where(Mentorship.program == program)
    return rows.where(MentoringSession.id.in_(moved) | MentoringSession.id.in_(cancelled)).count()
