"""Who was invited and what became of it, and who could be invited next."""
from collections import defaultdict
from datetime import date, datetime

from peewee import JOIN, ModelSelect, fn

from portal.clock import SKEW
from portal.enrollment.applications.eligibility_queries import eligible
from portal.enrollment.invitations.states import NOT_NOW, with_letters
from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment, Invitation, InvitationText, Reply
from portal.mail.outbox import Letter
from portal.programs.models import Program
from portal.web.links import hash_of

ROLES = (MENTOR, MENTEE)
SENIORITY, SPREAD = "seniority", "spread"


def invitation_behind(token: str, at: datetime) -> Invitation | None:
    """The invitation that a link opens, with program and employee; None for a wrong, used, expired, withdrawn or replaced one."""
    in_time = (Invitation.expires_at > at) & (Invitation.invited_at <= at + SKEW)
    is_open = in_time & Invitation.withdrawn_at.is_null() & Reply.id.is_null() & (Employee.status != "gone")
    return _with_replies().where(Invitation.token_hash == hash_of(token), is_open).first()


def invitations_in(program: Program) -> ModelSelect:
    """The latest invitation of each person and role, with employee, program, reply, text and letter, the newest first."""
    rows = with_letters(_with_replies().select_extend(Letter)).where(Invitation.id.in_(latest_in(program)))
    return rows.order_by(Invitation.invited_at.desc(), Invitation.id.desc())


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


def latest_in(program: Program) -> ModelSelect:
    """The ids of the latest invitation of each person and role."""
    return Invitation.select(fn.MAX(Invitation.id)).where(Invitation.program == program).group_by(Invitation.employee, Invitation.role)


def _with_replies() -> ModelSelect:
    return (
        Invitation.select(Invitation, Employee, Program, Reply, InvitationText)
        .join(Employee)
        .switch(Invitation)
        .join(Program)
        .switch(Invitation)
        .join(Reply, JOIN.LEFT_OUTER, on=(Reply.invitation == Invitation.id), attr="reply")
        .switch(Invitation)
        .join(InvitationText, JOIN.LEFT_OUTER)
    )
