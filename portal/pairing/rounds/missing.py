"""Who is missing before a round can be drawn: it needs somebody with a free place on either side."""
from datetime import date

from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.enrollment.queries import pairable
from portal.enrollment.questionnaire.looks import held_back
from portal.pairing.format_words import pairing_word
from portal.pairing.queries import places_taken
from portal.programs.formats import PEER
from portal.programs.models import Program


def missing_in(program: Program, on: date) -> list[str]:
    """One sentence for each side of which nobody could be in a round on this day; of peers, who are on both sides, one at most."""
    taken = places_taken(program)
    roles = [MENTEE] if program.format == PEER else [MENTOR, MENTEE]
    without = [role for role in roles if not _has_room(program, role, taken, on)]
    return [pairing_word(program, f"no {role}") for role in without]


def _has_room(program: Program, role: str, taken, on: date) -> bool:
    here = pairable(program, role, on).where(Employee.status == "active", Enrollment.id.not_in(held_back()))
    return any(capacity > taken[place] for place, capacity in here.select(Enrollment.id, Enrollment.capacity).tuples())
