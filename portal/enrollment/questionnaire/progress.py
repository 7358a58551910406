"""How far somebody is with the questionnaire."""
from peewee import fn

from portal.enrollment.models import MENTEE, MENTOR, Answer, Enrollment, Question
from portal.enrollment.queries import own_answers, questions_for
from portal.enrollment.questionnaire.kinds import lacks_options
from portal.enrollment.questionnaire.looks import looks_of
from portal.programs.models import Program


def asked_of(program: Program | int, role: str) -> list[Question]:
    """What people of this role are asked: the questionnaire without the questions in which there is nothing to choose yet."""
    return [question for question in questions_for(program, role) if not lacks_options(question)]


class Progress:
    """One person's questionnaire: its questions in order and what was answered; steps count from 1."""

    def __init__(self, enrollment: Enrollment):
        self.enrollment = enrollment
        self.questions = asked_of(enrollment.program_id, enrollment.role)
        self.answers = own_answers(enrollment)
        # Why, by question, of what has to be looked at again.
        self.looks = looks_of(enrollment)

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self.questions)

    @property
    def next_step(self) -> int | None:
        """The first question that waits for this person, or None; an optional one that was passed over has an empty answer."""
        return next((step for step, question in enumerate(self.questions, 1) if self.waits(question)), None)

    def waits(self, question: Question) -> bool:
        """Whether a question has no answer yet or has to be looked at again; a profile that was sent waits for second looks alone."""
        return question.id in self.looks or (question.id not in self.answers and not self.enrollment.is_complete)

    def question_at(self, step: int) -> Question | None:
        """The question of a step, if there is such a step."""
        return self.questions[step - 1] if 1 <= step <= self.total else None

    def step_of(self, question_id: int) -> int | None:
        """Where a question stands now; None for one that is no longer asked."""
        return next((step for step, question in enumerate(self.questions, 1) if question.id == question_id), None)

    def is_reached(self, step: int) -> bool:
        """Whether all questions before this one have an answer."""
        return self.enrollment.is_complete or self.next_step is None or step <= self.next_step

    def place_of(self, step: int) -> tuple[int, int]:
        """(which question of how many) a step is: of all, or of those alone that a sent profile is asked again."""
        waiting = [number for number, question in enumerate(self.questions, 1) if self.waits(question)]
        if self.enrollment.is_complete and step in waiting:
            return waiting.index(step) + 1, len(waiting)
        return step, self.total

    def has_words_for(self, question: Question) -> bool:
        """Whether the question has an answer that is not empty."""
        return question.id in self.answers and not self.answers[question.id].is_passed

    @property
    def no_longer_asked(self) -> list[Answer]:
        """Given answers to questions that are not asked any more."""
        asked = {question.id for question in self.questions}
        return [answer for number, answer in self.answers.items() if number not in asked and not answer.is_passed]


def answered_counts(program: Program, enrollment_ids: list[int]) -> tuple[dict[int, int], dict[str, int]]:
    """({enrollment id: questions answered}, {role: questions asked}); in three statements, whatever the number of people."""
    asked = {role: asked_of(program, role) for role in (MENTOR, MENTEE)}
    ids = [question.id for questions in asked.values() for question in questions]
    answered = (
        Answer.select(Answer.enrollment, fn.COUNT(Answer.id))
        .where(Answer.enrollment.in_(enrollment_ids), Answer.question.in_(ids or [0]))
        .group_by(Answer.enrollment)
        .order_by(Answer.enrollment)
    )
    return dict(answered.tuples()), {role: len(questions) for role, questions in asked.items()}
