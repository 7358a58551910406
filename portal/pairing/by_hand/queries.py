"""Whom a coordinator can pair by hand."""
from datetime import date

from peewee import ModelSelect

from portal.enrollment.models import MENTOR, Employee, Enrollment
from portal.enrollment.queries import pairable
from portal.pairing.choosing.queries import agreed_at
from portal.pairing.models import Proposal
from portal.pairing.queries import draft_of, is_released, places_taken, proposals_of
from portal.programs.formats import GROUP
from portal.programs.models import Program
from portal.web.listing import every_word

MOST = 10


def found_by(program: Program, role: str, words: str, on: date) -> tuple[list[Enrollment], int]:
    """(the first places of this role with somewhere left whose holders' names hold all the words, by name; how many there are).

    Of the mentors of a group program, those whose circle has begun.
    """
    taken = places_taken(program)
    conditions = every_word(words, (Employee.family_name, Employee.given_name))
    rows = pairable(program, role, on).where(*conditions) if conditions else pairable(program, role, on)
    rows = rows.order_by(Employee.family_name, Employee.given_name, Enrollment.id)
    free = [place for place in rows if place.capacity > taken[place.id]]
    if program.format == GROUP and role == MENTOR:
        # A circle begins with three or more, which only a round sees to; by hand somebody joins one.
        begun = agreed_at([place.id for place in free])
        free = [place for place in free if begun[place.id]]
    return free[:MOST], len(free)


def drafted_with(program: Program, mentor: Enrollment, leader: Enrollment) -> ModelSelect:
    """The pairs of the program's draft that nobody has seen yet and in which one of the two is."""
    ours = Proposal.mentor.in_([mentor, leader]) | Proposal.mentee.in_([mentor, leader])
    return proposals_of(draft_of(program)).where(~is_released(), ours)
