"""What a person may do with their own place in a program."""
from datetime import date, datetime, timedelta

from portal.enrollment.models import MENTOR, Enrollment
from portal.people.models import Person
from portal.programs.formats import fewest_partners as fewest_of_role
from portal.programs.formats import roles_in
from portal.programs.models import Program
from portal.words import lazy as _

NUMBERS = {
    1: _("One"), 2: _("Two"), 3: _("Three"), 4: _("Four"), 5: _("Five"), 6: _("Six"), 7: _("Seven"), 8: _("Eight"), 9: _("Nine"),
    10: _("Ten"), 11: _("Eleven"), 12: _("Twelve"),
}
BACK_WITHIN = timedelta(days=30)


class PlacePolicy:
    """A place is its holder's: resting, coming back and leaving need nobody's yes, and nobody else does any of it for them."""

    def __init__(self, person: Person, place: Enrollment, at: datetime):
        self.is_mine = place.person_id == person.id
        self._place, self._at = place, at

    @property
    def change(self) -> bool:
        """Whether it is the holder's, and has not ended: then it can be changed, paused and left."""
        return self.is_mine and not self._place.has_ended

    @property
    def come_back(self) -> bool:
        """From a pause at any time; after leaving for 30 days, while the program lasts. Later, a coordinator opens it again."""
        if not self._place.has_ended:
            return self.is_mine and self._place.is_paused(self._at.date())
        return self.is_mine and self._at.date() <= back_until(self._place, self._place.ended_at)


def back_until(place: Enrollment, left_at: datetime) -> date:
    """The last day on which somebody who leaves at `left_at` can come back without asking."""
    return min((left_at + BACK_WITHIN).date(), place.program.ends_on)


def most_partners(place: Enrollment) -> int:
    """How many partners at once the program allows this place: whoever is mentored has one mentor."""
    return place.program.most_mentees if place.role == MENTOR else 1


def fewest_partners(place: Enrollment) -> int:
    """How many partners at once this place takes at least: a circle needs some."""
    return fewest_of_role(place.program, place.role)


def partners_word(number: int):
    """A number of partners as a word, as long as there is one."""
    return NUMBERS.get(number, str(number))


def may_take_role(program: Program, role: str, level: int) -> bool:
    """Whether the program lets one person hold both roles, and somebody of this job level hold this one."""
    first, last = (
        (program.mentor_level_from, program.mentor_level_to) if role == MENTOR else (program.mentee_level_from, program.mentee_level_to)
    )
    return program.allows_both and role in roles_in(program) and first <= level <= last
