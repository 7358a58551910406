"""Who was invited and what became of it, and who could be invited next."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from peewee import JOIN, ModelSelect, fn

from portal.clock import SKEW
from portal.enrollment.eligibility_queries import eligible
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment, Invitation, Reply
from portal.programs.models import Program
from portal.web.links import hash_of

WAITING, EXPIRED, WITHDRAWN = "waiting", "expired", "withdrawn"
YES, NOT_NOW, NO = "yes", "not_now", "no"
STATES = (WAITING, YES, NOT_NOW, NO, EXPIRED, WITHDRAWN)
ROLES = (MENTOR, MENTEE)
SENIORITY, SPREAD = "seniority", "spread"


@dataclass(frozen=True)
class Counts:
    """How one role of a program stands, counted in people; the states add up to `invited`.

    `enrolled` have a place, `complete` of them have sent in their questionnaire.
    """

    wanted: int
    invited: int = 0
    waiting: int = 0
    yes: int = 0
    not_now: int = 0
    no: int = 0
    expired: int = 0
    withdrawn: int = 0
    enrolled: int = 0
    complete: int = 0

    @property
    def suggested(self) -> int:
        """How many more to invite so that the places fill if everybody who is asked says yes."""
        return max(0, self.wanted - max(self.yes, self.enrolled) - self.waiting)


def state_of(invitation: Invitation, answer: str | None, at: datetime) -> str:
    """One of STATES."""
    if answer:
        return answer
    if invitation.withdrawn_at:
        return WITHDRAWN
    return WAITING if invitation.expires_at > at else EXPIRED


def invitation_behind(token: str, at: datetime) -> Invitation | None:
    """The invitation that a link opens, with program and employee; None for a wrong, used, expired, withdrawn or replaced one."""
    in_time = (Invitation.expires_at > at) & (Invitation.invited_at <= at + SKEW)
    is_open = in_time & Invitation.withdrawn_at.is_null() & Reply.id.is_null() & (Employee.status != "gone")
    return _with_replies().where(Invitation.token_hash == hash_of(token), is_open).first()


def invitations_in(program: Program) -> ModelSelect:
    """The latest invitation of each person and role, with employee, program and reply, the newest first."""
    return _with_replies().where(Invitation.id.in_(_latest(program))).order_by(Invitation.invited_at.desc(), Invitation.id.desc())


def in_state(select: ModelSelect, state: str, at: datetime) -> ModelSelect:
    """The invitations of `invitations_in` that are in this state."""
    if state in (YES, NOT_NOW, NO):
        return select.where(Reply.answer == state)
    silent = select.where(Reply.id.is_null())
    if state == WITHDRAWN:
        return silent.where(Invitation.withdrawn_at.is_null(False))
    still = silent.where(Invitation.withdrawn_at.is_null())
    return still.where(Invitation.expires_at > at) if state == WAITING else still.where(Invitation.expires_at <= at)


def invitation_counts(program: Program, at: datetime) -> dict[str, Counts]:
    """{role: Counts}, in two statements, whatever the number of people."""
    found = {role: defaultdict(int) for role in ROLES}
    rows = (
        Invitation.select(Invitation, Reply.answer.alias("answer"))
        .join(Reply, JOIN.LEFT_OUTER, on=(Reply.invitation == Invitation.id))
        .where(Invitation.id.in_(_latest(program)))
        .order_by(Invitation.id)
        .objects()
    )
    for row in rows:
        found[row.role][state_of(row, row.answer, at)] += 1
        found[row.role]["invited"] += 1
    places = Enrollment.select(Enrollment.role, Enrollment.completed_at)
    places = places.where(Enrollment.program == program, Enrollment.ended_at.is_null())
    for role, completed_at in places.order_by(Enrollment.id).tuples():
        found[role]["enrolled"] += 1
        found[role]["complete"] += completed_at is not None
    wanted = {MENTOR: program.mentors_wanted, MENTEE: program.mentees_wanted}
    return {role: Counts(wanted[role], **found[role]) for role in ROLES}


def next_wave(program: Program) -> int:
    """The number of the wave that would go out now, from 1."""
    return (Invitation.select(fn.MAX(Invitation.wave)).where(Invitation.program == program).scalar() or 0) + 1


def candidates(program: Program, role: str, today: date) -> ModelSelect:
    """Active employees who can be invited: never invited to this role, or asked to be asked again by now; not enrolled yet.

    In the program of an owner group, the eligible alone.
    """
    stands = Reply.id.is_null() | (Reply.answer != NOT_NOW) | Reply.ask_again_on.is_null() | (Reply.ask_again_on > today)
    blocked = (
        Invitation.select(Invitation.employee)
        .join(Reply, JOIN.LEFT_OUTER, on=(Reply.invitation == Invitation.id))
        .where(Invitation.program == program, Invitation.role == role, stands)
    )
    enrolled = Enrollment.select(Enrollment.employee).where(Enrollment.program == program, Enrollment.role == role)
    every = eligible(program, role, today) if program.owned_by_id else Employee.select()
    free = Employee.id.not_in(blocked) & Employee.id.not_in(enrolled)
    # Who has no hire date comes last on either database.
    return every.where(Employee.status == "active", free).order_by(
        Employee.hired_on.is_null(), Employee.hired_on, Employee.employee_id
    )


def first_of(select: ModelSelect, number: int | None, order: str = SENIORITY) -> list[int]:
    """The ids of the first `number` candidates: by seniority in the company, or one from each department in turn."""
    rows = list(select.select(Employee.id, Employee.department).tuples())
    if order == SPREAD:
        turn: dict[str, int] = defaultdict(int)
        placed = []
        for place, (_id, department) in enumerate(rows):
            placed.append((turn[department], place))
            turn[department] += 1
        rows = [rows[place] for _turn, place in sorted(placed)]
    return [number_of for number_of, _department in rows[:number]]


def _latest(program: Program):
    return Invitation.select(fn.MAX(Invitation.id)).where(Invitation.program == program).group_by(Invitation.employee, Invitation.role)


def _with_replies() -> ModelSelect:
    return (
        Invitation.select(Invitation, Employee, Program, Reply)
        .join(Employee)
        .switch(Invitation)
        .join(Program)
        .switch(Invitation)
        .join(Reply, JOIN.LEFT_OUTER, on=(Reply.invitation == Invitation.id), attr="reply")
    )
