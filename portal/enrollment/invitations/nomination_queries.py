"""Colleagues whom invitees suggest, and how each stands: on the roster or not, invited already or not."""
from datetime import datetime

from peewee import JOIN, Case, ModelSelect

from portal.clock import SKEW
from portal.enrollment.invitations.models import Nomination
from portal.enrollment.invitations.queries import candidates
from portal.enrollment.models import Employee, Invitation
from portal.programs.models import Program
from portal.web.links import hash_of

# How many colleagues one invitation may suggest.
MOST = 3
WAITS, NEXT_WAVE, INVITED, DECLINED = "waits", "next", "invited", "declined"
STATES = (WAITS, NEXT_WAVE, INVITED, DECLINED)
Nominee, Nominator = Employee.alias("nominee"), Employee.alias("nominator")


def suggesting_behind(token: str, at: datetime) -> Invitation | None:
    """The invitation whose reader may suggest a colleague, answered or not; None for a wrong, expired, withdrawn or replaced link."""
    in_time = (Invitation.expires_at > at) & (Invitation.invited_at <= at + SKEW)
    stands = in_time & Invitation.withdrawn_at.is_null() & (Employee.status != "gone")
    select = Invitation.select(Invitation, Program, Employee).join(Program).switch(Invitation).join(Employee)
    return select.where(Invitation.token_hash == hash_of(token), stands).first()


def nominations_in(program: Program) -> ModelSelect:
    """The program's suggestions with whoever suggests as `invitation.employee`, and the nominee if on the roster as `nominee`."""
    return (
        Nomination.select(Nomination, Invitation, Nominator, Nominee)
        .join(Invitation, on=(Nomination.invitation == Invitation.id))
        .join(Nominator, on=(Invitation.employee == Nominator.id), attr="employee")
        .switch(Nomination)
        .join(Nominee, JOIN.LEFT_OUTER, on=(Nominee.email == Nomination.email), attr="nominee")
        .where(Nomination.program == program)
    )


def nomination_rank():
    """The place of its state in STATES, as an expression."""
    rules = ((Nomination.led_to, INVITED), (Nomination.declined_at, DECLINED), (Nomination.approved_at, NEXT_WAVE))
    return Case(None, tuple((column.is_null(False), STATES.index(state)) for column, state in rules), STATES.index(WAITS))


def waiting_nominations(program: Program) -> int:
    """How many suggestions a coordinator has not decided about."""
    open_ = Nomination.approved_at.is_null() & Nomination.declined_at.is_null()
    return Nomination.select().where(Nomination.program == program, open_).count()


def can_be_invited(program: Program, role: str, employee_ids: list[int], at: datetime) -> set[int]:
    """Which of these employees could be invited to this role now."""
    free = candidates(program, role, at.date()).where(Employee.id.in_(employee_ids or [0]))
    return {row for (row,) in free.select(Employee.id).order_by(Employee.id).tuples()}


def going_along(program: Program, role: str, at: datetime) -> list[Nomination]:
    """Approved suggestions that the next wave takes along, with `nominee`: of those who can be invited."""
    mine = nominations_in(program).where(Nomination.role == role, nomination_rank() == STATES.index(NEXT_WAVE), Nominee.id.is_null(False))
    rows = list(mine.order_by(Nomination.approved_at, Nomination.id))
    free = can_be_invited(program, role, [row.nominee.id for row in rows], at)
    return [row for row in rows if row.nominee.id in free]
