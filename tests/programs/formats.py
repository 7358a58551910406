"""Programs of each format, made as a coordinator makes them: with the columns, the questionnaire and the words that the format brings."""
from datetime import datetime, timedelta

from portal.enrollment.models import MENTOR, Answer, Enrollment, Question
from portal.people.models import Person
from portal.programs.actions import make_program
from portal.programs.formats import completed, start_of_format
from portal.programs.models import Program
from tests import cast as cast_of_tests

USUAL = {"months": 6, "days_between_sessions": 30, "session_minutes": 45}


def make(format: str, by: Person, at: datetime, *, purpose: str = "generations", **facts) -> Program:
    """A new program of this format that starts next month, coordinated by `by`."""
    start = completed(format, {**start_of_format(format), **facts})
    starts_on = (at + timedelta(days=30)).date()
    named = {"name": f"A {format} program", "statement": "What it is for.", "starts_on": starts_on, **USUAL, **start}
    return make_program(by=by, at=at, purpose=purpose, format=format, facts=named, objectives=[])


def enroll(program: Program, name: str, role: str, at: datetime, *, level: int, capacity: int = 1, **said) -> Enrollment:
    """A new person of this name with a complete place; `said` are answers by the key of their question."""
    person = cast_of_tests._person(name, at)
    employee = cast_of_tests._employee(person, 7000 + Person.select().count(), level, said.pop("department", "Tax"))
    place = Enrollment.create(
        program=program, person=person, employee=employee, role=role, capacity=capacity, enrolled_at=at, started_at=at, completed_at=at
    )
    questions = {question.key: question for question in Question.select().where(Question.program == program, Question.role == role)}
    for key, value in said.items():
        Answer.create(enrollment=place, question=questions[key], value=value, answered_at=at)
    return place


def mentor(program: Program, name: str, at: datetime, **facts) -> Enrollment:
    """A mentor with a complete place."""
    return enroll(program, name, MENTOR, at, **facts)
