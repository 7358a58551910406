"""What the desk's pages of pairing call people and results, by the format of the program."""
from flask_babel import ngettext

from portal.pairing.next_words import next_word, what_follows
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
    "choose first": {None: _("Choose the pairs first"), GROUP: _("Choose the places first")},
    "tick or enter": {
        None: _("Tick the pairs in the list, or enter how many of the best are to go out."),
        GROUP: _("Tick the places in the list, or enter how many of the best are to go out."),
    },
    "letters go": {
        None: _("Both members of each pair get a letter with their proposal. That cannot be taken back."),
        GROUP: _("Each member gets a letter, and each mentor one for the whole circle. That cannot be taken back."),
    },
    "waves": {
        None: _(
            "Tick pairs in the list below, or let the best go first."
            " The rest stays a draft: release it later, or draw again, and it is kept."
        ),
        GROUP: _(
            "Tick places in the list below, or let the best go first."
            " The rest stays a draft: release it later, or draw again, and it is kept."
        ),
    },
    "release ticked": {None: _("Release the ticked pairs"), GROUP: _("Release the ticked places")},
    "no mentor": {
        GROUP: _("No circle has a free place: nobody who leads one has a complete profile, is here and has room."),
        None: _("No mentor with a complete profile is here and has a free place."),
    },
    "no mentee": {
        REVERSE: _("No leader with a complete profile is here and has a free place."),
        ONE_TO_ONE: _("No mentee with a complete profile is here and has a free place."),
        PEER: _("Nobody with a complete profile is here and has a free place."),
        GROUP: _("No member with a complete profile is here and has a free place."),
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


def release_question(program: Program, count: int) -> str:
    """Whether so many proposals of a round are to go out."""
    if program.format == GROUP:
        return ngettext("Release %(num)s place in a circle?", "Release %(num)s places in circles?", count)
    return ngettext("Release to %(num)s pair?", "Release to %(num)s pairs?", count)


def stay_word(program: Program, count: int) -> str:
    """That so many do not go out yet."""
    if program.format == GROUP:
        return ngettext("One place stays in the draft.", "%(num)s places stay in the draft.", count)
    return ngettext("One pair stays in the draft.", "%(num)s pairs stay in the draft.", count)


# What templates say these words with.
pairing_globals = {
    "pairing_word": pairing_word, "next_word": next_word, "what_follows": what_follows, "release_question": release_question,
    "stay_word": stay_word,
}
