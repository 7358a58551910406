"""Which programs somebody runs or sponsors, who runs a program, and who may make one."""
from peewee import ModelSelect

from portal.people.models import Administration, Person
from portal.people.standing import makes_staff
from portal.programs.models import Coordination, Objective, Program, Staff


def programs_coordinated_by(person: Person) -> ModelSelect:
    """The programs that `person` coordinates, newest first."""
    return _programs_of(person, "coordinator")


def programs_sponsored_by(person: Person) -> ModelSelect:
    """The programs whose published summaries `person` reads, newest first."""
    return _programs_of(person, "sponsor")


def people_staffing(program: Program, role: str) -> ModelSelect:
    """The people who coordinate or sponsor (`role`) this program and have not left, by name."""
    return (
        Person.select()
        .join(Staff, on=(Staff.person == Person.id))
        .where(Staff.program == program, Staff.role == role, Person.left_at.is_null())
        .order_by(Person.family_name, Person.given_name, Person.id)
    )


def objectives_of(program: Program) -> ModelSelect:
    """What the company wants from the program, in the order that its coordinator gave."""
    return Objective.select().where(Objective.program == program).order_by(Objective.position, Objective.id)


def may_make_programs(person: Person) -> bool:
    """Whether `person` is an administrator or was appointed by one as a coordinator."""
    administers = Administration.select().where(Administration.person == person).exists()
    return administers or Coordination.select().where(Coordination.person == person).exists()


@makes_staff
def runs_something(person: Person) -> bool:
    """Whether `person` coordinates or sponsors a program, or may make one."""
    appointed = Coordination.select(Coordination.person).where(Coordination.person == person)
    return appointed.exists() or Staff.select().where(Staff.person == person).exists()


def _programs_of(person: Person, role: str) -> ModelSelect:
    # A subquery, so that a further where() or update can follow without a join in its way.
    places = Staff.select(Staff.program).where(Staff.person == person, Staff.role == role)
    return Program.select().where(Program.id.in_(places)).order_by(Program.starts_on.desc(), Program.id.desc())
