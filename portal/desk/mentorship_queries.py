"""A program's mentorships as its coordinator may read them: facts, never words or answers."""
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peewee import Case, ModelSelect, fn

from portal.enrollment.models import MENTOR, Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.programs.models import Program
from portal.sessions.models import MentoringSession
from portal.sessions.queries import is_cancelled, is_confirmed, is_held
from portal.summaries.counting import DORMANT_AFTER

FIRST_WITHIN = timedelta(days=14)
NEVER = (0, None, None)


@dataclass(frozen=True)
class Line:
    """One mentorship on the desk: its people, and the facts of its sessions as of a moment.

    `last_at` is the last session held, `confirmed_at` the last one that all its members report.
    """

    mentorship: Mentorship
    mentor: Employee
    leader: Employee
    held: int
    due: int
    last_at: datetime | None
    confirmed_at: datetime | None
    next_at: datetime | None
    at: datetime

    @property
    def state(self) -> str:
        """ended, silent, unconfirmed, not_started, behind or well; the first that is true."""
        if self.mentorship.ended_at:
            return "ended"
        # Together what a summary counts as dormant, so that the two never disagree; a session that is planned breaks no silence.
        if self._none_since(self.confirmed_at):
            return "silent" if self._none_since(self.last_at) else "unconfirmed"
        if not self.held and not self.next_at and self.at - self.mentorship.started_at > FIRST_WITHIN:
            return "not_started"
        return "behind" if self.held + 1 < self.due else "well"

    def _none_since(self, last: datetime | None) -> bool:
        """Whether it was open for long enough to be dormant, and `last` is longer ago than that."""
        since = self.at - DORMANT_AFTER
        return self.mentorship.started_at <= since and (last is None or last < since)


def mentorships_of(program: Program) -> ModelSelect:
    """The program's mentorships, those that began first on top."""
    return Mentorship.select().where(Mentorship.program == program).order_by(Mentorship.started_at, Mentorship.id)


def lines(mentorships: list[Mentorship], at: datetime) -> list[Line]:
    """These mentorships with their people and facts, in three queries however many they are."""
    people, facts, coming = _people(mentorships), _met(mentorships, at), _coming(mentorships, at)
    return [
        Line(
            mentorship=one,
            mentor=people[one.id, True],
            leader=people[one.id, False],
            held=facts.get(one.id, NEVER)[0],
            due=due_by(one, at.date()),
            last_at=facts.get(one.id, NEVER)[1],
            confirmed_at=facts.get(one.id, NEVER)[2],
            next_at=coming.get(one.id),
            at=at,
        )
        for one in mentorships
    ]


def due_by(mentorship: Mentorship, day: date) -> int:
    """How many sessions the mentorship's own numbers ask for by this day."""
    days = (day - mentorship.starts_on).days
    return max(0, min(mentorship.sessions_agreed, days // mentorship.days_between_sessions))


def _people(mentorships) -> dict[tuple[int, bool], Employee]:
    rows = (
        Member.select(Member, Enrollment, Employee)
        .join_from(Member, Enrollment)
        .join_from(Enrollment, Employee)
        .where(Member.mentorship.in_(mentorships))
    )
    return {(row.mentorship_id, row.role == MENTOR): row.enrollment.employee for row in rows}


def _met(mentorships, at: datetime) -> dict[int, tuple[int, datetime, datetime | None]]:
    """By mentorship: how many sessions were held, when the last one was, and when the last that all report."""
    start = MentoringSession.starts_at
    confirmed = Case(None, ((is_confirmed() & (start <= at), start),), None)
    rows = MentoringSession.select(
        MentoringSession.mentorship, fn.COUNT(MentoringSession.id), fn.MAX(start), fn.MAX(confirmed).converter(start.python_value)
    )
    rows = rows.where(MentoringSession.mentorship.in_(mentorships), is_held(), ~is_cancelled()).group_by(MentoringSession.mentorship)
    return {mentorship: tuple(met) for mentorship, *met in rows.tuples()}


def _coming(mentorships, at: datetime) -> dict[int, datetime]:
    rows = MentoringSession.select(MentoringSession.mentorship, fn.MIN(MentoringSession.starts_at))
    rows = rows.where(MentoringSession.mentorship.in_(mentorships), MentoringSession.starts_at > at, ~is_cancelled())
    return dict(rows.group_by(MentoringSession.mentorship).tuples())
