"""The words that both members read when a mentorship ends by a request; the same that they would read without one."""
from portal.mentorships.circle_actions import is_circle
from portal.mentorships.ending_words import BY_COORDINATOR, CIRCLE, NEUTRAL
from portal.mentorships.models import COORDINATOR, ENDED, Mentorship
from portal.mentorships.queries import side_of
from portal.people.models import Person
from portal.programs.formats import MENTOR
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
    return _both(by_coordinator), _both(by_member)


def _both(words):
    return _("Both read then: “%(words)s”", words=words)
