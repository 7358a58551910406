"""Where a program stands, in facts alone: counted in a fixed number of queries, however many people take part."""
from dataclasses import dataclass
from datetime import datetime

from peewee import Case, ModelSelect, fn

from portal.desk.mentorship_queries import Lines
from portal.desk.people_queries import Side, names_without, open_proposals_in, people_of, sides_of
from portal.desk.started_queries import Starts
from portal.enrollment.applications.standing import undecided_in
from portal.enrollment.invitations.nomination_queries import waiting_nominations
from portal.enrollment.models import MENTEE, Employee
from portal.launch.queries import kickoff_of
from portal.mentorships.models import Mentorship
from portal.pairing.choosing.queries import waiting_asks
from portal.pairing.models import Round
from portal.pairing.queries import has_unreleased, rounds_of
from portal.pairing.rules.models import ROUND
from portal.pairing.rules.points import ranks_for_nothing
from portal.pairing.rules.queries import rules_in_force
from portal.programs.formats import BOOKS, REVERSE
from portal.programs.models import Program
from portal.reads import counts_of
from portal.sessions.models import Cancellation, MentoringSession, Move
from portal.sessions.queries import is_cancelled, is_held
from portal.summaries.models import Publication

MOST_NAMES = 5


@dataclass(frozen=True)
class Standing:
    """A program's state as a coordinator may read it: facts, no answers.

    `draft` is the number of a round that waits, `failed` that of the newest one if it could not be drawn; `asks` wait to be let through.
    """

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
    # Who had a partner and waits for a new one: the first names of the list, and how many there are.
    without: tuple[str, ...] = ()
    without_count: int = 0
    # Applications, and suggested colleagues, that wait for a coordinator's decision.
    applied: int = 0
    suggested: int = 0
    format: str = REVERSE
    failed: int | None = None
    # How pairs come about; whether people rank and it is worth no point.
    way: str = ROUND
    ranks_for_nothing: bool = False
    asks: int = 0
    # Mentorships that were to meet by now and have not; and whether the kick-off has gone out.
    late: int = 0
    launched: bool = True


def standing_of(program: Program, at: datetime) -> Standing:
    """The program's figures as they are at `at`."""
    every = list(rounds_of(program).select_extend(has_unreleased().alias("waits")))
    people = people_of(program, at)
    mentors, leaders = sides_of(program, every, people, at)
    rounds, draft, drawing = _rounds(every)
    rules = rules_in_force(program)
    planned, coming, held = _sessions(program, at)
    # As the list of mentorships counts them, so that the two never disagree.
    pairs = Lines(program, at).counts([])
    without, kickoff = names_without(people), kickoff_of(program)
    counted = counts_of(
        asks=waiting_asks(program), roster=Employee.select().where(Employee.status == "active"), unanswered=open_proposals_in(program),
        changed_by_leaders=_changed_by(program, BOOKS.get(program.format, MENTEE)),
        summaries=Publication.select().where(Publication.program == program, Publication.published_at.is_null(False)),
    )
    return Standing(
        **counted,
        format=program.format,
        failed=every[0].number if every and every[0].failed_at else None,
        way=rules.way,
        ranks_for_nothing=ranks_for_nothing(rules),
        without=tuple(without[:MOST_NAMES]),
        without_count=len(without),
        applied=sum(undecided_in(program).values()),
        suggested=waiting_nominations(program),
        late=Starts(program, at, kickoff).counts([])["late"],
        launched=kickoff is not None and kickoff.is_launched,
        mentors=mentors,
        leaders=leaders,
        rounds=rounds,
        draft=draft,
        drawing=drawing,
        live=sum(pairs.values()) - pairs["ended"],
        silent=pairs["silent"],
        ended=pairs["ended"],
        planned=planned,
        coming=coming,
        held=held,
    )


def _rounds(rounds: list[Round]) -> tuple[int, int | None, bool]:
    """How many rounds were released, the number of the newest if pairs of it wait to be, and whether it is being drawn.

    One that could not be drawn takes nobody's place: the newest is the newest of the others.
    """
    newest = next((round_ for round_ in rounds if round_.failed_at is None), None)
    draft = newest.number if newest and newest.is_drawn and (newest.waits or not newest.is_released) else None
    drawing = bool(newest and not newest.is_drawn)
    return sum(round_.is_released for round_ in rounds), draft, drawing


def _sessions(program: Program, at: datetime) -> tuple[int, int, int]:
    """Sessions ever planned, those still to come, and those held."""
    coming = (MentoringSession.starts_at > at) & ~is_cancelled()
    counts = [fn.COUNT(Case(None, ((condition, MentoringSession.id),), None)) for condition in (coming, is_held() & ~is_cancelled())]
    rows = MentoringSession.select(fn.COUNT(MentoringSession.id), *counts).join(Mentorship)
    return rows.where(Mentorship.program == program).tuples().get()


def _changed_by(program: Program, side: str) -> ModelSelect:
    """Sessions that the side which makes the time moved or cancelled; one that was moved twice counts once."""
    moved = Move.select(Move.session).where(Move.side == side)
    cancelled = Cancellation.select(Cancellation.session).where(Cancellation.side == side)
    rows = MentoringSession.select().join(Mentorship).where(Mentorship.program == program)
    return rows.where(MentoringSession.id.in_(moved) | MentoringSession.id.in_(cancelled))
