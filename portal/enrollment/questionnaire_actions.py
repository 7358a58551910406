"""Answering the questionnaire a step at a time, and sending it in."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Answer, Enrollment, Question
from portal.enrollment.news import ProfileCompleted
from portal.enrollment.questionnaire_progress import Progress

CHUNK = 200


class Unanswered(Exception):
    """The questionnaire was sent in before every question had its answer; `step` is the first that has none."""

    def __init__(self, step: int):
        super().__init__(step)
        self.step = step


def answer(enrollment: Enrollment, question: Question, value, *, at: datetime) -> None:
    """Keep an answer; the same question again replaces it. How many partners somebody takes becomes part of the place."""
    with db.atomic():
        row = {"enrollment": enrollment, "question": question, "value": value, "answered_at": at}
        Answer.insert(row).on_conflict(
            conflict_target=[Answer.enrollment, Answer.question], update={Answer.value: value, Answer.answered_at: at}
        ).execute()
        mine = Enrollment.id == enrollment.id
        Enrollment.update(started_at=at).where(mine, Enrollment.started_at.is_null()).execute()
        if question.key == "capacity":
            Enrollment.update(capacity=min(int(value), enrollment.program.most_mentees)).where(mine).execute()


def send(enrollment: Enrollment, *, at: datetime) -> None:
    """Call the profile complete: from now on it can be paired. Raises Unanswered; a second time changes nothing."""
    step = Progress(enrollment).next_step
    if step is not None:
        raise Unanswered(step)
    with db.atomic():
        still_open = (Enrollment.id == enrollment.id) & Enrollment.completed_at.is_null()
        if Enrollment.update(completed_at=at).where(still_open).execute():
            about = f"enrollment/{enrollment.id}"
            record("enrollment.profile_completed", by=enrollment.person, about=about, program=enrollment.program_id)
            announce(ProfileCompleted(enrollment, at))


def answer_for_many(answers: list[tuple[int, int, object]], *, at: datetime) -> None:
    """Write many first answers, each as (enrollment id, question id, value): for the demo, which knows that nobody answered before."""
    fields = [Answer.enrollment, Answer.question, Answer.value, Answer.answered_at]
    with db.atomic():
        for start in range(0, len(answers), CHUNK):
            Answer.insert_many([(*row, at) for row in answers[start : start + CHUNK]], fields=fields).execute()
