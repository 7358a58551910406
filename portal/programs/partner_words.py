"""Whom somebody meets here, in the words of the program's format: a partner, or the others of a circle, from the invitation to the end."""
from portal.programs.formats import GROUP, MENTEE, MENTOR, PEER, REVERSE
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
    "say no": {None: _("Say no to this pairing"), GROUP: _("Say no to this circle")},
    "not ahead": {
        None: _("This pairing does not go ahead."), GROUP: _("Your place in this circle does not go ahead."),
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
    "rests now": {
        None: _(
            "It was the second time in a row, so your place rests for now: nobody is proposed to you."
            " Take new pairings again on your start page, whenever it suits you."
        ),
        GROUP: _(
            "It was the second time in a row, so your place rests for now: no circle is proposed to you."
            " Open it again on your start page, whenever it suits you."
        ),
    },
    "opens again": {None: _("Take new pairings again"), GROUP: _("Open your place again")},
    "closed": {
        None: _("The pairing that was proposed to you does not go ahead. That happens, and it says nothing about either of you."),
        GROUP: _("The place in a circle that was proposed to you does not go ahead. That happens, and it says nothing about you."),
    },
    # Meeting.
    "brings": {
        None: _("Your side books the time; %(name)s brings the agenda."),
        GROUP: _("Your side books the time; the members bring the agenda."),
    },
    "counts once": {None: _("It counts once you both say the same."), GROUP: _("It counts once all of you say the same.")},
    "commits": {
        None: _("Here stands what your mentor will do otherwise because of your sessions."),
        REVERSE: _("Here stands what the leader will do otherwise because of your sessions."),
    },
    # Another one, asked for in private.
    "ask anew": {None: _("Ask for a new pairing"), GROUP: _("Ask for another circle")},
    "end and ask": {None: _("End it now, and ask for a new pairing"), GROUP: _("End it now, and ask for another circle")},
    "your request": {None: _("Your request for a new pairing"), GROUP: _("Your request for another circle")},
    "no fault": {
        None: _("Some pairs do not fit, and that is nobody’s fault. Either side may ask, and nobody has to say why."),
        GROUP: _("Some circles do not fit, and that is nobody’s fault. Everybody in one may ask, and nobody has to say why."),
    },
    "readers beside": {
        None: _("Not your partner, no sponsor, no administrator."), GROUP: _("Nobody else in your circle, no sponsor, no administrator."),
    },
    "until looked at": {
        None: _("A coordinator looks at it. Until then all goes on, and %(name)s knows nothing of it."),
        GROUP: _("A coordinator looks at it. Until then all goes on, and the others in your circle know nothing of it."),
    },
    "taken back": {
        None: _("Taken back. You go on together, and your partner knows nothing of it."),
        GROUP: _("Taken back. You go on together, and the others in your circle know nothing of it."),
    },
    "somebody asks": {None: _("Somebody asks for a new pairing"), GROUP: _("Somebody asks for another circle")},
    "a member asks": {
        None: _("A member of %(program)s asks for another partner. Who it is, and why, stands in Upward alone."),
        GROUP: _("A member of %(program)s asks for another circle. Who it is, and why, stands in Upward alone."),
    },
    "learns nothing": {
        None: _("Coordinators of the program can read it. The partner learns nothing until both are told in neutral words."),
        GROUP: _("Coordinators of the program can read it. The circle learns nothing of it, and in the end reads neutral words alone."),
    },
    # The desk.
    "asks anew": {None: _("%(name)s asks for a new pairing"), GROUP: _("%(name)s asks for another circle")},
    "requests": {None: _("New pairings asked for"), GROUP: _("Other circles asked for")},
    "told in the end": {
        None: _("The partner learns nothing until both are told."), GROUP: _("The circle learns nothing until it is settled."),
    },
    "nobody asks": {
        None: _("Either member can ask for another partner, in private, from the page of the mentorship."),
        GROUP: _("Everybody in a circle can ask for another one, in private, from the page of the circle."),
    },
    "meets unknowing": {
        None: _("Meets %(name)s, who knows nothing of this."), GROUP: _("Meets %(name)s: nobody in the circle knows of this."),
    },
    "ended for": {None: _("It ended on %(day)s."), GROUP: _("It ended for %(name)s on %(day)s.")},
    "all read": {None: _("What both will read"), GROUP: _("What all of them will read")},
    "goes on after all": {
        None: _("For when you were told that the two go on together. Why it was asked is forgotten."),
        GROUP: _("For when you were told that the circle goes on as it is. Why it was asked is forgotten."),
    },
    "placed": {None: _("With a partner"), GROUP: _("In a circle")},
    "reported": {None: _("Last reported by both"), GROUP: _("Last reported by all")},
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
}


def partner_word(program: Program, key: str, role: str | None = None, /, **facts) -> str:
    """What is said here in this program's format to somebody in this role."""
    words = word_among(WORDS[key], program.format, role)
    return words % facts if facts else words


def word_among(found: dict, format: str, role: str | None = None) -> str:
    """Of the words for one sentence those of this role in this format, of the format, or of every other."""
    return str(next(found[one] for one in ((format, role), format, None) if one in found))
