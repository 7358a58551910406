"""A program's mentorships as its coordinator may read them: facts, never words or answers; counted and ordered by the database."""
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peewee import JOIN, Case, ModelSelect, fn

from portal.db import days_until
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person
from portal.programs.models import Program
from portal.sessions.models import MentoringSession
from portal.sessions.queries import is_cancelled, is_confirmed, is_held
from portal.summaries.counting import DORMANT_AFTER
from portal.words import lazy as _

FIRST_WITHIN = timedelta(days=14)
# In the order in which they want a look.
STATES = ("silent", "not_started", "unconfirmed", "behind", "well", "ended")
START = MentoringSession.starts_at

Mentors, MentorPlace, Mentor = Member.alias(), Enrollment.alias(), Employee.alias()
Leaders, LeaderPlace, Leader = Member.alias(), Enrollment.alias(), Employee.alias()
AnyMember = Member.alias()
MentorPerson, LeaderPerson = Person.alias(), Person.alias()


@dataclass(frozen=True)
class Line:
    """One mentorship on the desk: its two people, its state, and the facts of its sessions as of a moment.

    `last_at` is the last session held, `confirmed_at` the last one that all its members report; the places are the two people's
    enrollments, None for somebody who has left and so has no page.
    """

    id: int
    mentor: str
    leader: str
    state: str
    held: int
    due: int
    last_at: datetime | None
    confirmed_at: datetime | None
    next_at: datetime | None
    mentor_place: int | None
    leader_place: int | None


class Lines:
    """The mentorships of a program at a moment, as a select and the columns that it can be ordered and narrowed by.

    `only` are the numbers of a few of them, so that nothing is counted for the others.
    """

    states = STATES

    def __init__(self, program: Program, at: datetime, only: list[int] | None = None):
        self.at = at
        self._these = Mentorship.program == program if only is None else Mentorship.id.in_(only)
        self._met, self._coming = _met(self._these, at), _coming(self._these, at)
        self.held = fn.COALESCE(self._met.c.held, 0)
        self.last_at, self.confirmed_at = self._met.c.last_at, self._met.c.confirmed_at
        self.next_at = self._coming.c.next_at
        self.due = _due(at.date())
        self.rank = self._rank()
        self.mentor, self.leader = (Mentor.family_name, Mentor.given_name), (Leader.family_name, Leader.given_name)

    def numbers(self) -> ModelSelect:
        """Their numbers alone, as tuples, in no order."""
        return self._joined(Mentorship.select(Mentorship.id)).tuples()

    def select(self) -> ModelSelect:
        """All of them with people and facts, in no order; the rows are what `line` takes."""
        facts = (self.rank, self.held, self.due, *map(moment_in, (self.last_at, self.confirmed_at, self.next_at)))
        return self.with_persons(Mentorship.select(Mentorship.id, *self.people(), *facts, *self.pages())).tuples()

    @staticmethod
    def people() -> tuple:
        """The columns that name the people of a line: mentor, who stands for the others, and how many these are."""
        return (Mentor.given_name, Mentor.family_name, Leader.given_name, Leader.family_name, _members(fn.COUNT(AnyMember.id)))

    @staticmethod
    def pages() -> tuple:
        """The columns with the enrollments of both, of whoever still works here."""
        return (_page(MentorPlace, MentorPerson), _page(LeaderPlace, LeaderPerson))

    def with_persons(self, select: ModelSelect) -> ModelSelect:
        """A select of these mentorships with everything joined that its columns name."""
        return self._joined(select).join_from(MentorPlace, MentorPerson).join_from(LeaderPlace, LeaderPerson)

    def in_state(self, select: ModelSelect, state: str) -> ModelSelect:
        """The part of a select that is in this state."""
        return select.where(self.rank == self.states.index(state))

    def counts(self, conditions: list) -> dict[str, int]:
        """{state: how many} of those that meet the conditions, in one statement."""
        ranks = self._joined(Mentorship.select(self.rank.alias("rank")))
        ranks = (ranks.where(*conditions) if conditions else ranks).alias("ranks")
        rows = Mentorship.select(ranks.c.rank, fn.COUNT(1)).from_(ranks).group_by(ranks.c.rank)
        found = dict(rows.tuples())
        return {state: found.get(rank, 0) for rank, state in enumerate(self.states)}

    def _rank(self):
        """The place of its state in STATES; the first that is true."""
        is_silent, is_unconfirmed = self._silence()
        cases = (
            (Mentorship.ended_at.is_null(False), "ended"),
            (is_silent, "silent"),
            (is_unconfirmed, "unconfirmed"),
            (self._is_late(), "not_started"),
            (self.held + 1 < self.due, "behind"),
        )
        return Case(None, [(condition, STATES.index(state)) for condition, state in cases], STATES.index("well"))

    def _silence(self) -> tuple:
        """The conditions that one is silent, and that one is not and only one side reports; planning a session breaks no silence.

        Together what a summary counts as dormant, so that the two never disagree.
        """
        lasting = (Mentorship.started_at <= self.at - DORMANT_AFTER) & self._none_since(self.confirmed_at)
        return lasting & self._none_since(self.last_at), lasting & ~self._none_since(self.last_at)

    def _is_late(self):
        """The condition that nothing was held, and nothing is planned, when the first session was due."""
        return (self.held == 0) & self.next_at.is_null() & (Mentorship.started_at < self.at - FIRST_WITHIN)

    def _none_since(self, last):
        return last.is_null() | (last < START.db_value(self.at - DORMANT_AFTER))

    def _joined(self, select: ModelSelect) -> ModelSelect:
        is_mentor = (Mentors.mentorship == Mentorship.id) & (Mentors.role == MENTOR)
        # Of a circle the member who came first: a mentorship is one line.
        is_leader = Leaders.id == _members(fn.MIN(AnyMember.id))
        return (
            select.join_from(Mentorship, Mentors, on=is_mentor)
            .join_from(Mentors, MentorPlace, on=Mentors.enrollment == MentorPlace.id)
            .join_from(MentorPlace, Mentor, on=MentorPlace.employee == Mentor.id)
            .join_from(Mentorship, Leaders, on=is_leader)
            .join_from(Leaders, LeaderPlace, on=Leaders.enrollment == LeaderPlace.id)
            .join_from(LeaderPlace, Leader, on=LeaderPlace.employee == Leader.id)
            .join_from(Mentorship, self._met, JOIN.LEFT_OUTER, on=self._met.c.mentorship_id == Mentorship.id)
            .join_from(Mentorship, self._coming, JOIN.LEFT_OUTER, on=self._coming.c.mentorship_id == Mentorship.id)
            .where(self._these)
        )


