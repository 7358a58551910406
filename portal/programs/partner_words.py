"""Whom somebody meets here, in the words of the program's format: a partner, or the others of a circle, from the invitation to the end."""
from portal.programs.formats import GROUP, MENTEE, MENTOR, PEER
from portal.programs.models import Program
from portal.words import lazy as _

# Where neither a role of a format nor the format has words of its own, those under None hold. Places like %(name)s are filled on showing.
WORDS = {
    # Before: invitation, questions, waiting.
    "starts": {None: _("You start when you have a partner."), GROUP: _("You start when there is a circle for you.")},
    "interests": {None: _("It gives the two of you somewhere to begin."), GROUP: _("It gives all of you somewhere to begin.")},
    "languages": {
        None: _("You are paired with somebody who shares one."), GROUP: _("The mentor of a circle shares one with each member."),
    },
    "not yours": {
        None: _("The coordinators of this program can read this. Your partner cannot, and your manager cannot."),
        GROUP: _("The coordinators of this program can read this. Nobody in your circle can, and your manager cannot."),
    },
    "yours": {
        None: _("Whoever you are paired with and the coordinators of this program can read this. Your manager cannot."),
        (GROUP, MENTOR): _("The members of your circle and the coordinators of this program can read this. Your manager cannot."),
        (GROUP, MENTEE): _("The mentor of your circle and the coordinators of this program can read this. Your manager cannot."),
    },
    "sent": {
        None: _("Your answers are in. You get a letter when a partner is proposed to you."),
        GROUP: _("Your answers are in. You get a letter when a circle is proposed to you."),
    },
    "looking": {
        None: _("Your coordinator now looks for a partner for you. You get a letter, see why you two, and say yes or no."),
        (GROUP, MENTOR): _(
            "Your coordinator now looks for a circle for you. You get a letter, see who is in it and why, and say yes or no."
        ),
        (GROUP, MENTEE): _("Your coordinator now looks for a circle for you. You get a letter, see why, and say yes or no."),
    },
    # The place.
    "open for": {
        None: "", (GROUP, MENTOR): _("Open for a circle of up to %(num)s members."), (GROUP, MENTEE): _("Open for a place in a circle."),
    },
    "with": {None: _("Paired with"), GROUP: _("In a circle with")},
    "how many": {None: _("How many partners"), GROUP: _("How many members")},
    "at once?": {None: _("How many partners at once?"), GROUP: _("How many members of your circle at most?")},
    "has more": {None: "", GROUP: _("Your circle has %(num)s members now, more than you asked for.")},
    "at once": {None: _("Partners at once"), (GROUP, MENTOR): _("Members at most"), (GROUP, MENTEE): _("Circles at once")},
    "many kept": {
        None: _("Saved. It counts from the next round on; who is paired with you stays."),
        GROUP: _("Saved. It counts from the next round on; who is in your circle stays."),
    },
    "rests": {
        None: _("No new pairing is proposed to you; your mentorships go on."),
        GROUP: _("Nothing new is proposed to you; your circle goes on."),
    },
    "rests until": {
        None: _("On %(day)s it opens by itself. Until then no new pairing is proposed to you."),
        GROUP: _("On %(day)s it opens by itself. Until then nothing new is proposed to you."),
    },
    "rests openly": {
        None: _("No new pairing is proposed to you until you come back."), GROUP: _("Nothing new is proposed to you until you come back."),
    },
    "pause": {
        None: _(
            "While your place is paused, no new partner is proposed to you. What has begun goes on, and what is proposed to you already"
            " waits for your answer. Your place opens by itself on the day that you name, or sooner when you come back."
        ),
        GROUP: _(
            "While your place is paused, nothing new is proposed to you. What has begun goes on, and what is proposed to you already"
            " waits for your answer. Your place opens by itself on the day that you name, or sooner when you come back."
        ),
    },
    # A proposal and its answer.
    "side": {(PEER, MENTOR): _("%(name)s asks, and you show."), (PEER, MENTEE): _("You ask, and %(name)s shows."), None: ""},
    "is proposed": {None: _("A partner is proposed: %(name)s"), GROUP: _("A place in a circle is proposed: %(name)s leads it")},
    "each answers": {
        None: _("You both see why, and each says yes or no alone"), GROUP: _("You see why, and say yes or no for yourself"),
    },
    "kicker": {None: _("A pairing is proposed"), GROUP: _("A place in a circle is proposed")},
    "kicker past": {None: _("A pairing was proposed"), GROUP: _("A place in a circle was proposed")},
    "subject": {
        None: _("A pairing is proposed: you and %(name)s"), GROUP: _("A place in a circle is proposed: you and %(name)s"),
    },
    "letter": {
        None: _("A pairing is proposed to you: %(partner)s."),
        GROUP: _("A place in a circle is proposed to you, with this mentor: %(partner)s."),
    },
    "still open": {
        None: _("This pairing was proposed to you, and your answer is still open: %(partner)s."),
        GROUP: _("This mentor’s circle was proposed to you, and your answer is still open: %(partner)s."),
    },
    "no is good": {
        None: _("A no is a good answer, too: the next round looks for somebody else for both of you."),
        GROUP: _("A no is a good answer, too: the next round looks for another circle for you."),
    },
    "say no": {None: _("Say no to this pairing"), GROUP: _("Say no to this circle")},
    "not ahead": {
        None: _("This pairing does not go ahead. The next round looks for somebody else for you."),
        GROUP: _("Your place in this circle does not go ahead. The next round looks for another one for you."),
    },
    "noted no": {
        None: _("Noted. Nobody is told who said no, and the next round looks for somebody else."),
        (GROUP, MENTOR): _("Noted. Nobody is told who said no, and the next round looks for other members."),
        (GROUP, MENTEE): _("Noted. Nobody is told who said no, and the next round looks for another circle."),
    },
    "off": {
        None: _("The pairing with %(name)s does not go ahead"),
        (GROUP, MENTOR): _("Your circle does not go ahead as it was proposed"),
        (GROUP, MENTEE): _("Your place in the circle of %(name)s does not go ahead"),
    },
    "over": {
        None: _("The time to answer is over, so this pairing does not go ahead. That happens, and it says nothing about either of you."),
        (GROUP, MENTOR): _("The time to answer is over, so this circle does not go ahead. That happens, and it says nothing about you."),
        (GROUP, MENTEE): _("The time to answer is over, so this place stays empty. That happens, and it says nothing about you."),
    },
    "goes on": {
        None: _(
            "Your place in the program stays. To go on, there is nothing to do: the next round looks for somebody else for you."
            " If this is not a good time, pause your place on your start page."
        ),
        (GROUP, MENTOR): _(
            "Your place in the program stays. To go on, there is nothing to do: the next round looks for members for you."
            " If this is not a good time, pause your place on your start page."
        ),
        (GROUP, MENTEE): _(
            "Your place in the program stays. To go on, there is nothing to do: the next round looks for another circle for you."
            " If this is not a good time, pause your place on your start page."
        ),
    },
    "rests now": {
        None: _(
            "It was the second time in a row, so your place rests for now: no round proposes anybody to you."
            " Take new pairings again on your start page, whenever it suits you."
        ),
        GROUP: _(
            "It was the second time in a row, so your place rests for now: no round proposes a circle to you."
            " Open it again on your start page, whenever it suits you."
        ),
    },
    "opens again": {None: _("Take new pairings again"), GROUP: _("Open your place again")},
    "closed": {
        None: _("The pairing that was proposed to you does not go ahead. That happens, and it says nothing about either of you."),
        GROUP: _("The place in a circle that was proposed to you does not go ahead. That happens, and it says nothing about you."),
    },
    "looks again": {
        None: _(
            "Your place in the program stays. There is nothing to do: the next round looks for somebody else for you,"
            " and you get a letter then."
        ),
        GROUP: _(
            "Your place in the program stays. There is nothing to do: the next round looks for another circle for you,"
            " and you get a letter then."
        ),
    },
    # Meeting.
    "brings": {
        None: _("Your side books the time; %(name)s brings the agenda."),
        GROUP: _("Your side books the time; the members bring the agenda."),
    },
    "counts once": {None: _("It counts once you both say the same."), GROUP: _("It counts once all of you say the same.")},
    # The desk.
    "placed": {None: _("With a partner"), GROUP: _("In a circle")},
    "meeting": {None: _("Pairs and sessions"), GROUP: _("Circles and sessions")},
    "silent": {
        None: _("Nobody reports a session of the last 60 days. A summary counts the pair as dormant."),
        GROUP: _("Nobody reports a session of the last 60 days. A summary counts the circle as dormant."),
    },
    "unconfirmed": {
        None: _("One of the two reports a session of the last 60 days, the partner has not. A summary counts the pair as dormant, too."),
        GROUP: _("Not everybody in the circle reports a session of the last 60 days. A summary counts the circle as dormant, too."),
    },
    "behind": {
        None: _("Two sessions or more below what the two agreed to."), GROUP: _("Two sessions or more below what the circle agreed to."),
    },
    "begin": {
        None: _("Mentorships begin when both members of a released pair say yes."),
        GROUP: _("A circle begins when its mentor and one member say yes."),
    },
}


def partner_word(program: Program, key: str, role: str | None = None, **facts) -> str:
    """What is said here in this program's format to somebody in this role."""
    found = WORDS[key]
    words = next(found[one] for one in ((program.format, role), program.format, None) if one in found)
    return str(words) % facts if facts else str(words)
