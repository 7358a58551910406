"""Who is missing before a round can be drawn: it needs somebody with a free place on either side."""
from datetime import date

from portal.enrollment.models import MENTEE, MENTOR, Employee, Enrollment
from portal.enrollment.queries import pairable
from portal.enrollment.questionnaire.looks import held_back
from portal.pairing.queries import places_taken
from portal.programs.formats import GROUP, ONE_TO_ONE, PEER, REVERSE
from portal.programs.models import Program
from portal.words import lazy as _

WORDS = {
    MENTOR: {
        GROUP: _("No circle has a free place: nobody who leads one has a complete profile, is here and has room."),
        None: _("No mentor with a complete profile is here and has a free place."),
    },
    MENTEE: {
        REVERSE: _("No leader with a complete profile is here and has a free place."),
        ONE_TO_ONE: _("No mentee with a complete profile is here and has a free place."),
        PEER: _("Nobody with a complete profile is here and has a free place."),
        GROUP: _("No member with a complete profile is here and has a free place."),
    },
}
"""Role -> what is said by format when nobody in it can be paired; under None for the formats that are not named."""


def missing_in(program: Program, on: date) -> list[str]:
    """One sentence for each side of which nobody could be in a round on this day; of peers, who are on both sides, one at most."""
    taken = places_taken(program)
    roles = [MENTEE] if program.format == PEER else [MENTOR, MENTEE]
    without = [role for role in roles if not _has_room(program, role, taken, on)]
    return [str(WORDS[role].get(program.format) or WORDS[role][None]) for role in without]


def _has_room(program: Program, role: str, taken, on: date) -> bool:
    here = pairable(program, role, on).where(Employee.status == "active", Enrollment.id.not_in(held_back()))
    return any(capacity > taken[place] for place, capacity in here.select(Enrollment.id, Enrollment.capacity).tuples())
