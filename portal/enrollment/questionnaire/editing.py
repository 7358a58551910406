"""Changing a program's questionnaire without damage to what was answered: each change is a version, and a promise is never loosened."""
from datetime import datetime

from portal.audit.actions import record
from portal.db import db, is_postgresql
from portal.enrollment.models import MENTEE, MENTOR, Answer, Question
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire import looks
from portal.enrollment.questionnaire.kinds import CIRCLES, KINDS, PAIRING_ONLY, SHARED, circles_of, has_own_options, list_of
from portal.enrollment.questionnaire.models import NEW, WANTED, PastVersion, SecondLook
from portal.enrollment.questionnaire.order import place, renumber
from portal.people.models import Person
from portal.programs.models import Program

# What a version keeps.
VERSIONED = ("prompt", "hint", "options", "is_required", "shown_to")


class TooWide(Exception):
    """More people would read answers than was promised when they were given."""


def circles_open_to(question: Question) -> tuple[str, ...]:
    """Who may be let read: any circle of the kind before the first answer, then the same or a narrower one."""
    circles = circles_of(question.kind)
    return tuple(circle for circle in circles if not is_answered(question) or not _is_wider(circle, question.shown_to))


def is_answered(question: Question) -> bool:
    """Whether anybody answered."""
    return Answer.select().where(Answer.question == question).exists()


def change(question: Question, *, by: Person, at: datetime, asks_again: bool = False, holds_pairing: bool = False, **facts) -> None:
    """Give a question other words, options or readers; `facts` are columns of Question.

    With `asks_again` everybody who answered looks again; who chose an option that is gone, or has no answer to what wants one now,
    does in any case. With `holds_pairing` rounds are drawn without these people until then. Raises TooWide.
    """
    with db.atomic():
        row = _held(question)
        if _is_wider(facts.get("shown_to", row.shown_to), row.shown_to) and is_answered(row):
            raise TooWide
        fields = [name for name in VERSIONED if name in facts and facts[name] != getattr(row, name)]
        if not fields and not asks_again:
            return
        if asks_again or not _is_order_alone(row, fields, facts):
            _keep_version(row, fields, by, at, asks_again)
            facts = {**facts, "version": row.version + 1}
        Question.update(facts).where(Question.id == row.id).execute()
        _ask_to_look_again(row, fields, facts, at=at, asks_again=asks_again, holds_pairing=holds_pairing)
        _note("enrollment.question_changed", row, by, fields=sorted(fields), asks_again=asks_again)
        if "options" in fields and row.key in SHARED:
            _share_options(row, facts["options"], by=by, at=at, holds_pairing=holds_pairing)


def add(program: Program, role: str, *, kind: str, prompt: str, by: Person, at: datetime, to: int | None = None, **facts) -> Question:
    """A new question at place `to`, or at the end; optional, and read by coordinators alone, unless `facts` say otherwise.

    Pairing reads it if its kind is made for that and no other question is read for it yet. Profiles that are complete stay so.
    """
    with db.atomic():
        hold_program(program)
        listed = questions_for(program, role)
        key = facts.pop("key", KINDS[kind].key)
        facts = {
            "is_required": False, "shown_to": PAIRING_ONLY if circles_of(kind) == (PAIRING_ONLY,) else "coordinators", **facts,
            "key": "" if key in {each.key for each in listed} else key,
        }
        facts.setdefault("options", _options_of(program, facts["key"]) if facts["key"] in SHARED else [])
        question = Question.create(program=program, role=role, position=len(listed) + 1, kind=kind, prompt=prompt, **facts)
        place(question, len(listed) + 1 if to is None else to)
        if question.is_required:
            looks.ask_for_an_answer(question, NEW, at=at, holds_pairing=False)
        _note("enrollment.question_added", question, by)
    return question


def copy(question: Question, role: str, *, by: Person, at: datetime) -> Question:
    """The same question once more, after it or at the end for the other role; optional at first."""
    facts = {name: getattr(question, name) for name in ("kind", "prompt", "hint", "options", "shown_to")}
    after = question.position + 1 if role == question.role else None
    return add(question.program, role, by=by, at=at, to=after, **facts)


