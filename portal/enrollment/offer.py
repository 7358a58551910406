"""What an invitation says, on the page and in the letter: what it costs, what one gets out of it, who sees what."""
from portal.enrollment.models import MENTEE, MENTOR, Invitation
from portal.programs.models import Program
from portal.words import lazy as _

NUMBERS = {
    1: _("one"), 2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six"), 7: _("seven"), 8: _("eight"), 9: _("nine"),
    10: _("ten"), 11: _("eleven"), 12: _("twelve"),
}
MENTORS_GET = (
    _("Time alone with somebody who decides here, on your subject."),
    _("Practice in explaining, asking, and saying what is hard to say upward."),
    _("A say in something that changes: each leader names one thing to do differently."),
)
LEADERS_GET = (
    _("Somebody who shows you what is new, at your pace and without an audience."),
    _("What early-career colleagues see and seldom say."),
    _("One thing that you do differently afterwards, chosen by yourself."),
)
MENTOR_RULES = (
    _("You set the agenda; your leader’s side finds the time."),
    _("Your leader is never in your reporting line, and has no say in your pay, promotion or appraisal."),
)
LEADER_RULES = (
    _("Your mentor sets the agenda; you or your assistant find the time."),
    _("Your mentor is never in your reporting line."),
)
READERS_OF_APPLICATIONS = (
    _("Coordinators read your application, what you let them read of your questionnaire, and that sessions were planned and held."),
    _("Nobody else learns that you applied; nothing reaches a manager or an appraisal."),
    _("What the two of you talk about and write to each other stays between you."),
)
READERS = (
    _("Coordinators see your answer here, what you let them read of your questionnaire, and that sessions were planned and held."),
    _("What the two of you talk about and write to each other stays between you."),
    _("A private journal can be opened by nobody but its writer, and nothing reaches a manager or an appraisal."),
)


def sessions_in_words(program: Program):
    """How many sessions there are, as a word up to twelve."""
    return NUMBERS.get(program.sessions_planned, str(program.sessions_planned))


def offer(invitation: Invitation) -> dict:
    """What page and letter show of an invitation to a mentor or a leader."""
    is_mentor = invitation.role == MENTOR
    return {
        "is_mentor": is_mentor,
        "gets": MENTORS_GET if is_mentor else LEADERS_GET,
        "rules": MENTOR_RULES if is_mentor else LEADER_RULES,
        "readers": READERS,
        "sessions": sessions_in_words(invitation.program),
    }


def offers(program: Program) -> dict:
    """What a program's own page says, to mentors and to leaders."""
    return {
        "gets": {MENTOR: MENTORS_GET, MENTEE: LEADERS_GET},
        "duties": {MENTOR: MENTOR_RULES, MENTEE: LEADER_RULES},
        "readers": READERS_OF_APPLICATIONS,
        "sessions": sessions_in_words(program),
    }


def masked(email: str) -> str:
    """An address that its owner recognizes and nobody else learns: b***@northwind.example."""
    user, _at, domain = email.rpartition("@")
    return f"{user[:1]}***@{domain}"
