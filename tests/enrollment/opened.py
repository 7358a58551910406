"""A program that people apply to, for the tests of open enrollment: how it is opened, and who is on its roster."""
from datetime import date

import pytest

from portal.enrollment.applications import actions as application_actions
from portal.enrollment.applications.models import Application, Eligibility, Opening
from portal.enrollment.applications.queries import opening_of
from portal.enrollment.invitations.actions import account_of
from portal.enrollment.models import Employee
from portal.programs.models import Program

SLUG = "another-program"
PAGE = f"/p/{SLUG}"


@pytest.fixture
def opening(cast) -> Opening:
    """Otto's program, open without a last day, with two places for each role."""
    Program.update(is_open=True, mentors_wanted=2, mentees_wanted=2).where(Program.id == cast.other_program.id).execute()
    cast.other_program = Program.get_by_id(cast.other_program.id)
    return Opening.create(program=cast.other_program, slug=SLUG, story="Once.\n\nThen.", timezone="Europe/Paris")


def employee(number: int, *, level: int = 8, **more) -> Employee:
    """Somebody on the roster without an account."""
    facts = {"department": "Tax", "location": "Lyon", "hired_on": date(2020, 1, 6), **more}
    names = {"given_name": f"Pat{number}", "family_name": "Lee"}
    return Employee.create(employee_id=f"9{number:04}", email=f"pat{number}@northwind.example", job_level=level, **names, **facts)


def apply(opening: Opening, who: Employee, at, *, role: str = "mentor", why: str = "") -> Application:
    """This employee applies, now."""
    person = account_of(who, at)
    return application_actions.apply(opening, Employee.get_by_id(who.id), by=person, role=role, why=why, at=at)


def change(opening: Opening, **facts) -> Opening:
    """The opening with other settings."""
    Opening.update(**facts).where(Opening.id == opening.id).execute()
    return opening_of(opening.program)


def rule(program: Program, role: str, **facts) -> None:
    """A rule of the program for one role."""
    Eligibility.create(program=program, role=role, **facts)
