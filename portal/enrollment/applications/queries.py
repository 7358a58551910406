"""Openings, who began to apply, and the applications of one person or one program."""
from datetime import datetime

from peewee import JOIN, ModelSelect

from portal.clock import SKEW
from portal.enrollment.applications.models import CLOSED, EARLY, FINISHING, OPEN, Application, ApplicationStart, Opening, PlaceOffer
from portal.enrollment.invitations.queries import invitations_in
from portal.enrollment.invitations.states import SILENT, in_states
from portal.enrollment.models import Employee, Enrollment, Invitation
from portal.people.models import Person
from portal.programs.models import OwnerGroup, Program
from portal.web.links import hash_of


def opening_of(program: Program) -> Opening | None:
    """The program's opening, once a coordinator has written one."""
    return Opening.get_or_none(Opening.program == program)


def opening_at(slug: str, at: datetime) -> Opening | None:
    """The opening whose page the world may read, with its program; None when it is off or still to come, as if there were none."""
    opening = openings().where(Opening.slug == slug).first()
    return opening if opening and opening.program.is_open and opening.state(at) != EARLY else None


def slug_of(program: Program, at: datetime) -> str | None:
    """Where the world can read about this program now, and apply; None while nobody can."""
    opening = openings().where(Opening.program == program).first()
    return opening.slug if opening and opening.program.is_open and opening.state(at) == OPEN else None


def openings() -> ModelSelect:
    """Openings with their programs and the groups that own those."""
    named = Opening.select(Opening, Program, OwnerGroup).join(Program)
    return named.join(OwnerGroup, JOIN.LEFT_OUTER, on=(Program.owned_by == OwnerGroup.id))


def may_apply(opening: Opening, employee: Employee, at: datetime) -> bool:
    """Whether an application can be finished now: while it is open, and for a day more by whoever began in time."""
    state = opening.state(at)
    if not opening.program.is_open or state in (EARLY, CLOSED):
        return False
    begun = (ApplicationStart.program == opening.program_id) & (ApplicationStart.employee == employee)
    return state != FINISHING or ApplicationStart.select().where(begun, ApplicationStart.begun_at < opening.closes_at).exists()


def start_behind(token: str, program: Program, at: datetime) -> ApplicationStart | None:
    """What a mailed link opens, with its employee; None for a wrong, used or expired one, and for nobody on the roster."""
    in_time = (ApplicationStart.expires_at > at) & (ApplicationStart.begun_at <= at + SKEW) & ApplicationStart.used_at.is_null()
    mine = (ApplicationStart.token_hash == hash_of(token)) & (ApplicationStart.program == program)
    return ApplicationStart.select(ApplicationStart, Employee).join(Employee).where(mine, in_time, Employee.status != "gone").first()


def employee_of(person: Person) -> Employee | None:
    """Whom the roster means by this account."""
    mine = (Employee.person == person) | (Employee.email == person.email)
    return Employee.select().where(mine).order_by(Employee.person.is_null(), Employee.id).first()


def enrollment_of(program: Program, employee: Employee) -> Enrollment | None:
    """The place that this employee holds in the program."""
    held = (Enrollment.program == program) & (Enrollment.employee == employee) & Enrollment.ended_at.is_null()
    return Enrollment.select().where(held).order_by(Enrollment.id).first()


def open_application_of(program: Program, employee: Employee) -> Application | None:
    """What this employee has asked for in the program and has no end yet."""
    return applications().where(Application.program == program, Application.employee == employee, Application.ended_at.is_null()).first()


def open_invitation_of(program: Program, employee: Employee, at: datetime) -> Invitation | None:
    """The invitation that this employee could still answer."""
    return in_states(invitations_in(program), at, *SILENT).where(Invitation.employee == employee).first()


def applications() -> ModelSelect:
    """Applications with employee, person and program."""
    named = Application.select(Application, Employee, Person, Program).join(Employee).switch(Application)
    return named.join(Person, on=(Application.person == Person.id)).switch(Application).join(Program)


def applications_of(person: Person) -> ModelSelect:
    """What `person` applied for, the newest first."""
    return applications().where(Application.person == person).order_by(Application.id.desc())


def offers_of(application: Application) -> ModelSelect:
    """Every place that was offered to this application, the newest first, with who did."""
    named = PlaceOffer.select(PlaceOffer, Person).join(Person, JOIN.LEFT_OUTER, on=(PlaceOffer.offered_by == Person.id))
    return named.where(PlaceOffer.application == application).order_by(PlaceOffer.id.desc())
