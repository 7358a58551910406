"""What an invitation says before a coordinator changes it: by the purpose of the program, and for mentors and leaders apart."""
from portal.enrollment.invitations import format_text_defaults as others
from portal.enrollment.models import MENTEE, MENTOR
from portal.programs.formats import REVERSE
from portal.programs.models import Program
from portal.words import lazy as _

# Why this person: one sentence for each purpose and role.
WHY = {
    "inclusion": {
        MENTOR: _("You know how this company feels to somebody who is seldom in the room where it is decided."),
        MENTEE: _("You decide who is in the room. You learn how that feels from outside it, and you can change it."),
    },
    "generations": {
        MENTOR: _("You know from every day what leaders no longer see, and the tools that many a leader has never opened."),
        MENTEE: _("What you learn there changes something, because you decide here."),
    },
    "retention": {
        MENTOR: _("You know why people at the start of a career stay here, and why some go."),
        MENTEE: _("You can act on what makes early-career colleagues stay or go while there is time."),
    },
    "creativity": {
        MENTOR: _("You see problems of this company where it is felt first, and have not learned yet what cannot be done."),
        MENTEE: _("You own problems that look different from the other end, and you can let somebody try something small."),
    },
    "emerging_leaders": {
        MENTOR: _("You have something to say, and this is practice in saying it to somebody senior."),
        MENTEE: _("You have the time of one conversation a month to give, and you see early who is coming."),
    },
    "digital_fluency": {
        MENTOR: _("You do every day, and without a thought, what many a leader would like to be able to do."),
        MENTEE: _("Your decisions are about tools that you will understand better with your own hands on the keyboard."),
    },
}
OPENING = {
    MENTOR: _("You would be the mentor of somebody senior: what you know and see every day is what leaders no longer see."),
    MENTEE: _("Your mentor would be an early-career colleague, who shows you what is new and tells you how it looks from there."),
}
GETS = {
    MENTOR: (
        _("Time alone with somebody who decides here, on your subject."),
        _("Practice in explaining, asking, and saying what is hard to say upward."),
        _("A say in something that changes: each leader names one thing to do differently."),
    ),
    MENTEE: (
        _("Somebody who shows you what is new, at your pace and without an audience."),
        _("What early-career colleagues see and seldom say."),
        _("One thing that you do differently afterwards, chosen by yourself."),
    ),
}
MANAGER = {
    MENTOR: _("Your manager agrees that preparing and meeting are working time."),
    MENTEE: _("The sessions are working time, for you and for your mentor; your mentor’s manager agrees to that."),
}


def default_words(program: Program, role: str) -> dict[str, str]:
    """The words of an InvitationText by the names of its columns, in the language of the moment."""
    format = program.format
    if format == REVERSE:
        opening, why, gets, manager = OPENING[role], WHY.get(program.purpose, WHY["generations"])[role], GETS[role], MANAGER[role]
    else:
        opening, why, gets, manager = (each[format][role] for each in (others.OPENING, others.WHY, others.GETS, others.MANAGER))
    said = {"opening": opening, "why": why, "gets": "\n".join(map(str, gets)), "manager": manager, "incentive": program.incentive}
    return {**{name: str(words) for name, words in said.items()}, "signed_by": "", "signed_title": ""}
