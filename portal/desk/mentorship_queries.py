"""A program's mentorships as its coordinator may read them: facts, never words or answers."""
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from peewee import ModelSelect, fn

from portal.enrollment.models import MENTOR, Employee, Enrollment
from portal.mentorships.models import Member, Mentorship
from portal.programs.models import Program
from portal.sessions.models import MentoringSession
from portal.sessions.queries import is_cancelled, is_held

DORMANT_AFTER = timedelta(days=60)
FIRST_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class Line:
    """One mentorship on the desk: its people, and the facts of its sessions as of a moment."""

    mentorship: Mentorship
    mentor: Employee
    leader: Employee
    held: int
    due: int
    last_at: datetime | None
    next_at: datetime | None
    at: datetime

    @property
    def state(self) -> str:
        """ended, not_started, silent, behind or well; the first that is true."""
        if self.mentorship.ended_at:
            return "ended"
        if not self.held and not self.next_at and self.at - self.mentorship.started_at > FIRST_WITHIN:
            return "not_started"
        if not self.next_at and self.at - (self.last_at or self.mentorship.started_at) > DORMANT_AFTER:
            return "silent"
        return "behind" if self.held + 1 < self.due else "well"


def mentorships_of(program: Program) -> ModelSelect:
    """The program's mentorships, those that began first on top."""
    return Mentorship.select().where(Mentorship.program == program).order_by(Mentorship.started_at, Mentorship.id)


def lines(mentorships: list[Mentorship], at: datetime) -> list[Line]:
    """These mentorships with their people and facts, in three queries however many they are."""
    people, facts, coming = _people(mentorships), _held(mentorships), _coming(mentorships, at)
    return [
        Line(
            mentorship=one,
            mentor=people[one.id, True],
            leader=people[one.id, False],
            held=facts.get(one.id, (0, None))[0],
            due=due_by(one, at.date()),
            last_at=facts.get(one.id, (0, None))[1],
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


def _held(mentorships) -> dict[int, tuple[int, datetime]]:
    rows = MentoringSession.select(MentoringSession.mentorship, fn.COUNT(MentoringSession.id), fn.MAX(MentoringSession.starts_at))
    rows = rows.where(MentoringSession.mentorship.in_(mentorships), is_held()).group_by(MentoringSession.mentorship)
    return {mentorship: (count, last) for mentorship, count, last in rows.tuples()}


def _coming(mentorships, at: datetime) -> dict[int, datetime]:
    rows = MentoringSession.select(MentoringSession.mentorship, fn.MIN(MentoringSession.starts_at))
    rows = rows.where(MentoringSession.mentorship.in_(mentorships), MentoringSession.starts_at > at, ~is_cancelled())
    return dict(rows.group_by(MentoringSession.mentorship).tuples())
