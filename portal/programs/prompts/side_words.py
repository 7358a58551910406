"""What only one side of a mentorship is told before a session, by format and part of the way: each has a part of its own in it."""
from portal.programs.formats import GROUP, MENTEE, MENTOR, ONE_TO_ONE, PEER, REVERSE
from portal.programs.prompts.phases import EARLY, FIRST, LAST, LATE, MIDDLE
from portal.words import lazy as _

SIDE_WORDS = {
    REVERSE: {
        FIRST: {
            MENTOR: _("Your agenda leads: say what you would like to talk about first. One question is enough."),
            MENTEE: _("Ask more than you answer, and say early that disagreement is welcome."),
        },
        EARLY: {
            MENTOR: _("Bring something to show: a page, a tool, a scene of last week."),
            MENTEE: _("Before you explain, ask one more question."),
        },
        MIDDLE: {
            MENTOR: _("Say what you would like more of, and what less."),
            MENTEE: _("Ask what you could make easier, and leave a pause after it."),
        },
        LATE: {
            MENTOR: _("Which question have you kept back so far?"),
            MENTEE: _("Name one thing that you will change, and by when."),
        },
        LAST: {
            MENTOR: _("Say what you have learned about how decisions are made here."),
            MENTEE: _("Say what you do differently now, and whom you will tell."),
        },
    },
    ONE_TO_ONE: {
        FIRST: {MENTOR: _("Listen for what is wanted, before you tell."), MENTEE: _("Bring the question that brought you here.")},
        EARLY: {MENTOR: _("Ask three questions before you advise."), MENTEE: _("Bring one situation, with what you tried.")},
        MIDDLE: {MENTOR: _("Say what you see getting better."), MENTEE: _("Say what helps most, and what does not.")},
        LATE: {MENTOR: _("Whom could you introduce?"), MENTEE: _("What have you put off asking?")},
        LAST: {MENTOR: _("Say what you have learned, too."), MENTEE: _("Name your next step, and its day.")},
    },
    PEER: {
        FIRST: {MENTOR: _("Bring one thing that you do without thinking."), MENTEE: _("Bring one thing that you want to see done.")},
        EARLY: {MENTOR: _("Show slowly; the hands are the other’s."), MENTEE: _("Say out loud what you do not see.")},
        MIDDLE: {MENTOR: _("Ask what you should show next."), MENTEE: _("Say which part you already do alone.")},
        LATE: {MENTOR: _("Ask for something in return."), MENTEE: _("Show back what you took over.")},
        LAST: {MENTOR: _("Say what you saw get better."), MENTEE: _("Say what you use every week now.")},
    },
    GROUP: {
        FIRST: {MENTOR: _("Speak last, and shortest."), MENTEE: _("Bring one question that others may have, too.")},
        EARLY: {MENTOR: _("See that one case has the whole time."), MENTEE: _("Offer a case, or ask about somebody’s.")},
        MIDDLE: {MENTOR: _("Ask each member, one after the other."), MENTEE: _("Say what you would like the circle to do next.")},
        LATE: {MENTOR: _("Let a member lead this session."), MENTEE: _("Lead a part of it, if you like.")},
        LAST: {MENTOR: _("Tell the circle what it taught you."), MENTEE: _("Thank somebody for something particular.")},
    },
}
