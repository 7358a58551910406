"""The people whom a coordinator can ask about, and the names that an answer needs."""
from collections.abc import Iterable

from peewee import ModelSelect

from portal.enrollment.models import Employee, Enrollment
from portal.enrollment.queries import enrollments_in
from portal.pairing.models import Forbidding
from portal.pairing.queries import forbiddings_of, locks_of
from portal.programs.models import Program
from portal.web.listing import every_word

MOST = 10


def people_like(program: Program, role: str, words: str) -> ModelSelect:
    """The people of one role whose name or title has these words, by name."""
    columns = (Employee.given_name, Employee.family_name, Employee.title)
    return enrollments_in(program, role).where(*every_word(words, columns)).limit(MOST + 1)


def names_of(places: Iterable[int]) -> dict[int, str]:
    """{place: its holder's name}"""
    rows = Enrollment.select(Enrollment.id, Employee).join(Employee).where(Enrollment.id.in_(set(places)))
    return {row.id: row.employee.name for row in rows}


def said_of(program: Program, mentor: Enrollment, mentee: Enrollment) -> tuple[bool, bool]:
    """(whether a coordinator locked these two, whether one forbade them)"""
    pair = (mentor.id, mentee.id)
    return pair in locks_of(program), pair in forbiddings_of(program)


def is_noted(forbidding: int) -> bool:
    """Whether this word of a coordinator still stands."""
    return Forbidding.select().where(Forbidding.id == forbidding).exists()