def remove(question: Question, *, by: Person, at: datetime) -> bool:
    """Ask it no longer: gone if nobody answered, else kept with its answers; whether it is gone."""
    with db.atomic():
        row, answered = _held(question), is_answered(question)
        if answered:
            facts = {"retired_at": at, "retired_by": by, "position": -row.id}
            Question.update(facts).where(Question.id == row.id).execute()
            SecondLook.delete().where(SecondLook.question == row).execute()
        else:
            Question.delete().where(Question.id == row.id).execute()
        renumber(questions_for(row.program_id, row.role))
        _note("enrollment.question_retired" if answered else "enrollment.question_removed", row, by)
    return not answered


def restore(question: Question, *, by: Person, at: datetime) -> None:
    """Ask again what was taken out, at the end; pairing reads it unless another question is read for that now."""
    with db.atomic():
        hold_program(question.program_id)
        listed = questions_for(question.program_id, question.role)
        facts = {"retired_at": None, "retired_by": None, "position": len(listed) + 1}
        facts["key"] = "" if question.key in {each.key for each in listed} else question.key
        Question.update(facts).where(Question.id == question.id).execute()
        if question.is_required:
            looks.ask_for_an_answer(question, NEW, at=at, holds_pairing=False)
        _note("enrollment.question_restored", question, by)


def move(question: Question, *, to: int, by: Person) -> None:
    """Put a question at place `to`, counted from 1; the others close up."""
    with db.atomic():
        hold_program(question.program_id)
        if place(question, to):
            _note("enrollment.question_moved", question, by)


def _is_wider(circle: str, than: str) -> bool:
    return CIRCLES.index(circle) < CIRCLES.index(than)


def _is_order_alone(row: Question, fields: list[str], facts: dict) -> bool:
    """Whether nothing changes but the order of the options, which changes no meaning."""
    return fields == ["options"] and sorted(map(_pair, row.options)) == sorted(map(_pair, facts["options"]))


def _pair(option: dict) -> tuple[str, str]:
    return option["key"], option["label"]


def _keep_version(row: Question, fields: list[str], by: Person, at: datetime, asks_again: bool) -> None:
    stood = {name: getattr(row, name) for name in VERSIONED}
    PastVersion.create(question=row, number=row.version, changed_by=by, changed_at=at, fields=fields, asks_again=asks_again, **stood)


def _ask_to_look_again(row: Question, fields: list[str], facts: dict, *, at: datetime, asks_again: bool, holds_pairing: bool) -> None:
    how = {"at": at, "holds_pairing": holds_pairing}
    if asks_again:
        looks.ask_again(row, **how)
    if "options" in fields and has_own_options(row):
        gone = {option["key"] for option in row.options} - {option["key"] for option in facts["options"]}
        if gone:
            looks.ask_for_another_choice(row, gone, **how)
    if "is_required" in fields and facts["is_required"]:
        looks.ask_for_an_answer(row, WANTED, **how)


def _share_options(row: Question, options: list[dict], *, by: Person, at: datetime, holds_pairing: bool) -> None:
    """What can be shown and what can be wanted are one list: else a topic of the company's own would never meet."""
    for twin in [*questions_for(row.program_id, MENTOR), *questions_for(row.program_id, MENTEE)]:
        if list_of(twin.key) == list_of(row.key) and twin.id != row.id and twin.options != options:
            change(twin, by=by, at=at, holds_pairing=holds_pairing, options=options)


def _options_of(program: Program, key: str) -> list[dict]:
    """What the other role chooses from."""
    found = Question.select(Question.options).where(Question.program == program, Question.key == key, Question.retired_at.is_null())
    return next((options for (options,) in found.order_by(Question.id).tuples()), [])


def _held(question: Question) -> Question:
    """The question as it is now; nobody answers or changes it until this is done."""
    hold_program(question.program_id)
    select = Question.select().where(Question.id == question.id)
    return (select.for_update() if is_postgresql() else select).get()


def hold_program(program: Program | int) -> None:
    """One change of a questionnaire at a time, and no profile is sent in meanwhile; SQLite has one writer anyway."""
    if is_postgresql():
        Program.select(Program.id).where(Program.id == getattr(program, "id", program)).for_update().execute()


def _note(verb: str, question: Question, by: Person, **facts) -> None:
    record(verb, by=by, about=f"question/{question.id}", program=question.program_id, **facts)
