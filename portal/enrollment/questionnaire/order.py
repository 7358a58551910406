"""The order of the questions of one role, which a database holds to be one at each place."""
from collections.abc import Iterable

from portal.enrollment.models import Question
from portal.enrollment.queries import questions_for

# Where no question stands: places count from 1, and what is no longer asked lies below zero.
OUT_OF_THE_WAY = 1_000_000


def place(question: Question, to: int) -> bool:
    """Put a question at place `to`, or at the nearest there is, in the caller's transaction; whether that changed anything."""
    listed = questions_for(question.program_id, question.role)
    before = [each.id for each in listed]
    others = [each for each in listed if each.id != question.id]
    others.insert(max(0, min(to - 1, len(others))), question)
    if [each.id for each in others] == before:
        return False
    renumber(others)
    return True


def renumber(questions: Iterable[Question]) -> None:
    """Number them from 1 in this order: whoever stands elsewhere goes out of the way first, then to the right place."""
    moving = [(position, each.id) for position, each in enumerate(questions, 1) if each.position != position]
    for start in (OUT_OF_THE_WAY, 0):
        for position, number in moving:
            Question.update(position=start + position).where(Question.id == number).execute()
