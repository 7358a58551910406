"""How far somebody is with the questionnaire."""
from peewee import fn

from portal.enrollment.models import Answer, Enrollment, Question
from portal.enrollment.queries import own_answers, questions_for
from portal.programs.models import Program


class Progress:
    """One person's questionnaire: its questions in order and what was answered; steps count from 1."""

    def __init__(self, enrollment: Enrollment):
        self.enrollment = enrollment
        self.questions = questions_for(enrollment.program_id, enrollment.role)
        self.answers = own_answers(enrollment)

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self.questions)

    @property
    def next_step(self) -> int | None:
        """The first question that has no answer yet, or None; an optional one that was passed over has an empty answer."""
        return next((step for step, question in enumerate(self.questions, 1) if question.id not in self.answers), None)

    def question_at(self, step: int) -> Question | None:
        """The question of a step, if there is such a step."""
        return self.questions[step - 1] if 1 <= step <= self.total else None

    def is_reached(self, step: int) -> bool:
        """Whether all questions before this one have an answer."""
        return self.next_step is None or step <= self.next_step


def answered_counts(program: Program, enrollment_ids: list[int]) -> tuple[dict[int, int], dict[str, int]]:
    """({enrollment id: questions answered}, {role: questions asked}); in two statements, whatever the number of people."""
    answered = (
        Answer.select(Answer.enrollment, fn.COUNT(Answer.id))
        .where(Answer.enrollment.in_(enrollment_ids))
        .group_by(Answer.enrollment)
        .order_by(Answer.enrollment)
    )
    asked = Question.select(Question.role, fn.COUNT(Question.id)).where(Question.program == program).group_by(Question.role)
    return dict(answered.tuples()), dict(asked.order_by(Question.role).tuples())
