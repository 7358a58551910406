"""Places in a program and what people answered on enrolling."""
from collections import defaultdict
from collections.abc import Iterable

from peewee import ModelSelect

from portal.enrollment.models import Answer, Employee, Enrollment, Question
from portal.people.models import Person
from portal.programs.models import Program

CHUNK = 500
# Everybody whose answer is not the reader's own reads through one of these.
SHOWN_TO_PARTNERS = ("partners",)
SHOWN_TO_COORDINATORS = ("partners", "coordinators")


def enrollments_in(program: Program, role: str | None = None) -> ModelSelect:
    """The places of people who have not left, in this program (and role), with person and employee, by name."""
    select = (
        Enrollment.select(Enrollment, Person, Employee)
        .join(Person)
        .switch(Enrollment)
        .join(Employee, on=(Enrollment.employee == Employee.id))
        .where(Enrollment.program == program, Person.left_at.is_null())
        .order_by(Person.family_name, Person.given_name, Enrollment.id)
    )
    return select.where(Enrollment.role == role) if role else select


def complete_enrollments(program: Program, role: str | None = None) -> ModelSelect:
    """The places whose questionnaire was sent in, so that they can be paired; with person and employee, by id."""
    return enrollments_in(program, role).where(Enrollment.completed_at.is_null(False)).order_by(Enrollment.id)


def enrollments_of(person: Person) -> ModelSelect:
    """The places that `person` holds, with their programs, the newest first."""
    return (
        Enrollment.select(Enrollment, Program)
        .join(Program)
        .where(Enrollment.person == person)
        .order_by(Enrollment.enrolled_at.desc(), Enrollment.id.desc())
    )


def questions_for(program: Program, role: str) -> list[Question]:
    """The questionnaire of one role, in its order."""
    return list(Question.select().where(Question.program == program, Question.role == role).order_by(Question.position))


def answers_of(enrollment_ids: Iterable[int], shown_to: Iterable[str] | None = None) -> dict[int, dict[str, object]]:
    """{enrollment id: {question key: value}}; `shown_to` None is for pairing and for counting alone, which read every answer.

    Questions without a key are left out: nothing but people read them.
    """
    found: dict[int, dict[str, object]] = defaultdict(dict)
    for enrollment, key, value in _rows(enrollment_ids, shown_to):
        found[enrollment][key] = value
    return dict(found)


def _rows(enrollment_ids: Iterable[int], shown_to: Iterable[str] | None):
    ids = list(enrollment_ids)
    for start in range(0, len(ids), CHUNK):
        select = (
            Answer.select(Answer.enrollment, Question.key, Answer.value)
            .join(Question)
            .where(Answer.enrollment.in_(ids[start : start + CHUNK]), Question.key != "")
            .order_by(Answer.id)
        )
        yield from (select.where(Question.shown_to.in_(list(shown_to))) if shown_to is not None else select).tuples()


def answers_shown(enrollment: Enrollment, shown_to: Iterable[str]) -> list[tuple[Question, object]]:
    """The (question, value) pairs of one person whose question is shown to one of `shown_to`, in order; others are not fetched."""
    select = (
        Answer.select(Answer, Question)
        .join(Question)
        .where(Answer.enrollment == enrollment, Question.shown_to.in_(list(shown_to)))
        .order_by(Question.position)
    )
    return [(answer.question, answer.value) for answer in select]


def own_answers(enrollment: Enrollment) -> dict[int, object]:
    """{question id: value} of everything that this person answered, for its writer."""
    return dict(Answer.select(Answer.question, Answer.value).where(Answer.enrollment == enrollment).order_by(Answer.id).tuples())
