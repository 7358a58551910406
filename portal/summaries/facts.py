"""The facts of one program as narrow rows: eight queries, however many people take part, and no word that anybody wrote."""
from datetime import datetime

from peewee import JOIN, Case, fn

from portal.enrollment.applications.eligibility_queries import fits_any
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment, Invitation, Reply
from portal.enrollment.places.queries import is_available
from portal.goals.models import Goal, JournalEntry
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.pairing.models import Proposal, Round
from portal.pairing.queries import is_agreed, is_released
from portal.people.models import Person
from portal.programs.models import Program
from portal.sessions.models import ENDING, Cancellation, MentoringSession, Move
from portal.sessions.queries import is_cancelled, is_confirmed, is_held
from portal.summaries.rows import Aim, Facts, Meeting, Pair, Place, Proposed, Sent


def facts_of(program: Program, at: datetime) -> Facts:
    """The facts of `program` as they are at `at`."""
    return Facts(at, program.is_open, _sent(program), _eligible(program, at), _places(program, at), _proposed(program),
                 _pairs(program), _meetings(program), _goals(program))


def _sent(program: Program) -> list[Sent]:
    columns = (Invitation.employee, Invitation.role, Invitation.invited_at, Reply.replied_at, Invitation.id)
    rows = Invitation.select(*columns).join(Reply, JOIN.LEFT_OUTER)
    rows = rows.where(Invitation.program == program, Invitation.withdrawn_at.is_null())
    return [Sent(*row) for row in rows.order_by(Invitation.id).tuples()]


def _eligible(program: Program, at: datetime) -> list[tuple[int, str]]:
    if not program.is_open:
        return []
    spans = ((MENTOR, program.mentor_level_from, program.mentor_level_to), (MENTEE, program.mentee_level_from, program.mentee_level_to))
    rows = Employee.select(Employee.id, Employee.job_level).where(fits_any(program, at.date())).order_by(Employee.id)
    # Where one person may hold both roles, a level can fit both.
    return [(employee, role) for employee, level in rows.tuples() for role, first, last in spans if first <= level <= last]


def _places(program: Program, at: datetime) -> list[Place]:
    rows = Enrollment.select(
        Enrollment.id, Enrollment.person, Enrollment.employee, Enrollment.role, Enrollment.capacity,
        Enrollment.started_at, Enrollment.completed_at,
        _mark(is_available(at.date()) & Person.left_at.is_null()), Orientation.finished_at,
    ).join(Person).switch(Enrollment).join(Orientation, JOIN.LEFT_OUTER)
    rows = rows.where(Enrollment.program == program).order_by(Enrollment.id)
    return [Place(*row, is_available=bool(available), oriented_at=oriented) for *row, available, oriented in rows.tuples()]


def _proposed(program: Program) -> list[Proposed]:
    mentor, mentee = Enrollment.alias(), Enrollment.alias()
    rows = (
        Proposal.select(mentor.person, mentee.person, _mark(is_agreed()), Proposal.id)
        .join(Round)
        .switch(Proposal)
        .join(mentor, on=(Proposal.mentor == mentor.id))
        .switch(Proposal)
        .join(mentee, on=(Proposal.mentee == mentee.id))
        .where(Round.program == program, is_released())
        .order_by(Proposal.id)
    )
    return [Proposed(frozenset((first, second)), bool(agreed), number) for first, second, agreed, number in rows.tuples()]


def _pairs(program: Program) -> list[Pair]:
    members = Member.select(Member.mentorship, Member.enrollment, Member.person, Member.role, Employee.department)
    members = members.join(Mentorship).switch(Member).join(Enrollment).join(Employee)
    of_pair: dict[int, list] = {}
    for pair, *member in members.where(Mentorship.program == program).order_by(Member.id).tuples():
        of_pair.setdefault(pair, []).append(member)
    rows = Mentorship.select(
        Mentorship.id, Mentorship.started_at, Mentorship.starts_on, Mentorship.sessions_agreed,
        Mentorship.days_between_sessions, Mentorship.ended_at,
    )
    rows = rows.where(Mentorship.program == program).order_by(Mentorship.id)
    return [Pair(*row, *_sides(of_pair.get(row[0], []))) for row in rows.tuples()]


def _sides(members: list) -> tuple:
    people = {side: frozenset(person for _place, person, role, _where in members if role == side) for side in (MENTOR, MENTEE)}
    department = next((where for _place, _person, role, where in members if role == MENTEE), "")
    return frozenset(member[0] for member in members), people[MENTOR], people[MENTEE], department


def _meetings(program: Program) -> list[Meeting]:
    moved = fn.EXISTS(Move.select(Move.id).where(Move.session == MentoringSession.id, Move.side == MENTEE))
    cancelled = fn.EXISTS(
        Cancellation.select(Cancellation.id).where(Cancellation.session == MentoringSession.id, Cancellation.side == MENTEE)
    )
    marks = [_mark(is_held() & ~is_cancelled()), _mark(is_confirmed() & ~is_cancelled()), _mark(moved | cancelled)]
    rows = MentoringSession.select(MentoringSession.mentorship, MentoringSession.starts_at, MentoringSession.id, *marks).join(Mentorship)
    # What was called off because its mentorship ended was nobody's change, and is not missed.
    over = Cancellation.select(Cancellation.session).where(Cancellation.side == ENDING)
    rows = rows.where(Mentorship.program == program, MentoringSession.id.not_in(over)).order_by(MentoringSession.id)
    return [Meeting(pair, starts_at, *map(bool, found), id=number) for pair, starts_at, number, *found in rows.tuples()]


def _goals(program: Program) -> list[Aim]:
    entry = fn.EXISTS(JournalEntry.select(JournalEntry.id).where(JournalEntry.goal == Goal.id))
    rows = Goal.select(Goal.owner, Goal.due_on, Goal.reached_at, _mark(entry), Goal.id).join(Mentorship)
    rows = rows.where(Mentorship.program == program).order_by(Goal.id)
    return [Aim(owner, due_on, reached_at is not None, bool(found), number) for owner, due_on, reached_at, found, number in rows.tuples()]


def _mark(condition):
    # Booleans come back as numbers from one database and as booleans from the other.
    return Case(None, ((condition, 1),), 0)
