"""What is said of a mentorship that has ended: the same neutral words to both, on every page and in every letter."""
from portal.mentorships.models import COORDINATOR, ENDED, FINISHED, GONE, SILENT, Ending
from portal.people.models import Person
from portal.programs.formats import GROUP
from portal.words import lazy as _

NEUTRAL = _("This mentorship has ended. Either of you may end it at any time, and nobody has to say why.")
THANKS = _("This mentorship is finished. Thank you both for the time that you gave each other.")
BY_COORDINATOR = _("This mentorship has ended. A coordinator closed it, and that says nothing about either of you.")
BY_SILENCE = _("This mentorship has closed because no session took place for some time. That happens, and nobody is at fault.")
CIRCLE = {
    ENDED: _("This circle has ended. Its mentor may end it at any time, and so does a circle of one; nobody has to say why."),
    FINISHED: _("This circle is finished. Thank you all for the time that you gave each other."),
    COORDINATOR: _("This circle has ended. A coordinator closed it, and that says nothing about any of you."),
    SILENT: _("This circle has closed because no session took place for some time. That happens, and nobody is at fault."),
}
WORDS = {ENDED: NEUTRAL, FINISHED: THANKS, COORDINATOR: BY_COORDINATOR, SILENT: BY_SILENCE}


def words_for(reader: Person, ending: Ending | None):
    """What `reader` reads of this ending; of an old one, of which nothing more is known, the neutral words."""
    how = ending.how if ending else ENDED
    in_circle = ending is not None and ending.mentorship.program.format == GROUP
    if how == GONE and ending.gone_id not in (None, reader.id):
        return gone_words(ending.gone, in_circle=in_circle)
    words = CIRCLE if in_circle else WORDS
    return words.get(how, words[ENDED])


def gone_words(gone: Person, *, in_circle: bool):
    """What the others read of somebody who has left the company."""
    told = {"name": gone.name}
    if in_circle:
        return _("%(name)s no longer takes part, so this circle has ended. That is not because of anything you did.", **told)
    return _("%(name)s no longer takes part, so this mentorship has ended. That is not because of anything you did.", **told)
