"""What is said of a request: to its members when a mentorship ends by one, as without one, and to who coordinates, how many wait."""
from flask_babel import ngettext

from portal.mentorships.circle_actions import is_circle
from portal.mentorships.ending_words import BY_COORDINATOR, CIRCLE, NEUTRAL
from portal.mentorships.models import COORDINATOR, ENDED, Mentorship
from portal.mentorships.queries import side_of
from portal.people.models import Person
from portal.programs.formats import GROUP, MENTOR
from portal.programs.models import Program
from portal.words import lazy as _

WITHOUT_YOU = _("The others see that you are not in the circle any more, and not why.")


def words_both_read(mentorship: Mentorship, person: Person) -> tuple:
    """(what the members read when a coordinator ends it, what when `person` does now)."""
    if not is_circle(mentorship):
        by_coordinator, by_member = BY_COORDINATOR, NEUTRAL
    elif side_of(mentorship, person) == MENTOR:
        by_coordinator, by_member = CIRCLE[COORDINATOR], CIRCLE[ENDED]
    else:
        return WITHOUT_YOU, WITHOUT_YOU
    return tuple(_all_read(mentorship, words) for words in (by_coordinator, by_member))


def waiting_words(program: Program, count: int) -> str:
    """That so many wait for a coordinator."""
    if program.format == GROUP:
        return ngettext("Another circle is asked for", "%(num)s other circles are asked for", count)
    return ngettext("A new pairing is asked for", "%(num)s new pairings are asked for", count)


def _all_read(mentorship: Mentorship, words):
    if is_circle(mentorship):
        return _("All of you read then: “%(words)s”", words=words)
    return _("Both read then: “%(words)s”", words=words)