def line(row: tuple) -> Line:
    """A row of `Lines.select`."""
    number, mentor, mentors, leader, leaders, members, rank, *facts = row
    others = f"{leader} {leaders}".strip()
    if members > 1:
        others = str(_("%(name)s and %(more)s more", name=others, more=members - 1))
    return Line(number, f"{mentor} {mentors}".strip(), others, STATES[rank], *facts)


def lines_of(program: Program, at: datetime, numbers) -> list[Line]:
    """These mentorships of the program in this order."""
    found = {row[0]: line(row) for row in Lines(program, at, list(numbers)).select()} if numbers else {}
    return [found[number] for number in numbers if number in found]


def _due(day: date):
    """How many sessions the mentorship's own numbers ask for by this day."""
    asked = days_until(Mentorship.starts_on, day) / Mentorship.days_between_sessions
    every = Mentorship.sessions_agreed
    return Case(None, ((asked < 0, 0), (asked > every, every)), asked)


def _met(these, at: datetime):
    """By mentorship: how many sessions were held, when the last one was, and when the last that all report."""
    confirmed = Case(None, ((is_confirmed() & (START <= at), START),), None)
    counts = (fn.COUNT(MentoringSession.id).alias("held"), fn.MAX(START).alias("last_at"), fn.MAX(confirmed).alias("confirmed_at"))
    return _sessions_of(these, counts).where(is_held(), ~is_cancelled()).alias("met")


def _coming(these, at: datetime):
    """By mentorship: when the next session is."""
    return _sessions_of(these, (fn.MIN(START).alias("next_at"),)).where(START > at, ~is_cancelled()).alias("coming")


def _sessions_of(these, counts: tuple) -> ModelSelect:
    rows = MentoringSession.select(MentoringSession.mentorship, *counts).join(Mentorship)
    return rows.where(these).group_by(MentoringSession.mentorship)


def _members(what):
    """Something of the members of a mentorship beside its mentor, as a subselect of its row."""
    return AnyMember.select(what).where(AnyMember.mentorship == Mentorship.id, AnyMember.role == MENTEE)


def _page(place, person):
    return Case(None, ((person.left_at.is_null(), place.id),), None)


def moment_in(column):
    """A moment that the database computed, read as one."""
    return column.converter(START.python_value)
