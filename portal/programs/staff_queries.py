"""Who runs what: the administrator's list of appointments."""
from peewee import JOIN, ModelSelect

from portal.people.models import Administration, Person
from portal.programs.models import Coordination, GroupRule, Program, Staff


def administrations() -> ModelSelect:
    """Who administers the portal, by name."""
    return _by_name(Administration)


def coordinations() -> ModelSelect:
    """Who may make programs, by name."""
    return _by_name(Coordination)


def staff_by_program() -> list[tuple[Program, list[Staff]]]:
    """Every program, newest first, with its coordinators and sponsors by role and name."""
    named = Staff.select(Staff, Person).join(Person, on=(Staff.person == Person.id))
    rows = named.order_by(Staff.role, Person.family_name, Person.given_name, Staff.id)
    found: dict[int, list[Staff]] = {}
    for row in rows:
        found.setdefault(row.program_id, []).append(row)
    programs = Program.select().order_by(Program.starts_on.desc(), Program.id.desc())
    return [(program, found.get(program.id, [])) for program in programs]


def group_rules() -> ModelSelect:
    """What groups at the company's provider give, by group; each with its program, if it is one's."""
    named = GroupRule.select(GroupRule, Program).join(Program, JOIN.LEFT_OUTER)
    return named.order_by(GroupRule.name, GroupRule.role, GroupRule.id)


def _by_name(kind) -> ModelSelect:
    named = kind.select(kind, Person).join(Person, on=(kind.person == Person.id))
    return named.order_by(Person.family_name, Person.given_name, Person.id)
