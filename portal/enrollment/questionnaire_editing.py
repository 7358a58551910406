"""Changing a program's questionnaire without damage to what was answered: a promise may be kept tighter, never loosened."""
from collections.abc import Iterable

from peewee import fn

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Answer, Question
from portal.enrollment.queries import questions_for
from portal.people.models import Person
from portal.programs.models import Program

# From the widest circle of readers to the narrowest.
CIRCLES = ("partners", "coordinators", "pairing")
# Their options are numbers, or not kept with the question.
FIXED_OPTIONS = ("capacity", "languages")


def has_editable_options(question: Question) -> bool:
    """Whether a coordinator may name the options of this question."""
    return question.kind in ("one", "many", "rated") and question.key not in FIXED_OPTIONS


def circles_open_to(question: Question) -> tuple[str, ...]:
    """Who may be let read: any circle before the first answer, then the same or a narrower one."""
    return CIRCLES[CIRCLES.index(question.shown_to) :] if is_answered(question) else CIRCLES


def is_answered(question: Question) -> bool:
    """Whether anybody answered."""
    return Answer.select().where(Answer.question == question).exists()


def chosen_keys(question: Question) -> set[str]:
    """The keys of the options that somebody chose."""
    keys: set[str] = set()
    for (value,) in Answer.select(Answer.value).where(Answer.question == question).order_by(Answer.id).tuples():
        keys.update([value] if isinstance(value, str) else value or ())
    return keys


def change(question: Question, *, by: Person, **facts) -> None:
    """Give a question other words, options or readers; `facts` are columns of Question."""
    fields = sorted(name for name, value in facts.items() if getattr(question, name) != value)
    if fields:
        with db.atomic():
            Question.update(**facts).where(Question.id == question.id).execute()
            _note("enrollment.question_changed", question, by, fields=fields)


def add(program: Program, role: str, *, kind: str, prompt: str, by: Person) -> Question:
    """A new question at the end; nobody but the coordinators reads it until they say otherwise. Profiles that are complete stay so."""
    with db.atomic():
        last = Question.select(fn.MAX(Question.position)).where(Question.program == program, Question.role == role).scalar() or 0
        facts = {"kind": kind, "prompt": prompt, "is_required": False, "shown_to": "coordinators"}
        question = Question.create(program=program, role=role, position=last + 1, **facts)
        _note("enrollment.question_added", question, by)
    return question


def remove(question: Question, *, by: Person) -> bool:
    """Take a question out that nobody answered; whether it could be."""
    with db.atomic():
        if is_answered(question):
            return False
        _note("enrollment.question_removed", question, by)
        Question.delete().where(Question.id == question.id).execute()
        _renumber(questions_for(question.program_id, question.role))
    return True


def move(question: Question, *, up: bool, by: Person) -> None:
    """Let the question trade places with the one before or after it."""
    with db.atomic():
        listed = questions_for(question.program_id, question.role)
        at = next(place for place, each in enumerate(listed) if each.id == question.id)
        to = at - 1 if up else at + 1
        if 0 <= to < len(listed):
            listed[at], listed[to] = listed[to], listed[at]
            _renumber(listed)
            _note("enrollment.question_moved", question, by)


def with_labels(question: Question, labels: Iterable[tuple[str, str]]) -> list[dict]:
    """The options from (key, label) pairs: those without a label go, those without a key are new."""
    taken = {option["key"] for option in question.options}
    options = []
    for key, label in labels:
        if label:
            key = key if key in taken else _new_key(taken)
            taken.add(key)
            options.append({"key": key, "label": label})
    return options


def _new_key(taken: set[str]) -> str:
    return next(key for number in range(1, len(taken) + 2) if (key := f"own_{number}") not in taken)


def _renumber(questions: Iterable[Question]) -> None:
    """Positions are unique: all go out of the way, then to their place."""
    rows = list(questions)
    for sign in (-1, 1):
        for position, each in enumerate(rows, 1):
            Question.update(position=sign * position).where(Question.id == each.id).execute()


def _note(verb: str, question: Question, by: Person, **facts) -> None:
    record(verb, by=by, about=f"question/{question.id}", program=question.program_id, **facts)
