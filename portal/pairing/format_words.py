"""What the desk's pages of pairing call people and results, by the format of the program."""
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
    "then": {
        None: _AIM,
        PEER: _("Then, for this division, no pair falls below the highest score that still allows that, and the sum of all scores is as"
                " high as it can be. That no other division reaches more points is not proven."),
        GROUP: _("Then, for the circles that stay open, no pair falls below the highest score that still allows that, and the sum of all"
                 " scores is as high as it can be. That closing other circles would not be better is not proven."),
    },
    "floor": {
        None: _("No pair falls below the highest score that still allows that."),
        PEER: _("For this division of the pool, no pair falls below the highest score that still allows that."),
        GROUP: _("For the circles that stay open, no pair falls below the highest score that still allows that."),
    },
    "sum": {
        None: _("The sum of all scores is as high as it can be."),
        PEER: _("For this division of the pool, the sum of all scores is as high as it can be; that no other division reaches more points"
                " is not proven."),
        GROUP: _("For the circles that stay open, the sum of all scores is as high as it can be; that closing other circles would not be"
                 " better is not proven."),
    },
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
