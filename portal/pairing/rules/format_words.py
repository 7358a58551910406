"""What the page of rules says in each format of a program; where a format has no words of its own, those under None hold."""
from flask_babel import gettext, ngettext

from portal.pairing.rules.models import MOST
from portal.programs.formats import GROUP, ONE_TO_ONE, PEER, REVERSE
from portal.programs.models import Program
from portal.words import lazy as _

_TWICE = _("The worker draws the next round twice, by the rules in force and by what is typed here."
           " Nothing is saved, and nobody else sees it.")
WORDS = {
    "topics": {
        REVERSE: _("What a leader wants most earns most, and more the better the mentor knows it."),
        ONE_TO_ONE: _("What a mentee wants most earns most, and more the better the mentor knows it."),
        PEER: _("What the one who asks wants most earns most, and more the better the one who shows knows it."),
        GROUP: _("What a member wants most earns most, and more the better the mentor knows it."),
    },
    "perspectives": {
        REVERSE: _("The share of what a leader would like to understand that the mentor could speak from."),
        ONE_TO_ONE: _("The share of what a mentee would like to understand that the mentor could speak from."),
        PEER: _("The share of what the one who asks would like to understand that the one who shows could speak from."),
        GROUP: _("The share of what a member would like to understand that the mentor could speak from."),
    },
    "load": {
        None: _("A mentor’s first partner earns all points, a second one half, a third one a third, so that partners are spread."),
        GROUP: _("A circle’s first member earns all points, a second one half, a third one a third, so that members are spread."),
    },
    MOST: {
        REVERSE: _("Place as many leaders as fit"), ONE_TO_ONE: _("Place as many mentees as fit"), PEER: _("Make as many pairs as fit"),
        GROUP: _("Place as many members as fit"),
    },
    "as many": {
        REVERSE: _("As many leaders as possible have a mentor."), ONE_TO_ONE: _("As many mentees as possible have a mentor."),
        PEER: _("The pool is divided so that the round makes as many pairs as it can."
                " Each round says how many any division could make at most."),
        GROUP: _("As many members as possible have a circle; circles of fewer than three are closed, and the round runs again without."),
    },
    "who waits": {
        REVERSE: _("It counts only where pairs need a least number of points. Leaders for whom there is no such pair wait."),
        None: _("It counts only where pairs need a least number of points. Whoever has no such pair waits."),
        GROUP: _("It counts only where pairs need a least number of points. Members for whom there is no such circle wait."),
    },
    "both say yes": {
        None: _("In each of the three ways both people say yes before anything begins, and a coordinator can pair two by hand."),
        PEER: _("Both people say yes before anything begins."),
        GROUP: _("Each member says yes alone, and the mentor once for the circle, before anything begins."),
    },
    "rounds alone": {
        PEER: _("A round decides, and nobody chooses: who shows and who asks follows from dividing the whole pool."),
        GROUP: _("A round decides, and nobody chooses: a circle takes three members or more, and only a round sees to that."),
    },
    "gap": {
        REVERSE: _("How many levels is the leader above the mentor at least?"),
        None: _("How many levels is the mentor above the mentee at least?"),
    },
    "line": {
        None: _("At any distance, up or down: nobody should be mentored by somebody who decides on pay or promotion."
                " It cannot be switched off."),
        PEER: _("At any distance, up or down: peers are equals, and neither decides on the other’s pay or promotion."
                " It cannot be switched off."),
        GROUP: _("Between each member and the mentor, at any distance: nobody should be mentored by somebody who decides on pay or"
                 " promotion. It cannot be switched off."),
    },
    "places": {
        None: _("Each said how many partners fit into a working month."), PEER: _("Each peer has one partner, and either asks or shows."),
        GROUP: _("Each mentor said how many members fit into the circle, and each member has one circle."),
    },
    "left over": {
        REVERSE: _("Leaders left over"), ONE_TO_ONE: _("Mentees left over"), PEER: _("Who asks, left over"), GROUP: _("Members left over"),
    },
    "computed twice": {
        None: _("The worker computes it by the rules in force and by what is typed here: the next round or, where people ask each other,"
                " who finds somebody. Nothing is saved, and nobody else sees it."),
        PEER: _TWICE, GROUP: _TWICE,
    },
    "leaders find": {REVERSE: _("Leaders who find somebody"), None: _("Mentees who find somebody")},
    "mentors find": {None: _("Mentors who find somebody")},
    "mentors left": {
        REVERSE: _("Mentors without a leader"), ONE_TO_ONE: _("Mentors without a mentee"), PEER: _("Who shows, left over"),
        GROUP: _("Mentors without a circle"),
    },
}


def rules_word(program: Program, key: str) -> str:
    """What is said here in this program's format."""
    return str(word_in(program.format, key))


def word_in(format: str, key: str):
    """The same, to be translated when it is shown."""
    found = WORDS[key]
    return found.get(format) or found[None]


def only_above(program: Program, points: int) -> str:
    """That pairs need so many points, and what comes after that."""
    if program.format == REVERSE:
        return ngettext(
            "Only pairs with %(num)s point or more are proposed; of these, as many leaders as possible have a mentor.",
            "Only pairs with %(num)s points or more are proposed; of these, as many leaders as possible have a mentor.", points,
        )
    return ngettext(
        "Only pairs with %(num)s point or more are proposed; of these, as many as possible.",
        "Only pairs with %(num)s points or more are proposed; of these, as many as possible.", points,
    )


def share_places(format: str, wanted: int, places: int) -> str:
    """That so many people share too few places."""
    if format == REVERSE:
        return gettext("%(wanted)s leaders share %(places)s places", wanted=wanted, places=places)
    return gettext("%(wanted)s people share %(places)s places", wanted=wanted, places=places)
