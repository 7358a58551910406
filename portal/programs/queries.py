"""Which programs somebody runs or sponsors, who runs a program, and who may make one."""
from peewee import ModelSelect

from portal.people.models import Administration, Person
from portal.people.standing import makes_staff
from portal.programs.formats import REVERSE
from portal.programs.models import Coordination, GroupCoordination, Objective, Program, Staff


def programs_coordinated_by(person: Person) -> ModelSelect:
    """The programs that `person` coordinates, by appointment or through the group that owns them, newest first."""
    return _programs(Program.id.in_(_staffed_by(person, "coordinator")) | Program.owned_by.in_(groups_of(person)))


def programs_sponsored_by(person: Person) -> ModelSelect:
    """The programs whose published summaries `person` reads, newest first."""
    return _programs(Program.id.in_(_staffed_by(person, "sponsor")))


def people_staffing(program: Program, role: str) -> ModelSelect:
    """The people who coordinate or sponsor (`role`) this program and have not left, by name; a group's coordinators among them."""
    them = Person.id.in_(Staff.select(Staff.person).where(Staff.program == program, Staff.role == role))
    if role == "coordinator":
        groups = Program.select(Program.owned_by).where(Program.id == getattr(program, "id", program), Program.owned_by.is_null(False))
        them |= Person.id.in_(GroupCoordination.select(GroupCoordination.person).where(GroupCoordination.group.in_(groups)))
    return Person.select().where(them, Person.left_at.is_null()).order_by(Person.family_name, Person.given_name, Person.id)


def groups_of(person: Person) -> ModelSelect:
    """The ids of the groups whose programs `person` coordinates."""
    return GroupCoordination.select(GroupCoordination.group).where(GroupCoordination.person == person)


def coordinates_for_group_only(person: Person, program: Program) -> bool:
    """Whether `person` runs this program for its group alone: then the roster ends where its rules do, and others set those."""
    return program.owned_by_id is not None and not _staffed_by(person, "coordinator").where(Staff.program == program).exists()


def objectives_of(program: Program) -> ModelSelect:
    """What the company wants from the program, in the order that its coordinator gave."""
    return Objective.select().where(Objective.program == program).order_by(Objective.position, Objective.id)


def may_make_programs(person: Person) -> bool:
    """Whether `person` is an administrator or was appointed by one as a coordinator."""
    administers = Administration.select().where(Administration.person == person).exists()
    return administers or Coordination.select().where(Coordination.person == person).exists()


@makes_staff
def runs_something(person: Person) -> bool:
    """Whether `person` coordinates or sponsors a program, alone or for a group, or may make one."""
    return any(table.select().where(table.person == person).exists() for table in (Coordination, Staff, GroupCoordination))


def _staffed_by(person: Person, role: str) -> ModelSelect:
    # A subquery, so that a further where() or update can follow without a join in its way.
    return Staff.select(Staff.program).where(Staff.person == person, Staff.role == role)


def _programs(condition) -> ModelSelect:
    return Program.select().where(condition).order_by(Program.starts_on.desc(), Program.id.desc())


def is_for_reverse() -> bool:
    """Whether reverse mentoring is all that is done here, as it is before the first program."""
    return not Program.select().where(Program.format != REVERSE).exists()
