"""Starting from another questionnaire: another program's, or what a purpose brings. Questions travel; answers never do."""
from dataclasses import dataclass
from datetime import datetime

from portal.audit.actions import record
from portal.db import db
from portal.enrollment.models import Answer, Question
from portal.enrollment.queries import questions_for
from portal.enrollment.questionnaire import editing
from portal.enrollment.questionnaire.defaults import questions, up_to_most
from portal.enrollment.questionnaire.kinds import CIRCLES
from portal.enrollment.questionnaire.order import renumber
from portal.people.models import Person
from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.programs.purposes import Purpose

TRAVELS = ("key", "kind", "prompt", "hint", "options", "is_required", "shown_to")


@dataclass(frozen=True)
class Plan:
    """What taking another questionnaire over does to one role's: what comes, what stays and takes its words, what goes."""

    role: str
    rows: list[dict]
    # For each of `rows` the question that it is now, or None.
    stays: list[Question | None]
    goes: list[Question]

    @property
    def added(self) -> list[dict]:
        return [row for row, question in zip(self.rows, self.stays, strict=True) if question is None]

    @property
    def kept(self) -> list[tuple[Question, dict]]:
        return [(question, row) for row, question in zip(self.rows, self.stays, strict=True) if question is not None]


def rows_of_program(source: Program, role: str) -> list[dict]:
    """The questions of another program, as columns of Question."""
    return [{name: getattr(question, name) for name in TRAVELS} for question in questions_for(source, role)]


def plans_for(program: Program, source: Program | Purpose) -> list[Plan]:
    """What would become of both roles' questions."""
    return [_plan(program, role, _fitting(program, source, role)) for role in roles_in(program)]


def is_untouched(program: Program) -> bool:
    """Whether nobody has answered anything yet, so that all questions can be put in the place of these."""
    return not Answer.select().join(Question).where(Question.program == program).exists()


def take_over(program: Program, source: Program | Purpose, *, by: Person, at: datetime) -> None:
    """Ask what `source` asks. Before the first answer that replaces all; later it is a change of each question, and what goes is kept."""
    with db.atomic():
        editing.hold_program(program)
        plans = plans_for(program, source)
        if is_untouched(program):
            _replace(program, plans)
        else:
            for plan in plans:
                _carry_out(program, plan, by=by, at=at)
        record("enrollment.questionnaire_taken_over", by=by, about=f"program/{program.id}", program=program.id)


def _fitting(program: Program, source: Program | Purpose, role: str) -> list[dict]:
    """The rows of one role, with the number of partners that this program allows."""
    rows = questions(program, source, role) if isinstance(source, Purpose) else rows_of_program(source, role)
    numbers = up_to_most(program)
    fitting = [row for row in rows if row["key"] != "capacity" or len(numbers) > 1]
    return [{**row, "options": numbers} if row["key"] == "capacity" else row for row in fitting]


def _plan(program: Program, role: str, rows: list[dict]) -> Plan:
    left, stays = questions_for(program, role), []
    for row in rows:
        same = next((question for question in left if _is_same(question, row)), None)
        stays.append(same)
        left = [question for question in left if question is not same]
    return Plan(role, rows, stays, left)


def _is_same(question: Question, row: dict) -> bool:
    """Read by the same key, or by people alone and asked in the same words; and answered alike."""
    if question.kind != row["kind"] or question.key != row["key"]:
        return False
    return bool(question.key) or question.prompt.casefold() == row["prompt"].casefold()


def _replace(program: Program, plans: list[Plan]) -> None:
    Question.delete().where(Question.program == program).execute()
    for plan in plans:
        for position, row in enumerate(plan.rows, 1):
            Question.create(program=program, role=plan.role, position=position, **row)


def _carry_out(program: Program, plan: Plan, *, by: Person, at: datetime) -> None:
    for question in plan.goes:
        editing.remove(question, by=by, at=at)
    in_order = []
    for row, question in zip(plan.rows, plan.stays, strict=True):
        if question is None:
            question = editing.add(program, plan.role, by=by, at=at, **row)
        else:
            # A promise is kept: of both circles, the narrower.
            fewer = max(question.shown_to, row["shown_to"], key=CIRCLES.index)
            words = {name: row[name] for name in ("prompt", "hint", "options", "is_required")}
            editing.change(question, by=by, at=at, shown_to=fewer, **words)
        in_order.append(question.id)
    fresh = {question.id: question for question in questions_for(program, plan.role)}
    renumber(fresh[number] for number in in_order)
