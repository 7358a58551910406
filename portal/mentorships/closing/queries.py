"""Reads of what members wrote when looking back: one's own, and of the others what is shared; the rest is never fetched."""
from peewee import ModelSelect

from portal.mentorships.closing.models import Reflection
from portal.mentorships.models import Member, Mentorship
from portal.people.models import Person


def reflections_visible_to(person: Person, mentorship: Mentorship) -> ModelSelect:
    """What `person` may read of a mentorship's looks back, each with its writer, oldest first."""
    mine = Member.select(Member.mentorship).where(Member.person == person)
    readable = (Reflection.written_by == person) | (Reflection.is_private == False)  # noqa: E712 - an expression
    rows = Reflection.select(Reflection, Person).join(Person)
    return rows.where(Reflection.mentorship == mentorship, Reflection.mentorship.in_(mine), readable).order_by(Reflection.id)
