"""What a purpose says where a program is not reverse: the same aim, without juniors who teach leaders."""
from portal.programs.formats import GROUP, ONE_TO_ONE, PEER, REVERSE
from portal.programs.purposes import KEPT_DATES, MEETING, ON_TIME, PLACED, STARTED, Aim, Purpose
from portal.words import lazy as _

WHAT_FOR = {
    "inclusion": _("Colleagues who are seldom in the room where things are decided find support, and are heard."),
    "generations": _("People who joined at different times learn from each other, and would not meet otherwise."),
    "retention": _("Colleagues at the start of a career find a way here, and see reasons to stay."),
    "creativity": _("Two views of the same problem, and the courage to try something small."),
    "emerging_leaders": _("Colleagues who will lead one day gain confidence, practice, and a voice that is heard."),
    "digital_fluency": _("Technology, social media and new tools are learned from whoever uses each of these, hands on the keyboard."),
}
HOW = {
    ONE_TO_ONE: _("A colleague with more experience takes time for one with less, who brings the questions."),
    PEER: _("Two colleagues at a similar level meet: one asks, the other shows, and both come away with something."),
    GROUP: _("A mentor meets a circle of colleagues, who learn from the mentor and from each other."),
}
PROMISE = _("Nothing that is said there reaches a manager or an appraisal.")
MEETINGS_KEPT = _("Sessions take place as planned")
# By its measure, what an objective is called where it is not about leaders, or not about pairs.
AIMS = {
    ONE_TO_ONE: {KEPT_DATES.measure: MEETINGS_KEPT},
    PEER: {KEPT_DATES.measure: MEETINGS_KEPT},
    GROUP: {
        KEPT_DATES.measure: MEETINGS_KEPT,
        PLACED.measure: _("Everyone who enrolls has a circle"),
        STARTED.measure: _("Circles meet within their first month"),
        MEETING.measure: _("Circles keep meeting"),
        ON_TIME.measure: _("Circles keep the rhythm that they agreed to"),
    },
}


def what_for(purpose: Purpose, format: str):
    """What a program of this purpose and format is for, in a sentence."""
    return purpose.what_for if format == REVERSE else WHAT_FOR[purpose.key]


def statement(purpose: Purpose, format: str):
    """What the coordinator begins with, to tell everybody who is invited and the sponsor."""
    return purpose.sponsor_text if format == REVERSE else f"{WHAT_FOR[purpose.key]} {HOW[format]} {PROMISE}"


def aim_title(aim: Aim, format: str):
    """What an objective that comes with the purpose is called."""
    return AIMS.get(format, {}).get(aim.measure, aim.title)
