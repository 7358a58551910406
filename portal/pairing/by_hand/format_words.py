"""What the pages of pairing by hand call people, by the format of the program; peers are paired by rounds alone."""
from portal.programs.formats import GROUP, ONE_TO_ONE, REVERSE
from portal.programs.models import Program
from portal.words import lazy as _

_MENTOR = _("Name of the mentor")
_FREE = _("Search for less of the name. Only people with a complete profile and a free place are found.")
WORDS = {
    "name of one": {REVERSE: _MENTOR, ONE_TO_ONE: _MENTOR, GROUP: _MENTOR},
    "name of the other": {REVERSE: _("Name of the leader"), ONE_TO_ONE: _("Name of the mentee"), GROUP: _("Name of the member")},
    "choose two": {
        REVERSE: _("Choose a mentor and a leader with a free place. Then you see the score of the two and every rule, before anything"
                   " goes out."),
        ONE_TO_ONE: _("Choose a mentor and a mentee with a free place. Then you see the score of the two and every rule, before anything"
                      " goes out."),
        GROUP: _("By hand a member joins a circle that has begun; new circles come out of a round. Choose a mentor whose circle has a free"
                 " place, and a member without one. Then you see the score of the two and every rule, before anything goes out."),
    },
    "nobody": {
        REVERSE: _FREE, ONE_TO_ONE: _FREE,
        GROUP: _("Search for less of the name. Only members with a complete profile and no circle are found, and mentors whose circle has"
                 " begun and has a free place."),
    },
}


def hand_word(program: Program, key: str) -> str:
    """What is said here in this program's format."""
    return str(WORDS[key][program.format])
