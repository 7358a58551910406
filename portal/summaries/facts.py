"""The facts of one program as narrow rows: twelve queries, however many people take part, and no word that anybody wrote."""
from collections.abc import Callable, Collection
from datetime import datetime
from json import loads

from dateutil.relativedelta import relativedelta
from peewee import JOIN, Case, fn

from portal.enrollment.applications.eligibility_queries import fits_any
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment, Invitation, Reply
from portal.enrollment.places.queries import is_available
from portal.goals.models import DONE, Commitment, FollowUp, Goal, JournalEntry
from portal.mentorships.agreement.models import AgreementVersion, Signature
from portal.mentorships.models import Member, Mentorship
from portal.mentorships.orientation.models import Orientation
from portal.pairing.models import Proposal, Round, Verdict
from portal.pairing.queries import is_agreed, is_released
from portal.people.models import Person
from portal.programs.formats import GROUP, SENIOR
from portal.programs.models import Program
from portal.sessions.models import ENDING, HAPPENED, Cancellation, MentoringSession, Move, SessionLog
from portal.sessions.queries import is_cancelled, is_confirmed, is_held
from portal.summaries.rows import Aim, Colleague, Facts, Meeting, Pair, Place, Promise, Proposed, Sent, Signing, Talk

STAYED_FOR = relativedelta(months=12)


def facts_of(program: Program, at: datetime, only: Collection[str] | None = None) -> Facts:
    """The facts of `program` as they are at `at`; with `only`, the lists of Facts that are named, and the others empty."""
    return Facts(at, program.is_open, **{name: read(program, at) if only is None or name in only else [] for name, read in _READ.items()})


def _sent(program: Program, _at: datetime) -> list[Sent]:
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


def _proposed(program: Program, _at: datetime) -> list[Proposed]:
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


def _pairs(program: Program, _at: datetime) -> list[Pair]:
    came = Verdict.select(fn.MAX(Verdict.given_at)).where(Verdict.proposal == Member.proposal)
    members = Member.select(Member.mentorship, Member.enrollment, Member.person, Member.role, Employee.department, came)
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
    people = {side: frozenset(person for _place, person, role, *_more in members if role == side) for side in (MENTOR, MENTEE)}
    department = next((where for _place, _person, role, where, _came in members if role == MENTEE), "")
    joined = {person: Verdict.given_at.python_value(came) for _place, person, _role, _where, came in members if came is not None}
    return frozenset(member[0] for member in members), people[MENTOR], people[MENTEE], department, joined


def _meetings(program: Program, _at: datetime) -> list[Meeting]:
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


def _goals(program: Program, _at: datetime) -> list[Aim]:
    entry = fn.EXISTS(JournalEntry.select(JournalEntry.id).where(JournalEntry.goal == Goal.id))
    rows = Goal.select(Goal.owner, Goal.due_on, Goal.reached_at, _mark(entry), Mentorship.ended_at, Goal.id).join(Mentorship)
    rows = rows.where(Mentorship.program == program).order_by(Goal.id)
    return [
        Aim(owner, due_on, is_reached=reached is not None, has_entry=bool(found), is_under_way=ended is None, id=number)
        for owner, due_on, reached, found, ended, number in rows.tuples()
    ]


def _signings(program: Program, _at: datetime) -> list[Signing]:
    rows = Signature.select(AgreementVersion.mentorship, Signature.version, Signature.person, Signature.signed_at)
    rows = rows.join(AgreementVersion).join(Mentorship).where(Mentorship.program == program).order_by(Signature.id)
    found: dict[tuple[int, int], dict] = {}
    for pair, version, person, signed_at in rows.tuples():
        found.setdefault((pair, version), {})[person] = signed_at
    return [Signing(pair, by) for (pair, _version), by in found.items()]


def _promises(program: Program, _at: datetime) -> list[Promise]:
    done = (FollowUp.commitment == Commitment.id) & (FollowUp.outcome == DONE)
    rows = Commitment.select(Commitment.id, Commitment.made_by, Commitment.made_on, FollowUp.days)
    rows = rows.join(FollowUp, JOIN.LEFT_OUTER, on=done).switch(Commitment).join(Mentorship).where(Mentorship.program == program)
    found: dict[int, list] = {}
    for number, maker, made_on, days in rows.order_by(Commitment.id).tuples():
        found.setdefault(number, [maker, made_on, set()])[2].add(days)
    return [Promise(maker, made_on, frozenset(after - {None}), id=number) for number, (maker, made_on, after) in found.items()]


def _staff(program: Program, at: datetime) -> list[Colleague]:
    """Juniors of the program, and everybody who had no place in it. Of whom HR says no first day, or no last one, is in neither."""
    first, year = program.starts_on, program.starts_on + STAYED_FOR
    if year > at.date():
        return []
    mine = Enrollment.select(Enrollment.employee).where(Enrollment.program == program)
    met = mine.join(Member).where(Member.role != SENIOR.get(program.format, _led_by(program)))
    was_here = (Employee.hired_on <= first) & (Employee.gone_on.is_null() | (Employee.gone_on > first))
    known = (Employee.status != "gone") | Employee.gone_on.is_null(False)
    junior, stayed = _mark(Employee.id.in_(met)), _mark((Employee.status != "gone") | (Employee.gone_on > year))
    rows = Employee.select(Employee.id, Employee.job_level, junior, stayed)
    rows = rows.where(was_here, known, Employee.id.in_(met) | Employee.id.not_in(mine)).order_by(Employee.id)
    return [Colleague(employee, level, bool(is_junior), bool(stays)) for employee, level, is_junior, stays in rows.tuples()]


def _led_by(program: Program) -> str:
    """The side that leads a circle; of two peers neither does."""
    return MENTOR if program.format == GROUP else ""


def _talks(program: Program, _at: datetime) -> list[Talk]:
    log = SessionLog.alias()
    denied = log.select(log.session).where(log.outcome != HAPPENED)
    rows = SessionLog.select(SessionLog.session, MentoringSession.mentorship, SessionLog.topics.cast("TEXT"), SessionLog.minutes)
    rows = rows.join(MentoringSession).join(Mentorship).where(Mentorship.program == program, SessionLog.outcome == HAPPENED)
    rows = rows.where(SessionLog.session.not_in(denied), ~is_cancelled()).order_by(SessionLog.id)
    found: dict[int, tuple] = {}
    # Many logs say the same: each list of topics is read once.
    read: dict[str, list] = {}
    for session, pair, topics, minutes in rows.tuples():
        _pair, talked, lengths = found.setdefault(session, (pair, set(), []))
        talked.update(read[topics] if topics in read else read.setdefault(topics, loads(topics)))
        lengths.extend([minutes] if minutes is not None else ())
    return [
        Talk(pair, frozenset(topics), min(lengths, default=None), id=session) for session, (pair, topics, lengths) in found.items()
    ]


_READ: dict[str, Callable[[Program, datetime], list]] = {
    "sent": _sent, "eligible": _eligible, "places": _places, "proposed": _proposed, "pairs": _pairs, "meetings": _meetings,
    "goals": _goals, "signings": _signings, "promises": _promises, "staff": _staff, "talks": _talks,
}


def _mark(condition):
    # Booleans come back as numbers from one database and as booleans from the other.
    return Case(None, ((condition, 1),), 0)
