"""Who is silent, from which side sessions are changed, where places are missing, and the rows of the trend: facts, in a few statements."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN, Case, ModelSelect, fn

from portal.desk.health.trend import Life
from portal.desk.mentorship_queries import Lines, moment_in
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.enrollment.places.queries import is_available
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.formats import BOOKS, GROUP
from portal.programs.models import Program
from portal.sessions.models import ENDING, Cancellation, MentoringSession, Move
from portal.sessions.queries import is_confirmed, is_held

# So many of each list are on the page.
MOST = 10
# Whoever moved or cancelled once is not on it.
FEWEST_CHANGES = 2
LEVEL = "level"
DIMENSIONS = {"location": Employee.location, "department": Employee.department, LEVEL: Employee.job_level}


@dataclass(frozen=True)
class Silent:
    """Somebody none of whose mentorships had a session for 60 days; `place` is None for who has left."""

    name: str
    place: int | None
    mentorships: int
    since: datetime
    next_at: datetime | None


@dataclass(frozen=True)
class Changing:
    """How many sessions of somebody were planned, and how many of these were moved and cancelled from that side."""

    name: str
    place: int | None
    planned: int
    moved: int
    cancelled: int


@dataclass(frozen=True)
class Places:
    """The places of one department, location or level, by side: how many there are, and how many of them have no partner."""

    where: str
    wanted: int
    open: int
    offered: int
    free: int

    @property
    def missing(self) -> int:
        """How many more would be needed, if everybody met within it."""
        return max(0, self.open - self.free)


def silent_people(program: Program, at: datetime, role: str) -> tuple[int, list[Silent]]:
    """How many people of this side are silent, and those who are so the longest."""
    found = SilentPeople(program, at)
    rows = found.of(role)
    first = rows.order_by(found.since, Enrollment.id).limit(MOST)
    return rows.count(), [Silent(f"{given} {family}".strip(), *facts) for _place, given, family, *facts in first.tuples()]


class SilentPeople(Lines):
    """The live mentorships of a program by person; silent is what the list calls so."""

    @property
    def since(self):
        """The last session of any, or when the latest of them began."""
        return fn.MAX(fn.COALESCE(self.last_at, Mentorship.started_at))

    def of(self, role: str) -> ModelSelect:
        """(place, given name, family name, place to link to, mentorships, since, next session) of those who are silent in all of theirs."""
        is_silent, _is_unconfirmed = self._silence()
        return (
            Member.select(
                Enrollment.id, Employee.given_name, Employee.family_name, Case(None, ((Person.left_at.is_null(), Enrollment.id),), None),
                fn.COUNT(Member.id), moment_in(self.since), moment_in(fn.MIN(self.next_at)),
            )
            .join(Mentorship)
            .join_from(Member, Enrollment)
            .join_from(Enrollment, Employee)
            .join_from(Member, Person)
            .join_from(Mentorship, self._met, JOIN.LEFT_OUTER, on=self._met.c.mentorship_id == Mentorship.id)
            .join_from(Mentorship, self._coming, JOIN.LEFT_OUTER, on=self._coming.c.mentorship_id == Mentorship.id)
            .where(self._these, Mentorship.ended_at.is_null(), Member.role == role)
            .group_by(Enrollment.id, Employee.given_name, Employee.family_name, Person.left_at)
            .having(fn.SUM(Case(None, ((is_silent, 0),), 1)) == 0)
        )


def changing_people(program: Program) -> tuple[int, list[Changing]]:
    """How many people have moved or cancelled more than once from the side that books, and those who did most often."""
    rows = _changes(program)
    changed = fn.SUM(_is_changed())
    rows = rows.having(changed >= FEWEST_CHANGES)
    first = rows.order_by(changed.desc(), fn.COUNT(MentoringSession.id), Enrollment.id).limit(MOST)
    return rows.count(), [Changing(f"{given} {family}".strip(), *facts) for _place, given, family, *facts in first.tuples()]


def places_by(program: Program, dimension: str, at: datetime) -> list[Places]:
    """The places of those who can be paired, by department, location or level; where most are missing comes first."""
    by = DIMENSIONS[dimension]
    counts: dict[object, dict[str, tuple[int, int]]] = defaultdict(dict)
    for where, role, whole, free in _places(program, by, at).tuples():
        counts[where][role] = (int(whole), int(free))
    nothing = (0, 0)
    found = [Places(str(where), *sides.get(MENTEE, nothing), *sides.get(MENTOR, nothing)) for where, sides in counts.items()]
    # Mentors and leaders are of different levels by design, so that nothing is missing within one.
    missing = (lambda one: 0) if dimension == LEVEL else (lambda one: one.missing)
    return sorted(found, key=lambda one: (-missing(one), -one.open, -one.free, one.where))


def lives_of(program: Program) -> list[Life]:
    """What the trend is made of: every mentorship with its sessions, in two statements."""
    sessions: dict[int, tuple[list, list, list]] = defaultdict(lambda: ([], [], []))
    for number, starts_at, planned_at, called_off, is_held_, is_whole in _sessions(program).tuples():
        held, confirmed, planned = sessions[number]
        planned.append((planned_at, starts_at, called_off))
        if called_off is None:
            held += [starts_at] * bool(is_held_)
            confirmed += [starts_at] * bool(is_whole)
    rows = Mentorship.select(
        Mentorship.id, Mentorship.started_at, Mentorship.starts_on, Mentorship.ended_at, Mentorship.sessions_agreed,
        Mentorship.days_between_sessions,
    )
    rows = rows.where(Mentorship.program == program).order_by(Mentorship.id)
    return [Life(*facts, *map(tuple, sessions[number])) for number, *facts in rows.tuples()]


def _sessions(program: Program) -> ModelSelect:
    facts = (MentoringSession.mentorship, MentoringSession.starts_at, MentoringSession.planned_at, Cancellation.cancelled_at)
    marks = [Case(None, ((condition, 1),), 0) for condition in (is_held(), is_confirmed())]
    rows = MentoringSession.select(*facts, *marks).join(Mentorship).join_from(MentoringSession, Cancellation, JOIN.LEFT_OUTER)
    return rows.where(Mentorship.program == program).order_by(MentoringSession.starts_at, MentoringSession.id)


def _changes(program: Program) -> ModelSelect:
    """By person of the side that books (of peers by either): sessions planned, moved and cancelled; not those that an ending called off."""
    over = Cancellation.select(Cancellation.session).where(Cancellation.side == ENDING)
    facts = (fn.COUNT(MentoringSession.id), fn.SUM(_flag(_is_moved())), fn.SUM(_flag(_is_cancelled())))
    rows = (
        MentoringSession.select(
            Enrollment.id, Employee.given_name, Employee.family_name, Case(None, ((Person.left_at.is_null(), Enrollment.id),), None), *facts
        )
        .join(Mentorship)
        .join(Member, on=Member.mentorship == Mentorship.id)
        .join_from(Member, Enrollment)
        .join_from(Enrollment, Employee)
        .join_from(Member, Person)
        .where(Mentorship.program == program, MentoringSession.id.not_in(over))
        .group_by(Enrollment.id, Employee.given_name, Employee.family_name, Person.left_at)
    )
    # The members of a circle share a side, so that what comes from it is nobody's.
    side = BOOKS.get(program.format) if program.format != GROUP else MENTOR
    return rows.where(Member.role == side) if side else rows


def _is_moved():
    return fn.EXISTS(Move.select(Move.id).where(Move.session == MentoringSession.id, Move.side == Member.role))


def _is_cancelled():
    mine = (Cancellation.session == MentoringSession.id) & (Cancellation.side == Member.role)
    return fn.EXISTS(Cancellation.select(Cancellation.id).where(mine))


def _is_changed():
    return _flag(_is_moved() | _is_cancelled())


def _places(program: Program, by, at: datetime) -> ModelSelect:
    taken = Member.select(Member.enrollment, fn.COUNT(Member.id).alias("taken")).join(Mentorship)
    taken = taken.where(Mentorship.program == program, Mentorship.ended_at.is_null()).group_by(Member.enrollment).alias("taken")
    held = fn.COALESCE(taken.c.taken, 0)
    free = Case(None, ((Enrollment.capacity > held, Enrollment.capacity - held),), 0)
    return (
        Enrollment.select(by, Enrollment.role, fn.SUM(Enrollment.capacity), fn.SUM(free))
        .join(Employee)
        .join_from(Enrollment, Person)
        .join_from(Enrollment, taken, JOIN.LEFT_OUTER, on=taken.c.enrollment_id == Enrollment.id)
        .where(
            Enrollment.program == program, Enrollment.completed_at.is_null(False), is_available(at.date()), Person.left_at.is_null()
        )
        .group_by(by, Enrollment.role)
    )


def _flag(condition):
    return Case(None, ((condition, 1),), 0)
