"""What the pages of pairing by hand call people, by the format of the program; peers are paired by rounds alone."""
from collections.abc import Iterable

from flask_babel import gettext, ngettext

from portal.pairing.models import Proposal
from portal.programs.formats import GROUP, ONE_TO_ONE, REVERSE
from portal.programs.models import Program
from portal.words import lazy as _
from portal.words import listed

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


def drafted_words(program: Program, pairs: Iterable[Proposal]) -> list[str]:
    """That one of the two stands in the draft already, once for each pair, or of a group program once for each circle."""
    if program.format != GROUP:
        return [_pair_drafted(pair) for pair in pairs]
    circles: dict[int, list[Proposal]] = {}
    for pair in pairs:
        circles.setdefault(pair.mentor_id, []).append(pair)
    return [_circle_drafted(circle) for circle in circles.values()]


def _pair_drafted(pair: Proposal) -> str:
    return gettext(
        "%(mentor)s and %(leader)s are a pair in the draft of round %(number)s. If you propose these two, that pair may lack a place.",
        mentor=pair.mentor.employee.name, leader=pair.mentee.employee.name, number=pair.round.number,
    )  # fmt: skip


def _circle_drafted(circle: list[Proposal]) -> str:
    names = listed(pair.mentee.employee.name for pair in circle)
    told = {"names": names, "mentor": circle[0].mentor.employee.name, "number": circle[0].round.number}
    return ngettext(
        "The draft of round %(number)s has a place for %(names)s in the circle of %(mentor)s. If you propose these two, that place may be"
        " missing.",
        "The draft of round %(number)s has places for %(names)s in the circle of %(mentor)s. If you propose these two, one of these places"
        " may be missing.",
        len(circle), **told,
    )  # fmt: skip
