"""What invitations of the other formats say before a coordinator changes it; a reverse program's stand in text_defaults.py."""
from portal.programs.formats import GROUP, MENTEE, MENTOR, ONE_TO_ONE, PEER
from portal.words import lazy as _

OPENING = {
    ONE_TO_ONE: {
        MENTOR: _("You would be the mentor of a colleague who can use what you have learned here."),
        MENTEE: _("Your mentor would be a colleague with more experience, who takes time for your questions and is not your manager."),
    },
    PEER: {
        MENTEE: _("Two colleagues at a similar level meet: one wants to learn something, the other knows it. Both gain by it."),
    },
    GROUP: {
        MENTOR: _("You would lead a circle: a few colleagues who meet with you and learn from you and from each other."),
        MENTEE: _("You would be in a circle: a mentor and a few colleagues who bring questions of the same kind."),
    },
}
WHY = {
    ONE_TO_ONE: {
        MENTOR: _("You have been where others are now, and you know what helped."),
        MENTEE: _("You have questions that are easier to ask outside your own team."),
    },
    PEER: {MENTEE: _("You know something that a colleague wants to learn, and a colleague knows something for you.")},
    GROUP: {
        MENTOR: _("What you know is of use to several colleagues at once, who also learn from each other."),
        MENTEE: _("Others have the questions that you have. Together you hear more than one answer."),
    },
}
GETS = {
    ONE_TO_ONE: {
        MENTOR: (
            _("Questions that nobody in your own team would ask."),
            _("Practice in listening, and in explaining what you do without thinking."),
            _("A view of the company from another place in it."),
        ),
        MENTEE: (
            _("Time alone with somebody who has been there, on your questions."),
            _("A look at how things are decided here."),
            _("One next step that you choose yourself, and somebody who asks how it went."),
        ),
    },
    PEER: {
        MENTEE: (
            _("Something learned or shown hands-on, at your own pace."),
            _("A colleague whom you would not meet otherwise."),
            _("Practice in asking, and in explaining."),
        ),
    },
    GROUP: {
        MENTOR: (
            _("A few colleagues who want to hear what you know, and who tell you what has changed since."),
            _("Practice in leading a conversation in which everybody speaks."),
        ),
        MENTEE: (
            _("Time with a mentor, on questions that you bring."),
            _("Colleagues with the same questions, from other teams."),
            _("One next step that you choose yourself, and people who ask how it went."),
        ),
    },
}
MANAGER = {
    ONE_TO_ONE: {
        MENTOR: _("The sessions are working time, for you and for your mentee."),
        MENTEE: _("Your manager agrees that preparing and meeting are working time."),
    },
    PEER: {MENTEE: _("Your manager agrees that preparing and meeting are working time.")},
    GROUP: {
        MENTOR: _("The sessions are working time, for you and for the members."),
        MENTEE: _("Your manager agrees that preparing and meeting are working time."),
    },
}
