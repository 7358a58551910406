"""The kinds of question: what a coordinator calls each, what pairing reads it by, and how its answer is kept."""
from dataclasses import dataclass

from portal.enrollment.models import MENTOR, Question
from portal.words import lazy as _

# A scale has two options, the words at its ends.
LOW, HIGH = "1", "5"
SCALE = tuple(range(int(LOW), int(HIGH) + 1))
MOST_RANKS = 3
# From the widest circle of readers to the narrowest.
CIRCLES = ("partners", "coordinators", "pairing")
PAIRING_ONLY = "pairing"


@dataclass(frozen=True)
class Kind:
    """`name` finishes "answered with"; `key` is what a question of this kind is read by, "" for what only people read.

    `options`: "own" are named by the coordinator, "ends" are the words at both ends of a scale, "" come from elsewhere.
    `empty` is the answer of somebody who passed it over.
    """

    name: object
    key: str = ""
    options: str = ""
    circles: tuple[str, ...] = CIRCLES
    empty: object = ""


# The value of an answer: short, text "words"; one, location "key"; many, languages ["key", ...]; scale 1 to 5; rated {"key": 1 to 3};
# ranked ["first", "second", ...]; hours {"mon": ["09:00", "17:00"], ..., "zone": "Europe/Paris"} (see portal/week.py);
# avoid [{"said": "words", "employees": [id, ...]}, ...]; outlooks ["key", ...].
KINDS = {
    "short": Kind(_("one line")),
    "text": Kind(_("a few sentences")),
    "one": Kind(_("one of several options"), options="own"),
    "many": Kind(_("several options"), options="own", empty=[]),
    "ranked": Kind(_("a first, second and third choice"), options="own", empty=[]),
    "scale": Kind(_("a number from 1 to 5"), options="ends"),
    "rated": Kind(_("topics to teach or to learn, with how much of each"), "topics", "own", empty={}),
    "languages": Kind(_("languages"), "languages", empty=[]),
    "location": Kind(_("a location of the company"), "location"),
    "hours": Kind(_("the hours of a week, with the time zone"), "hours", empty={}),
    "avoid": Kind(_("people not to be paired with"), "avoid", circles=(PAIRING_ONLY,), empty=[]),
    "outlooks": Kind(_("perspectives to speak from or to understand"), "perspectives", "own", circles=(PAIRING_ONLY,), empty=[]),
}
# In a pool of peers everybody says what they could show, too.
OFFERED = "topics_offered"
# Read for these, both roles' questions offer one list: else what one side names of its own would never meet.
SHARED = ("topics", OFFERED, "perspectives")
# Their options are numbers of people, which pairing counts with.
FIXED = ("capacity",)

READ_BY_PAIRING = {
    "topics": _("Pairing compares what one can show with what the other wants to learn. At first, the most points come from here."),
    OFFERED: _("Pairing compares this with what others want to learn, and decides by both who asks and who shows."),
    "interests": _("Pairing counts what both like."),
    "languages": _("Pairing brings only people together who share a language, unless the rules of the program say otherwise."),
    "hours": _("Pairing counts the hours that both have, across time zones."),
    "capacity": _("Pairing gives nobody more partners than this."),
    "avoid": _("Pairing keeps these people apart, in both directions. Nobody learns whose wish it was."),
    "location": _("Pairing compares where both work, if the rules of the program give points for that."),
    "perspectives": _("Pairing compares what mentors could speak from with what leaders want to understand. Nobody is shown an answer."),
}
"""What pairing makes of a question, by its key; what is not here only people read."""


def list_of(key: str) -> str:
    """The key of the list that a question's options are taken from: of two questions with one list, each is changed with the other."""
    return "topics" if key == OFFERED else key


def has_own_options(question: Question) -> bool:
    """Whether a coordinator names the options of this question."""
    return KINDS[question.kind].options == "own" and question.key not in FIXED


def lacks_options(question: Question) -> bool:
    """Whether there is nothing to choose yet: such a question is not asked before its coordinator has named something."""
    return has_own_options(question) and not question.options


def has_ends(question: Question) -> bool:
    """Whether a coordinator names both ends of this question."""
    return KINDS[question.kind].options == "ends"


def circles_of(kind: str) -> tuple[str, ...]:
    """Who may be let read answers of this kind."""
    return KINDS[kind].circles


def is_passed(value) -> bool:
    """Whether an answer is empty: the question was passed over."""
    return not value


def chosen_keys(value) -> set[str]:
    """The keys of options that an answer names."""
    if isinstance(value, str):
        return {value}
    return {key for key in value or () if isinstance(key, str)} if isinstance(value, (list, dict)) else set()


def ends_of(question: Question) -> tuple[str, str]:
    """The words at both ends of a scale."""
    labels = {option["key"]: option["label"] for option in question.options}
    return labels.get(LOW, ""), labels.get(HIGH, "")


CONFIDENCE = ((1, _("A little")), (2, _("Well")), (3, _("Very well")))
IMPORTANCE = ((1, _("A little")), (2, _("Much")), (3, _("Most of all")))


def degrees_of(question: Question) -> tuple:
    """The three degrees of a rated question: how well somebody knows what they could show, how much they want to learn it."""
    return CONFIDENCE if question.role == MENTOR or question.key == OFFERED else IMPORTANCE
