"""What a program keeps now, counted, and who would lose words."""
from dataclasses import dataclass
from datetime import date

from peewee import ModelSelect

from portal.goals.models import Goal, JournalEntry
from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Member, Mentorship
from portal.own_data.models import Retention
from portal.own_data.retention import KINDS, Kind, days_of, goes_on
from portal.people.models import Person
from portal.programs.models import Program


@dataclass(frozen=True)
class Preview:
    """One kind: how many days it is kept after the end, on which day it goes, and how many rows would go if that were today."""

    kind: Kind
    days: int
    goes_on: date
    rows: int


def retention_of(program: Program) -> Retention | None:
    """What the coordinators of this program decided, if they did."""
    return Retention.get_or_none(Retention.program == program)


def preview(program: Program) -> list[Preview]:
    """What goes when, and how much; as many statements as there are tables."""
    retention = retention_of(program)
    days, going = days_of(program, retention), goes_on(program, retention)
    return [Preview(kind, days[kind.key], going[kind.key], _rows(kind, program)) for kind in KINDS]


def _rows(kind: Kind, program: Program) -> int:
    return sum(each.table.select().where(each.mine(program)).count() for each in kind.rows)


def writers_in(program: Program) -> ModelSelect:
    """The people who still have a goal, a journal entry or a look back in this program and can read a letter about it."""
    mentorships = Mentorship.select(Mentorship.id).where(Mentorship.program == program)
    wrote = JournalEntry.select(JournalEntry.written_by).where(JournalEntry.mentorship.in_(mentorships))
    aims = Goal.select(Goal.owner).where(Goal.mentorship.in_(mentorships))
    members = Member.select(Member.person).where(Member.mentorship.in_(mentorships))
    looked_back = Reflection.select(Reflection.written_by).where(Reflection.mentorship.in_(mentorships))
    has_words = Person.id.in_(wrote) | Person.id.in_(aims) | Person.id.in_(looked_back)
    return Person.select().where(Person.id.in_(members), has_words, Person.left_at.is_null()).order_by(Person.id)
