"""Places in a program and what people answered on enrolling."""
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from peewee import JOIN, SQL, ModelSelect, Value

from portal.enrollment.models import Answer, Employee, Enrollment, Question
from portal.enrollment.places.queries import is_available
from portal.enrollment.questionnaire.kinds import CIRCLES
from portal.enrollment.questionnaire.models import PastVersion
from portal.people.models import Person
from portal.programs.models import Program

CHUNK = 500
# Everybody whose answer is not the reader's own reads through one of these.
SHOWN_TO_PARTNERS = ("partners",)
SHOWN_TO_COORDINATORS = ("partners", "coordinators")


def enrollments_in(program: Program, role: str | None = None) -> ModelSelect:
    """The places that somebody holds now in this program (and role), paused ones too, with person and employee, by name."""
    held = Enrollment.ended_at.is_null() & Person.left_at.is_null()
    select = places_in(program).where(held)
    return select.where(Enrollment.role == role) if role else select


def places_in(program: Program) -> ModelSelect:
    """Every place that was ever held in this program, those that ended too, with person and employee, by name."""
    return (
        Enrollment.select(Enrollment, Person, Employee)
        .join(Person)
        .switch(Enrollment)
        .join(Employee, on=(Enrollment.employee == Employee.id))
        .where(Enrollment.program == program)
        .order_by(Person.family_name, Person.given_name, Enrollment.id)
    )


def complete_enrollments(program: Program, role: str | None = None) -> ModelSelect:
    """The places whose questionnaire was sent in, so that they can be paired; with person and employee, by id."""
    return enrollments_in(program, role).where(Enrollment.completed_at.is_null(False)).order_by(Enrollment.id)


def pairable(program: Program, role: str, on: date) -> ModelSelect:
    """The complete places that take new pairings on this day."""
    return complete_enrollments(program, role).where(is_available(on))


def enrollments_of(person: Person) -> ModelSelect:
    """The places that `person` holds, with their programs, the newest first."""
    return (
        Enrollment.select(Enrollment, Program)
        .join(Program)
        .where(Enrollment.person == person)
        .order_by(Enrollment.enrolled_at.desc(), Enrollment.id.desc())
    )


def questions_for(program: Program, role: str) -> list[Question]:
    """The questionnaire of one role, in its order; what is no longer asked is left out."""
    mine = (Question.program == program) & (Question.role == role) & Question.retired_at.is_null()
    return list(Question.select().where(mine).order_by(Question.position))


def retired_questions(program: Program) -> ModelSelect:
    """What was answered and is no longer asked, of both roles, the latest first."""
    mine = (Question.program == program) & Question.retired_at.is_null(False)
    return Question.select().where(mine).order_by(Question.retired_at.desc(), Question.id.desc())


def answers_of(enrollment_ids: Iterable[int], shown_to: Iterable[str] | None = None) -> dict[int, dict[str, object]]:
    """{enrollment id: {question key: value}}; `shown_to` None is for pairing and for counting alone, which read every answer.

    Questions without a key are left out: nothing but people read them. So are those that are no longer asked.
    """
    ids, found = list(enrollment_ids), defaultdict(dict)
    for start in range(0, len(ids), CHUNK):
        select = given_answers(shown_to).where(Answer.enrollment.in_(ids[start : start + CHUNK]), Question.key != "", is_in_force())
        for answer in select.order_by(Answer.answered_at, Answer.id):
            found[answer.enrollment_id][answer.question.key] = answer.value
    return dict(found)


def is_in_force():
    """The condition that pairing still reads the answers to a Question: it is asked, or it keeps people apart, which outlives it."""
    return Question.retired_at.is_null() | (Question.key == "avoid")


def given_answers(shown_to: Iterable[str] | None = None) -> ModelSelect:
    """Answers with their question and, as `past`, the version that they were given to if it is no longer today's.

    With `shown_to`, those alone that its question shows to one of these now, and showed to one of these when they were given.
    """
    given_to = (PastVersion.question == Answer.question) & (PastVersion.number == Answer.version)
    select = Answer.select(Answer, Question, PastVersion).join(Question)
    select = select.switch(Answer).join(PastVersion, JOIN.LEFT_OUTER, on=given_to, attr="past")
    if shown_to is None:
        return select
    circles = list(shown_to)
    then = PastVersion.shown_to.is_null() | PastVersion.shown_to.in_(circles)
    return select.where(Question.shown_to.in_(circles), then)


def answers_shown(enrollment: Enrollment, shown_to: Iterable[str]) -> list[tuple[Question, object]]:
    """The (question, value) pairs of one person that one of `shown_to` may read, in order; others are not fetched.

    Before its writer has checked and sent them, nobody else reads any. Each question has the words that it was asked with.
    What is no longer asked comes last.
    """
    if not enrollment.is_complete:
        return []
    rows = given_answers(shown_to).where(Answer.enrollment == enrollment).order_by(Question.retired_at.is_null(False), Question.position)
    return [(as_asked(answer), answer.value) for answer in rows]


def own_answers(enrollment: Enrollment) -> dict[int, Answer]:
    """{question id: answer} of everything that this person answered, for its writer."""
    return {answer.question_id: answer for answer in given_answers().where(Answer.enrollment == enrollment).order_by(Answer.id)}


def as_asked(answer: Answer) -> Question:
    """The question of a row of `given_answers` as it stood when the answer was given; its readers are the fewer of then and now."""
    question, past = answer.question, getattr(answer, "past", None)
    if past is None or past.id is None:
        return question
    words = {name: getattr(past, name) for name in ("prompt", "hint", "options", "is_required")}
    fewer = max(question.shown_to, past.shown_to, key=CIRCLES.index)
    return Question(**{**question.__data__, **words, "shown_to": fewer, "version": past.number})


def labels_in(program: Program | int, key: str | None = None) -> dict[str, str]:
    """{option key: label} of everything that can be or ever could be chosen in a program, or in its questions of one `key`."""
    mine = (Question.program == program) & (Question.key == key) if key else Question.program == program
    then = PastVersion.select(PastVersion.options, Value(0).alias("rank"), PastVersion.id.alias("row")).join(Question).where(mine)
    now = Question.select(Question.options, Value(1).alias("rank"), Question.id.alias("row")).where(mine)
    rows = then.union_all(now).order_by(SQL("rank"), SQL("row")).tuples()
    return {option["key"]: option["label"] for options, _rank, _row in rows for option in options}
