"""Answering the questionnaire a step at a time, and sending it in."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db, is_postgresql
from portal.enrollment.models import Answer, Enrollment, Question
from portal.enrollment.news import ProfileCompleted
from portal.enrollment.questionnaire.kinds import is_passed
from portal.enrollment.questionnaire.models import SecondLook
from portal.enrollment.questionnaire.progress import Progress
from portal.programs.models import Program

CHUNK = 200


class Unanswered(Exception):
    """The questionnaire was sent in before every question had its answer; `step` is the first that has none."""

    def __init__(self, step: int):
        super().__init__(step)
        self.step = step


class NoLongerAsked(Exception):
    """The question was taken out of the questionnaire."""


class Reworded(Exception):
    """The question has another version than the one that was looked at."""


class AnsweredMeanwhile(Exception):
    """The question has another answer than the one that was looked at: from another page, or another device."""

    def __init__(self, answer: Answer):
        super().__init__(answer)
        self.answer = answer


def answer(
    enrollment: Enrollment, question: Question, value, *, at: datetime,
    version: int | None = None, seen: str | None = None, seconds: int | None = None,
) -> None:
    """Keep an answer; the same question again replaces it. How many partners somebody takes becomes part of the place.

    `version` and `seen` (what `stamp_of` gave) are what the writer looked at, None for a writer who knows; `seconds` is how long.
    Raises NoLongerAsked, Reworded, AnsweredMeanwhile, and then keeps nothing.
    """
    with db.atomic():
        asked = _held(question)
        if version is not None and version != asked.version:
            raise Reworded
        earlier = Answer.get_or_none(Answer.enrollment == enrollment, Answer.question == asked)
        if seen is not None and earlier and seen != stamp_of(earlier) and earlier.value != value:
            raise AnsweredMeanwhile(earlier)
        _put(enrollment, asked, value, at, seconds)
        SecondLook.delete().where(SecondLook.enrollment == enrollment, SecondLook.question == asked).execute()
        mine = Enrollment.id == enrollment.id
        Enrollment.update(started_at=at).where(mine, Enrollment.started_at.is_null()).execute()
        if asked.key == "capacity" and value:
            Enrollment.update(capacity=min(int(value), enrollment.program.most_mentees)).where(mine).execute()


def stamp_of(answer: Answer | None) -> str:
    """What tells one state of an answer from another; "" for none."""
    return answer.answered_at.isoformat() if answer else ""


def send(enrollment: Enrollment, *, at: datetime) -> None:
    """Call the profile complete: from now on it can be paired. Raises Unanswered; a second time changes nothing."""
    with db.atomic():
        # A question that is added meanwhile waits for this, and then finds the profile complete.
        if is_postgresql():
            Program.select(Program.id).where(Program.id == enrollment.program_id).for_update().execute()
        step = Progress(enrollment).next_step
        if step is not None:
            raise Unanswered(step)
        still_open = (Enrollment.id == enrollment.id) & Enrollment.completed_at.is_null()
        if Enrollment.update(completed_at=at).where(still_open).execute():
            about = f"enrollment/{enrollment.id}"
            record("enrollment.profile_completed", by=enrollment.person, about=about, program=enrollment.program_id)
            announce(ProfileCompleted(enrollment, at))


def note_drawn(enrollment_ids: list[int], *, at: datetime) -> None:
    """A round was drawn from these profiles, so that a later change counts from the next one on."""
    for start in range(0, len(enrollment_ids), CHUNK):
        Enrollment.update(drawn_at=at).where(Enrollment.id.in_(enrollment_ids[start : start + CHUNK])).execute()


def answer_for_many(answers: list[tuple[int, int, object]], *, at: datetime) -> None:
    """Write many first answers, each as (enrollment id, question id, value): for the demo, which knows that nobody answered before."""
    fields = [Answer.enrollment, Answer.question, Answer.version, Answer.value, Answer.is_passed, Answer.answered_at]
    asked = {question for _place, question, _value in answers}
    with db.atomic():
        versions = dict(Question.select(Question.id, Question.version).where(Question.id.in_(asked)).order_by(Question.id).tuples())
        for start in range(0, len(answers), CHUNK):
            some = [
                (place, question, versions[question], value, is_passed(value), at)
                for place, question, value in answers[start : start + CHUNK]
            ]
            Answer.insert_many(some, fields=fields).execute()


def _held(question: Question) -> Question:
    """The question as it is now; no change of it comes between this answer and its end."""
    select = Question.select().where(Question.id == question.id)
    asked = (select.for_update("FOR SHARE") if is_postgresql() else select).first()
    if asked is None or asked.retired_at:
        raise NoLongerAsked
    return asked


def _put(enrollment: Enrollment, question: Question, value, at: datetime, seconds: int | None) -> None:
    facts = {"value": value, "answered_at": at, "version": question.version, "is_passed": is_passed(value)}
    # How long the first answer took is not overwritten.
    row = {"enrollment": enrollment, "question": question, "seconds": seconds, **facts}
    update = {getattr(Answer, name): fact for name, fact in facts.items()}
    Answer.insert(row).on_conflict(conflict_target=[Answer.enrollment, Answer.question], update=update).execute()
