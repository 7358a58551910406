"""The groups that own programs, with their coordinators and programs."""
from collections import defaultdict

from peewee import ModelSelect

from portal.people.models import Person
from portal.programs.models import GroupCoordination, OwnerGroup, Program


def groups() -> ModelSelect:
    """Every group, by name."""
    return OwnerGroup.select().order_by(OwnerGroup.name, OwnerGroup.id)


def group_coordinations() -> ModelSelect:
    """Who coordinates which group's programs, by name, with person and group."""
    named = GroupCoordination.select(GroupCoordination, Person, OwnerGroup).join(Person, on=(GroupCoordination.person == Person.id))
    named = named.switch(GroupCoordination).join(OwnerGroup)
    return named.order_by(Person.family_name, Person.given_name, GroupCoordination.id)


def coordinators_by_group() -> dict[int, list[Person]]:
    """{group id: its coordinators by name}"""
    found: dict[int, list[Person]] = defaultdict(list)
    for row in group_coordinations():
        found[row.group_id].append(row.person)
    return found


def programs_by_group() -> dict[int, list[Program]]:
    """{group id: the programs that it owns, newest first}"""
    found: dict[int, list[Program]] = defaultdict(list)
    for program in Program.select().where(Program.owned_by.is_null(False)).order_by(Program.starts_on.desc(), Program.id.desc()):
        found[program.owned_by_id].append(program)
    return found
