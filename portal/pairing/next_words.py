"""Where the next partner comes from: a round or, where people ask each other, they themselves; in the words of the program's format."""
from flask_babel import ngettext

from portal.clock import today
from portal.programs.formats import GROUP, MENTEE, MENTOR
from portal.programs.models import Program
from portal.programs.partner_words import word_among
from portal.words import lazy as _

# Where people ask each other no round looks for anybody, in whichever of the formats that allow it.
ASKS = "asks"
WORDS = {
    # To a participant.
    "comes": {
        None: _("There is nothing to do: the next round looks for somebody else for you."),
        (GROUP, MENTOR): _("There is nothing to do: the next round looks for members for you."),
        (GROUP, MENTEE): _("There is nothing to do: the next round looks for another circle for you."),
        ASKS: _("You can ask somebody else, and you can be asked."),
    },
    "wait": {
        None: _("Wait for a new pairing"), (GROUP, MENTOR): _("Wait for a new circle"), (GROUP, MENTEE): _("Wait for another circle"),
        ASKS: _("Stay, and choose anew"),
    },
    "no is good": {
        None: _("A no is a good answer, too: the next round looks for somebody else for both of you."),
        GROUP: _("A no is a good answer, too: the next round looks for another circle for you."),
        ASKS: _("A no is a good answer, too: both of you can ask somebody else, and can be asked."),
    },
    "free again": {
        None: _("Your places are free for the next round, which does not propose you two to each other again."),
        GROUP: _("Your place is free for the next round."),
        ASKS: _("Your places are free: each of you can ask somebody else and be asked, and you two do not find each other again."),
    },
    "after a request": {
        None: _("You are then in the next round, which does not propose the same partner again."),
        GROUP: _("You are then in the next round."),
        ASKS: _("Then you can ask somebody else and be asked; the same partner does not stand on your list again."),
    },
    "counts": {None: _("It counts from the next round on."), ASKS: _("It counts from now on.")},
    "many kept": {
        None: _("Saved. It counts from the next round on; who is paired with you stays."),
        GROUP: _("Saved. It counts from the next round on; who is in your circle stays."),
        ASKS: _("Saved. It counts from now on; who is paired with you stays."),
    },
    "welcome back": {
        None: _("Welcome back. The next round counts with you."), ASKS: _("Welcome back. You can ask somebody, and you can be asked."),
    },
    # At the desk.
    "begin": {
        None: _("Mentorships begin when both members of a released pair say yes."),
        GROUP: _("A circle begins when its mentor and one member say yes."),
        ASKS: _("A mentorship begins when somebody asks and the other says yes."),
    },
    "not yet": {
        None: _("Nobody is in a mentorship yet. Release pairs first; then launch."),
        GROUP: _("Nobody is in a circle yet. Release a round first; then launch."),
        ASKS: _("Nobody is in a mentorship yet. Launch once the first have asked and were told yes."),
    },
    "finds": {
        None: _("A round looks for new partners."), GROUP: _("A round looks for new circles."),
        ASKS: _("Here people ask each other; you can also pair two by hand."),
    },
    "both free": {
        None: _("Both places are free for the next round, which does not propose the two to each other again."),
        GROUP: _("All places are free for the next round."),
        ASKS: _("Both places are free: each of the two can ask somebody else and be asked; the two do not find each other again."),
    },
    "who stays": {
        None: _("Whoever of the two still has a place is in the next round."),
        GROUP: _("Whoever still has a place is in the next round."),
        ASKS: _("Whoever of the two still has a place can ask somebody else, and can be asked; you can also pair two by hand."),
    },
}


def next_word(program: Program, key: str, role: str | None = None, *, asks: bool) -> str:
    """What is said here to somebody in this role; `asks` is whether people ask each other (`people_ask` of the rules)."""
    return next_word_in(program.format, key, role, asks=asks)


def what_follows(program: Program, key: str, role: str | None = None, *, asks: bool) -> str:
    """The same on a page that can be opened long afterwards: once the program is over, nobody looks for anybody."""
    if program.ends_on < today():
        return str(_("%(program)s is over, so nothing else follows.", program=program.name))
    return next_word(program, key, role, asks=asks)


def next_word_in(format: str, key: str, role: str | None = None, *, asks: bool) -> str:
    """The same of a format alone."""
    found = WORDS[key]
    return str(found[ASKS]) if asks and ASKS in found else word_among(found, format, role)


def without_words(format: str, count: int) -> str:
    """That the mentorships of so many people have ended, and nobody is proposed yet."""
    if format == GROUP:
        return ngettext("%(num)s person needs a new circle", "%(num)s people need a new circle", count)
    return ngettext("%(num)s person needs a new partner", "%(num)s people need a new partner", count)
