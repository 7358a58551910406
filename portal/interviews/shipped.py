"""The two guides that a coordinator starts from, in our own words: one for an interview, one for a focus group."""
from portal.interviews.models import FOCUS_GROUP, INTERVIEW
from portal.words import lazy as _

KIND_WORDS = {INTERVIEW: _("Interview"), FOCUS_GROUP: _("Focus group")}
NAMES = {INTERVIEW: _("After three months"), FOCUS_GROUP: _("Half-way, in one role")}
PURPOSES = {
    INTERVIEW: _("To understand what the figures cannot say: what changes between two meetings, and what stands in the way."),
    FOCUS_GROUP: _("To hear what is alike and what differs, from six to eight people of one role, none of whom manages another."),
}
QUESTIONS = {
    INTERVIEW: (
        _("Tell me about the last time you met. What happened?"),
        _("What do you do differently since the program began? What came of it?"),
        _("What is harder than you expected?"),
        _("When could you say openly what you thought, and when not?"),
        _("What would you keep, and what would you change, if it began again?"),
        _("What did I not ask that I should have?"),
    ),
    FOCUS_GROUP: (
        _("Each in one sentence: what is the most useful thing that came of your meetings?"),
        _("Where does it differ among you, and what may be the reason?"),
        _("What gets in the way of meeting, and what helped against it?"),
        _("What has changed beyond the two who meet, in a team or in how something is decided?"),
        _("What one thing should the program do next?"),
    ),
}


def example(kind: str) -> dict:
    """What the form of a new guide of this kind holds at first."""
    lines = "\n".join(str(question) for question in QUESTIONS[kind])
    return {"way": kind, "name": str(NAMES[kind]), "aim": str(PURPOSES[kind]), "questions": lines}
