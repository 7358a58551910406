"""What the desk's pages of pairing call people and results, by the format of the program."""
from flask_babel import ngettext

from portal.programs.formats import GROUP, ONE_TO_ONE, PEER, REVERSE
from portal.programs.models import Program
from portal.words import lazy as _

_AIM = _("Then no pair falls below the highest score that still allows that. Then the sum of all scores is as high as it can be.")
# Where a format has no words of its own, those under None hold.
WORDS = {
    "placed": {
        REVERSE: _("Leaders with a mentor"), ONE_TO_ONE: _("Mentees with a mentor"), PEER: _("Who asks, with a partner"),
        GROUP: _("Members with a circle"),
    },
    "all placed": {REVERSE: _("every leader has a place"), None: _("nobody is left over")},
    "mentors": {None: _("Mentors in the round"), PEER: _("Who shows in the round"), GROUP: _("Circles in the round")},
    "aim": {
        REVERSE: _("A round proposes who meets whom. First it places as many leaders as it can."),
        ONE_TO_ONE: _("A round proposes who meets whom. First it places as many mentees as it can."),
        PEER: _("A round divides the pool into who asks and who shows. First it makes as many pairs as it can."),
        GROUP: _("A round proposes who joins which circle. First it places as many as it can; circles of fewer than three are closed."),
    },
    "then": {None: _AIM},
    "complete mentors": {None: _("Mentors with a complete profile")},
    "complete others": {
        REVERSE: _("Leaders with a complete profile"), ONE_TO_ONE: _("Mentees with a complete profile"),
        PEER: _("Peers with a complete profile"), GROUP: _("Members with a complete profile"),
    },
    "waiting": {REVERSE: _("Leaders who wait, in the order of the list"), None: _("Who waits, in the order of the list")},
}


def pairing_word(program: Program, key: str) -> str:
    """What is said here in this program's format."""
    found = WORDS[key]
    return str(found.get(program.format) or found[None])


def released_word(program: Program, count: int) -> str:
    """That so many proposals of a round went out."""
    if program.format == GROUP:
        return ngettext("One place in a circle is proposed now.", "%(num)s places in circles are proposed now.", count)
    return ngettext("One pair is on its way to its members.", "%(num)s pairs are on their way to their members.", count)
