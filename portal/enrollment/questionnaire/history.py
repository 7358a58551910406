"""What a question was before: who changed what, and when."""
from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN

from portal.enrollment.models import Question
from portal.enrollment.questionnaire.models import PastVersion, SecondLook
from portal.people.models import Person
from portal.words import lazy as _

FIELDS = {
    "prompt": _("the question"), "hint": _("the help"), "options": _("what can be chosen"),
    "is_required": _("whether everybody has to answer"), "shown_to": _("who can read it"),
}


@dataclass(frozen=True)
class Change:
    """One change: the version that it began, its author's name ("" for somebody who is gone), what it touched, and how it stood before."""

    version: int
    at: datetime
    by: str
    fields: list
    asks_again: bool
    before: PastVersion


def history_of(question: Question) -> list[Change]:
    """The changes of a question, the latest first."""
    rows = PastVersion.select(PastVersion, Person).join(Person, JOIN.LEFT_OUTER, on=(PastVersion.changed_by == Person.id))
    return [_change(row) for row in rows.where(PastVersion.question == question).order_by(PastVersion.number.desc())]


def looking_at(question: Question) -> int:
    """How many people have to look at this question again."""
    return SecondLook.select().where(SecondLook.question == question).count()


def _change(row: PastVersion) -> Change:
    by = row.changed_by.name if row.changed_by_id else ""
    return Change(row.number + 1, row.changed_at, by, [FIELDS[name] for name in row.fields], row.asks_again, row)
