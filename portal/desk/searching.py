"""Whom a search in the desk's lists of mentorships finds: either of a pair, and every member of a circle, not only its first."""
from peewee import fn

from portal.desk.mentorship_queries import AnyMember, Lines
from portal.enrollment.models import Employee, Enrollment
from portal.mentorships.models import Mentorship
from portal.programs.formats import GROUP
from portal.programs.models import Program
from portal.web.listing import MOST_WORDS, every_word

Seat, Named = Enrollment.alias(), Employee.alias()


def searched(program: Program, found: Lines, words: str) -> list:
    """The conditions that each of the words is in a name of the mentorship."""
    if program.format != GROUP:
        return every_word(words, (*found.mentor, *found.leader))
    return [fn.EXISTS(_members_called(word)) for word in words.split()[:MOST_WORDS]]


def _members_called(word: str):
    rows = AnyMember.select(AnyMember.id).join(Seat, on=AnyMember.enrollment == Seat.id).join(Named, on=Seat.employee == Named.id)
    return rows.where(AnyMember.mentorship == Mentorship.id, Named.given_name.contains(word) | Named.family_name.contains(word))
