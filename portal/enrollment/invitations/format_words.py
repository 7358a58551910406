"""What the portal itself says of taking part, by format and role: on invitations, in letters, on a program's page."""
from portal.programs.formats import GROUP, MENTEE, MENTOR, ONE_TO_ONE, PEER, REVERSE
from portal.words import lazy as _

# The question that an invitation asks.
ASKED = {
    REVERSE: {MENTOR: _("Would you mentor a leader?"), MENTEE: _("Would you like a mentor?")},
    ONE_TO_ONE: {MENTOR: _("Would you mentor a colleague?"), MENTEE: _("Would you like a mentor?")},
    PEER: {MENTEE: _("Would you learn from a colleague, and share what you know?")},
    GROUP: {MENTOR: _("Would you lead a mentoring circle?"), MENTEE: _("Would you join a mentoring circle?")},
}
REMINDS = {
    REVERSE: {MENTOR: _("A reminder: would you mentor a leader?"), MENTEE: _("A reminder: would you like a mentor?")},
    ONE_TO_ONE: {MENTOR: _("A reminder: would you mentor a colleague?"), MENTEE: _("A reminder: would you like a mentor?")},
    PEER: {MENTEE: _("A reminder: would you learn from a colleague, and share what you know?")},
    GROUP: {MENTOR: _("A reminder: would you lead a mentoring circle?"), MENTEE: _("A reminder: would you join a mentoring circle?")},
}
# Sentences with %(name)s, and two with %(program)s.
SUBJECT = {
    REVERSE: {MENTOR: _("%(name)s invites you to mentor a leader"), MENTEE: _("%(name)s invites you to have a mentor")},
    ONE_TO_ONE: {MENTOR: _("%(name)s invites you to mentor a colleague"), MENTEE: _("%(name)s invites you to have a mentor")},
    PEER: {MENTEE: _("%(name)s invites you to learn with a colleague")},
    GROUP: {MENTOR: _("%(name)s invites you to lead a mentoring circle"), MENTEE: _("%(name)s invites you to join a mentoring circle")},
}
INVITES = {
    REVERSE: {
        MENTOR: _("%(name)s invites you to mentor a leader in “%(program)s”."),
        MENTEE: _("%(name)s invites you to have a mentor in “%(program)s”: an early-career colleague who teaches you."),
    },
    ONE_TO_ONE: {
        MENTOR: _("%(name)s invites you to mentor a colleague in “%(program)s”."),
        MENTEE: _("%(name)s invites you to have a mentor in “%(program)s”: a colleague with more experience."),
    },
    PEER: {MENTEE: _("%(name)s invites you to “%(program)s”, in which two colleagues at a similar level learn from each other.")},
    GROUP: {
        MENTOR: _("%(name)s invites you to lead a mentoring circle in “%(program)s”."),
        MENTEE: _("%(name)s invites you to join a circle in “%(program)s”: a mentor and some colleagues who meet together."),
    },
}
HAS_INVITED = {
    REVERSE: {
        MENTOR: _("%(name)s has invited you to mentor a leader in “%(program)s”."),
        MENTEE: _("%(name)s has invited you to have a mentor in “%(program)s”."),
    },
    ONE_TO_ONE: {
        MENTOR: _("%(name)s has invited you to mentor a colleague in “%(program)s”."),
        MENTEE: _("%(name)s has invited you to have a mentor in “%(program)s”."),
    },
    PEER: {MENTEE: _("%(name)s has invited you to “%(program)s”, in which colleagues learn from each other.")},
    GROUP: {
        MENTOR: _("%(name)s has invited you to lead a mentoring circle in “%(program)s”."),
        MENTEE: _("%(name)s has invited you to join a mentoring circle in “%(program)s”."),
    },
}

# Who books, who sets the agenda, and that nobody has power over the other.
RULES = {
    REVERSE: {
        MENTOR: (
            _("You set the agenda; your leader’s side finds the time."),
            _("Your leader is never in your reporting line, and has no say in your pay, promotion or appraisal."),
        ),
        MENTEE: (
            _("Your mentor sets the agenda; you or your assistant find the time."),
            _("Your mentor is never in your reporting line."),
        ),
    },
    ONE_TO_ONE: {
        MENTOR: (_("Your mentee brings the questions; you find the time."), _("Your mentee is never in your reporting line.")),
        MENTEE: (
            _("You bring the questions; your mentor finds the time."),
            _("Your mentor is never in your reporting line, and has no say in your pay, promotion or appraisal."),
        ),
    },
    PEER: {
        MENTEE: (
            _("One of you asks and the other shows; which of the two you are follows from both your answers."),
            _("Either of you finds the time, and neither is ever in the other’s reporting line."),
        ),
    },
    GROUP: {
        MENTOR: (_("The members bring the questions; you find the time."), _("Nobody in your circle is in your reporting line.")),
        MENTEE: (
            _("The members bring the questions; your mentor finds the time."),
            _("Your mentor is never in your reporting line, and has no say in your pay, promotion or appraisal."),
        ),
    },
}

# What a role means to somebody who applies, and over its part of the program's page.
MEANS = {
    REVERSE: {
        MENTOR: _("You teach a senior leader; the agenda is yours."),
        MENTEE: _("An early-career colleague teaches you; you make the time."),
    },
    ONE_TO_ONE: {
        MENTOR: _("You share your experience with a colleague; you make the time."),
        MENTEE: _("A more experienced colleague takes time for your questions."),
    },
    PEER: {MENTEE: _("You learn from a colleague at a similar level, or share what you know.")},
    GROUP: {
        MENTOR: _("You lead a circle of colleagues; you make the time."),
        MENTEE: _("You meet a mentor together with other colleagues."),
    },
}
PAGE_TITLES = {
    REVERSE: {MENTOR: _("For mentors: you teach a senior leader"), MENTEE: _("For leaders: an early-career colleague teaches you")},
    ONE_TO_ONE: {MENTOR: _("For mentors: you share your experience"), MENTEE: _("For mentees: somebody takes time for your questions")},
    PEER: {MENTEE: _("Two colleagues: one asks, the other shows")},
    GROUP: {MENTOR: _("For mentors: you lead a circle"), MENTEE: _("For members: you meet a mentor together")},
}
# With %(program)s.
ANNOUNCED = {
    REVERSE: _("%(program)s: reverse mentoring, in which juniors mentor senior leaders."),
    ONE_TO_ONE: _("%(program)s: mentoring by colleagues with more experience."),
    PEER: _("%(program)s: peer mentoring, in which colleagues at a similar level learn from each other."),
    GROUP: _("%(program)s: mentoring circles, in which some colleagues meet a mentor together."),
}
MAY_END = {
    GROUP: _("You can leave the circle at any time, without giving a reason."),
}
EITHER_MAY_END = _("Either of you can end it at any time, without giving a reason.")
AMONG = {GROUP: _("What the circle talks about and writes to each other stays in the circle.")}
AMONG_TWO = _("What the two of you talk about and write to each other stays between you.")


def may_end(format: str):
    """That nobody is held to it, as one sentence."""
    return MAY_END.get(format, EITHER_MAY_END)


def stays_among(format: str):
    """With whom what is said and written stays."""
    return AMONG.get(format, AMONG_TWO)
