"""Whom a program is for: its rules over the roster, and how far a coordinator may read that roster."""
from datetime import date

from dateutil.relativedelta import relativedelta
from peewee import ModelSelect, fn

from portal.enrollment.applications.models import Eligibility
from portal.enrollment.models import MENTEE, MENTOR, Employee
from portal.people.models import Person
from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.programs.queries import coordinates_for_group_only

ROLES = (MENTOR, MENTEE)


def rules_of(program: Program) -> dict[str, Eligibility]:
    """{role: its rules}; a role without rules of its own has empty ones."""
    found = {row.role: row for row in Eligibility.select().where(Eligibility.program == program).order_by(Eligibility.id)}
    return {role: found.get(role) or Eligibility(program=program, role=role) for role in ROLES}


def levels_of(program: Program, role: str) -> tuple[int, int]:
    """The first and the last job level of a role."""
    if role == MENTOR:
        return program.mentor_level_from, program.mentor_level_to
    return program.mentee_level_from, program.mentee_level_to


def fits(program: Program, rules: Eligibility, on: date):
    """That an active employee meets a role's levels and rules on this day, as a condition."""
    low, high = levels_of(program, rules.role)
    condition = (Employee.status == "active") & Employee.job_level.between(low, high)
    for column, named in ((Employee.department, rules.departments), (Employee.location, rules.locations)):
        condition = condition & column.in_(named) if named else condition
    if rules.tenure_months:
        # Who has no hire date on the roster is not known to have been here long enough.
        condition &= Employee.hired_on <= hired_by(rules, on)
    return condition


def fits_any(program: Program, on: date):
    """That an active employee may have a place in one role or the other, as a condition."""
    rules = rules_of(program)
    return fits(program, rules[MENTOR], on) | fits(program, rules[MENTEE], on)


def hired_by(rules: Eligibility, on: date) -> date:
    """The latest day of hire with which the rule about tenure is met on this day."""
    return on - relativedelta(months=rules.tenure_months)


def eligible(program: Program, role: str, on: date) -> ModelSelect:
    """Everybody on the roster who may have a place in this role."""
    return Employee.select().where(fits(program, rules_of(program)[role], on))


def eligible_roles(program: Program, employee: Employee, on: date) -> list[str]:
    """The roles in which this employee may have a place."""
    rules, mine = rules_of(program), Employee.select(Employee.id).where(Employee.id == employee.id)
    return [role for role in roles_in(program) if mine.where(fits(program, rules[role], on)).exists()]


def eligible_counts(program: Program, rules: dict[str, Eligibility], on: date) -> dict[str, int]:
    """{role: how many on the roster meet these rules now}"""
    return {role: Employee.select(fn.COUNT(Employee.id)).where(fits(program, rules[role], on)).scalar() for role in ROLES}


def roster_of(program: Program, on: date) -> ModelSelect:
    """The part of the roster that this program is about: an owner group's program ends where its rules do, any other takes all."""
    every = Employee.select()
    return every.where(fits_any(program, on)) if program.owned_by_id else every


def roster_read_by(person: Person, program: Program, on: date) -> ModelSelect:
    """What this coordinator reads of the roster: all of it, or for a group's coordinators those who may take part and nobody else."""
    return roster_of(program, on) if coordinates_for_group_only(person, program) else Employee.select()
