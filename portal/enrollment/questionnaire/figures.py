"""How a questionnaire goes: where people stop and how long they take; counted in as many statements for ten people as for ten thousand.

The words are defined in docs/measures.md. Times are told of five people or more, or of more where the program asks for them.
"""
from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import JOIN, fn

from portal.enrollment.models import Answer, Enrollment, Question
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.small_groups import SMALLEST, is_enough

# Whoever saved nothing for so long has stopped, for now.
STOPPED_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class QuestionFigures:
    """One question: who came to it, answered, passed it over, stopped there; the median of the seconds that it took, None for too few."""

    question: Question
    reached: int
    answered: int
    passed: int
    stopped: int
    seconds: float | None
    smallest: int = SMALLEST

    @property
    def is_shown(self) -> bool:
        """Whether enough people came to it."""
        return is_enough(self.reached, self.smallest)


@dataclass(frozen=True)
class RoleFigures:
    """One role's questionnaire: places, begun, sent; the median of the active minutes until it was sent, None for too few."""

    role: str
    places: int
    begun: int
    sent: int
    minutes: float | None
    questions: list[QuestionFigures]


def figures_of(program: Program, role: str, questions: list[Question], at: datetime) -> RoleFigures:
    """The figures of one role as of `at`; of people who have left, nothing is counted."""
    given, waiting = _given(program, role), _waiting(program, role, questions)
    stopped = _waiting(program, role, questions, silent_since=at - STOPPED_AFTER)
    seconds, smallest = _seconds(program, role), program.smallest_group
    places, begun, sent = _standing(program, role)
    rows = [_question(each, given, waiting, stopped, seconds, smallest) for each in questions]
    return RoleFigures(role, places, begun, sent, _median(_minutes(program, role), smallest), rows)


def _question(question: Question, given: dict, waiting: dict, stopped: dict, seconds: dict, smallest: int) -> QuestionFigures:
    count, passed = given.get(question.id, (0, 0))
    reached, stops = count + waiting.get(question.position, 0), stopped.get(question.position, 0)
    median = _median(seconds.get(question.id, {}), smallest)
    return QuestionFigures(question, reached, count - passed, passed, stops, median, smallest)


def _median(counts: dict[int, int], smallest: int) -> float | None:
    """The median of values that come with how often each was; None for too few."""
    number = sum(counts.values())
    if not is_enough(number, smallest):
        return None
    middle, passed, found = ((number - 1) // 2, number // 2), 0, []
    for value in sorted(counts):
        found += [value for place in middle if passed <= place < passed + counts[value]]
        passed += counts[value]
    return sum(found) / 2


def _mine(program: Program, role: str):
    here = Person.select(Person.id).where(Person.left_at.is_null())
    return (Enrollment.program == program) & (Enrollment.role == role) & Enrollment.person.in_(here)


def _begun():
    return fn.EXISTS(Answer.select(Answer.id).where(Answer.enrollment == Enrollment.id))


def _standing(program: Program, role: str) -> tuple[int, int, int]:
    """(places, those that have an answer or were sent, those that were sent)."""
    mine, sent = _mine(program, role), Enrollment.completed_at.is_null(False)
    select = Enrollment.select(
        fn.COUNT(Enrollment.id), fn.COUNT(Enrollment.id).filter(_begun() | sent), fn.COUNT(Enrollment.id).filter(sent)
    )
    return next(iter(select.where(mine).tuples()))


def _given(program: Program, role: str) -> dict[int, tuple[int, int]]:
    """{question: (answers, those of them that passed it over)}."""
    select = Answer.select(Answer.question, fn.COUNT(Answer.id), fn.COUNT(Answer.id).filter(Answer.is_passed)).join(Enrollment)
    rows = select.where(_mine(program, role)).group_by(Answer.question).order_by(Answer.question)
    return {question: (count, passed) for question, count, passed in rows.tuples()}


def _waiting(program: Program, role: str, questions: list[Question], silent_since: datetime | None = None) -> dict[int, int]:
    """{position: how many stand at that question}: it is the first of these without an answer of a profile that was not sent."""
    asked = Question.id.in_([question.id for question in questions] or [0])
    given = (Answer.enrollment == Enrollment.id) & (Answer.question == Question.id)
    select = (
        Enrollment.select(Enrollment.id, fn.MIN(Question.position).alias("position"))
        .join(Question, on=asked)
        .join_from(Enrollment, Answer, JOIN.LEFT_OUTER, on=given)
        .where(_mine(program, role), Enrollment.completed_at.is_null(), Answer.id.is_null())
        .group_by(Enrollment.id)
    )
    if silent_since:
        later = Answer.alias()
        spoke = fn.EXISTS(later.select(later.id).where(later.enrollment == Enrollment.id, later.answered_at > silent_since))
        select = select.where(Enrollment.enrolled_at <= silent_since, ~spoke)
    first = select.alias("first")
    rows = Enrollment.select(first.c.position, fn.COUNT(1)).from_(first).group_by(first.c.position).order_by(first.c.position)
    return dict(rows.tuples())


def _seconds(program: Program, role: str) -> dict[int, dict[int, int]]:
    """{question: {seconds: how many took that long}}; there are at most as many different ones as a break has seconds."""
    timed = _mine(program, role) & Answer.seconds.is_null(False)
    select = Answer.select(Answer.question, Answer.seconds, fn.COUNT(Answer.id)).join(Enrollment).where(timed)
    found: dict[int, dict[int, int]] = {}
    for question, seconds, count in select.group_by(Answer.question, Answer.seconds).order_by(Answer.question, Answer.seconds).tuples():
        found.setdefault(question, {})[seconds] = count
    return found


def _minutes(program: Program, role: str) -> dict[int, int]:
    """{minutes: how many profiles took that long}, of those that were sent: the seconds of their answers, added up and rounded."""
    total = fn.SUM(Answer.seconds)
    sent = _mine(program, role) & Enrollment.completed_at.is_null(False) & Answer.seconds.is_null(False)
    each = Answer.select(((total + 30) / 60).alias("minutes")).join(Enrollment).where(sent).group_by(Answer.enrollment).alias("each")
    rows = Answer.select(each.c.minutes, fn.COUNT(1)).from_(each).group_by(each.c.minutes).order_by(each.c.minutes)
    return {int(minutes): count for minutes, count in rows.tuples()}
