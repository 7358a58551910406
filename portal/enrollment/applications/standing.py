"""How the places of a program stand, and whose turn it is: the order of the list, in which nobody is passed over in silence."""
from dataclasses import dataclass
from datetime import datetime

from peewee import ModelSelect, fn

from portal.db import is_postgresql
from portal.enrollment.applications.eligibility_queries import ROLES, fits, rules_of
from portal.enrollment.applications.models import Application, PlaceOffer
from portal.enrollment.invitations.queries import invitations_in
from portal.enrollment.invitations.states import SILENT, in_states
from portal.enrollment.models import MENTOR, Employee, Enrollment, Invitation
from portal.people.models import Person
from portal.programs.models import Program


@dataclass(frozen=True)
class Places:
    """The places of one role: wanted, taken, kept for open invitations and for open offers; and who asks for one and has no offer."""

    wanted: int
    taken: int = 0
    invited: int = 0
    offered: int = 0
    undecided: int = 0
    waiting: int = 0

    @property
    def free(self) -> int:
        """How many could be given now."""
        return max(0, self.wanted - self.taken - self.invited - self.offered)


def places_in(program: Program, at: datetime) -> dict[str, Places]:
    """{role: Places}, in a fixed number of queries."""
    taken = _by_role(taken_places(program), Enrollment.role)
    invited = _by_role(in_states(invitations_in(program), at, *SILENT), Invitation.role)
    offered, undecided = offers_in(program), undecided_in(program)
    listed = Application.approved_at.is_null(False) & Application.id.not_in(offered_now())
    waiting = _by_role(open_applications(program).where(listed), Application.role)
    facts = {"taken": taken, "invited": invited, "offered": offered, "undecided": undecided, "waiting": waiting}
    return {role: Places(wanted(program, role), **{name: counts.get(role, 0) for name, counts in facts.items()}) for role in ROLES}


def offers_in(program: Program) -> dict[str, int]:
    """{role: how many hold an offer that they can still take}"""
    return _by_role(open_applications(program).where(Application.id.in_(offered_now())), Application.role)


def undecided_in(program: Program) -> dict[str, int]:
    """{role: how many applications wait for a decision}"""
    return _by_role(open_applications(program).where(Application.approved_at.is_null()), Application.role)


def wanted(program: Program, role: str) -> int:
    """How many places the program has for this role."""
    return program.mentors_wanted if role == MENTOR else program.mentees_wanted


def taken_places(program: Program) -> ModelSelect:
    """The places that somebody holds: who has left, the program or the company, holds none; who rests does."""
    return Enrollment.select().join(Person).where(Enrollment.program == program, Enrollment.ended_at.is_null(), Person.left_at.is_null())


def open_applications(program: Program) -> ModelSelect:
    """What was asked for and has not come to an end."""
    return Application.select().where(Application.program == program, Application.ended_at.is_null())


def offered_now() -> ModelSelect:
    """The ids of the applications that hold an offer."""
    return PlaceOffer.select(PlaceOffer.application).where(PlaceOffer.ended_at.is_null())


def in_order(program: Program, role: str, at: datetime) -> ModelSelect:
    """Who is still to get something, in the one fair order: that of the complete applications. Whom the rules leave out now, or who
    holds an offer already, is not among them.
    """
    here = open_applications(program).switch(Application).join(Employee, on=(Application.employee == Employee.id))
    fitting = here.where(Application.role == role, fits(program, rules_of(program)[role], at.date()))
    return fitting.where(Application.id.not_in(offered_now())).order_by(Application.applied_at, Application.id)


def is_ahead_of(application: Application):
    """That a row was complete before this application, as a condition."""
    same_moment = (Application.applied_at == application.applied_at) & (Application.id < application.id)
    return (Application.applied_at < application.applied_at) | same_moment


def is_in_turn(application: Application, at: datetime) -> bool:
    """Whether a place is free for this application even when everybody ahead of it gets one."""
    ahead = in_order(application.program, application.role, at).where(is_ahead_of(application)).order_by().count()
    return ahead < places_in(application.program, at)[application.role].free


def standing_of(application: Application) -> tuple[int, int]:
    """(place, of how many) among the waiting, or among those not decided about yet; in the order of `in_order`.

    Whoever holds an offer waits no longer, neither here nor in `places_in`.
    """
    approved = Application.approved_at.is_null(application.approved_at is None)
    peers = open_applications(application.program).where(Application.role == application.role, approved)
    peers = peers.where(Application.id.not_in(offered_now()))
    return peers.where(is_ahead_of(application)).count() + 1, peers.count()


def hold(program: Program) -> Program:
    """The program as it is now, its places held until the caller's transaction ends: two never give away the same one."""
    rows = Program.select().where(Program.id == program.id)
    return (rows.for_update() if is_postgresql() else rows).get()


def programs_with_a_list() -> ModelSelect:
    """The programs in which somebody waits for a place or holds an offer."""
    waiting = Application.select(Application.program).where(Application.ended_at.is_null(), Application.approved_at.is_null(False))
    return Program.select().where(Program.id.in_(waiting)).order_by(Program.id)


def _by_role(select: ModelSelect, role) -> dict[str, int]:
    return dict(select.select(role, fn.COUNT(1)).order_by(role).group_by(role).tuples())


def open_offer_of(application: Application) -> PlaceOffer | None:
    """The place that is offered to this application now."""
    return PlaceOffer.select().where(PlaceOffer.application == application, PlaceOffer.ended_at.is_null()).first()


def lapsed_offers(at: datetime) -> ModelSelect:
    """Offers that nobody answered in time, with their applications."""
    late = PlaceOffer.ended_at.is_null() & (PlaceOffer.expires_at <= at)
    return PlaceOffer.select(PlaceOffer, Application, Person).join(Application).join(Person).where(late).order_by(PlaceOffer.id)
