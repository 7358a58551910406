"""Who has to look at a question again, and why; the rows go as the people answer."""
from collections.abc import Iterable
from datetime import datetime

from peewee import ModelSelect, fn

from portal.enrollment.models import Answer, Employee, Enrollment, Question
from portal.enrollment.questionnaire.kinds import chosen_keys
from portal.enrollment.questionnaire.models import GONE, MEANING, SecondLook
from portal.people.models import Person
from portal.programs.models import Program

CHUNK = 100


def ask_again(question: Question, *, at: datetime, holds_pairing: bool) -> None:
    """Everybody who answered looks again: the question means something else now."""
    _ask(question, MEANING, _answers_to(question), at, holds_pairing)


def ask_for_another_choice(question: Question, gone: set[str], *, at: datetime, holds_pairing: bool) -> None:
    """Whoever chose an option that is gone looks again; the answer itself stays as it was given."""
    rows = Answer.select(Answer.enrollment, Answer.value).where(Answer.question == question).order_by(Answer.id).tuples()
    _ask(question, GONE, [place for place, value in rows if chosen_keys(value) & gone], at, holds_pairing)


def ask_for_an_answer(question: Question, reason: str, *, at: datetime, holds_pairing: bool) -> None:
    """Whoever sent in a profile without an answer to this question, or passed it over, is asked for one."""
    answered = Answer.select(Answer.enrollment).where(Answer.question == question, ~Answer.is_passed)
    passed = Answer.select(Answer.enrollment).where(Answer.question == question, Answer.is_passed)
    mine = (Enrollment.program == question.program_id) & (Enrollment.role == question.role)
    met = Enrollment.completed_at.is_null(False) | Enrollment.id.in_(passed)
    rows = Enrollment.select(Enrollment.id).where(mine, met, Enrollment.id.not_in(answered)).order_by(Enrollment.id)
    _ask(question, reason, [place for (place,) in rows.tuples()], at, holds_pairing)


def looks_of(enrollment: Enrollment) -> dict[int, str]:
    """{question id: why} of what this person has to look at again."""
    rows = SecondLook.select(SecondLook.question, SecondLook.reason).where(SecondLook.enrollment == enrollment)
    return dict(rows.order_by(SecondLook.id).tuples())


def looks_in(program: Program) -> ModelSelect:
    """The places in a program whose holder has something to look at again, with person, employee, `questions`, `since` and `is_held`."""
    return (
        Enrollment.select(
            Enrollment, Person, Employee,
            fn.COUNT(SecondLook.id).alias("questions"), fn.MIN(SecondLook.asked_at).alias("since"),
            fn.MAX(SecondLook.holds_pairing.cast("INTEGER")).alias("is_held"),
        )
        .join_from(Enrollment, Person)
        .join_from(Enrollment, Employee)
        .join_from(Enrollment, SecondLook)
        .where(Enrollment.program == program, Person.left_at.is_null())
        # The primary keys stand for all that is selected; PostgreSQL cannot compare the lists in it.
        .group_by(Enrollment.id, Person.id, Employee.id)
    )


def held_back() -> ModelSelect:
    """The ids of the places that rounds are drawn without until their holder has looked again."""
    return SecondLook.select(SecondLook.enrollment).where(SecondLook.holds_pairing)


def _answers_to(question: Question) -> list[int]:
    return [place for (place,) in Answer.select(Answer.enrollment).where(Answer.question == question).order_by(Answer.id).tuples()]


def _ask(question: Question, reason: str, places: Iterable[int], at: datetime, holds_pairing: bool) -> None:
    """Who is asked already keeps the first reason, and is left out of rounds from now on if this change says so."""
    look = {"question": question.id, "reason": reason, "asked_at": at, "holds_pairing": holds_pairing}
    rows = [{**look, "enrollment": place} for place in places]
    for start in range(0, len(rows), CHUNK):
        some = SecondLook.insert_many(rows[start : start + CHUNK])
        if holds_pairing:
            some.on_conflict(
                conflict_target=[SecondLook.enrollment, SecondLook.question], update={SecondLook.holds_pairing: True}
            ).execute()
        else:
            some.on_conflict_ignore().execute()


