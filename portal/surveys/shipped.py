"""The sets of questions that come with Upward, in our own words and not validated, and which of them a survey holds."""
from dataclasses import dataclass, field
from typing import Any

from portal.programs.formats import GROUP, MENTEE, MENTOR, ONE_TO_ONE, REVERSE
from portal.surveys.models import CLOSE, END, FIT, MIDDLE, PULSE, START, Instrument, Survey
from portal.words import lazy as _

SCALE, CHOICE, WORDS = "scale", "choice", "words"
# The answers of the fit check, and of the question whether words may be quoted.
GOOD, EARLY, ANOTHER = 3, 2, 1
QUOTED, NOT_QUOTED = 1, 0


@dataclass(frozen=True)
class Item:
    """One question: a number on the scale of its set, one of a few answers ({value: words}), or words."""

    key: str
    words: Any
    kind: str = SCALE
    choices: tuple[tuple[int, Any], ...] = ()
    is_reversed: bool = False


@dataclass(frozen=True)
class QuestionSet:
    """Items on one scale, with the words for its ends; `citation` is empty for our own."""

    key: str
    name: Any
    items: tuple[Item, ...]
    lowest: int = 1
    highest: int = 5
    low: Any = field(default_factory=lambda: _("Not at all"))
    high: Any = field(default_factory=lambda: _("Fully"))
    citation: str = ""

    def item(self, key: str) -> Item | None:
        """The item with this key."""
        return next((one for one in self.items if one.key == key), None)

    def turned(self, item: str, value: int) -> int:
        """The value with a reverse-scored item turned, so that more is always more of the same."""
        found = self.item(item)
        return self.lowest + self.highest - value if found and found.is_reversed else value


def _set(key: str, name: Any, *items: tuple[str, Any], **more) -> QuestionSet:
    return QuestionSet(key, name, tuple(Item(*item) for item in items), **more)


FIT_CHECK = QuestionSet("fit", _("Fit check"), (
    Item("fit", _("How does this pairing feel after the first session?"), CHOICE, (
        (GOOD, _("A good fit")), (EARLY, _("Too early to say")), (ANOTHER, _("I would like another pairing")),
    )),
), lowest=ANOTHER, highest=GOOD)
# A circle has no partner; the keys are the same, so that all are counted together.
FIT_OF_CIRCLE = QuestionSet("fit", _("Fit check"), (
    Item("fit", _("How does this circle feel after the first session?"), CHOICE, (
        (GOOD, _("A good fit")), (EARLY, _("Too early to say")), (ANOTHER, _("I would like another circle")),
    )),
), lowest=ANOTHER, highest=GOOD)
PULSE_SET = _set(
    "pulse", _("Pulse"),
    ("honest", _("I can speak honestly with my partner.")),
    ("time", _("My partner makes time for this.")),
    ("learning", _("I am learning something I would not get elsewhere.")),
    ("again", _("I would choose this pairing again.")),
)
PULSE_OF_CIRCLE = _set(
    "pulse", _("Pulse"),
    ("honest", _("I can speak honestly in my circle.")),
    ("time", _("The others make time for this.")),
    ("learning", _("I am learning something I would not get elsewhere.")),
    ("again", _("I would choose this circle again.")),
)
MENTOR_SET = _set(
    "mentor", _("Confidence"),
    ("tell", _("I am confident to tell a senior leader something they may not want to hear.")),
    ("ask", _("I am confident to ask a senior leader for what I need.")),
    ("explain", _("I am confident to explain my subject simply.")),
    ("steer", _("I am confident to steer a conversation with someone senior.")),
    ("boundary", _("I am confident to hold a boundary.")),
    ("decisions", _("I am confident that I see how decisions are made here.")),
)
LEADER_SET = _set(
    "leader", _("Understanding"),
    ("hard", _("I know what early-career colleagues find hard here.")),
    ("ask", _("I ask before I answer.")),
    ("tools", _("I can use the tools or the topic I chose.")),
    ("hear", _("I hear disagreement early.")),
    ("changed", _("I have changed something because of a junior colleague in the last three months.")),
    ("peer", _("I would tell a peer to do this.")),
)
SAFETY_SET = _set(
    "safety", _("Safety"),
    ("against", _("Nothing I say here could count against me.")),
    ("readers", _("I know who can see what I write.")),
    ("stop", _("I could stop without harm.")),
)
CLOSE_SET = QuestionSet("close", _("Looking back"), (
    Item("useful", _("What was most useful?"), WORDS),
    Item("change", _("What should change?"), WORDS),
    Item("recommend", _("Would you recommend this program to a colleague?")),
    Item("quote", _("May we quote what you wrote?"), CHOICE, ((NOT_QUOTED, _("No")), (QUOTED, _("Yes, without my name")))),
), lowest=0, highest=10, low=_("By no means"), high=_("By all means"))

SETS = {one.key: one for one in (FIT_CHECK, PULSE_SET, MENTOR_SET, LEADER_SET, SAFETY_SET, CLOSE_SET)}


# The side that lifts: whose place in the company is lower. Peers have none.
JUNIOR = {REVERSE: MENTOR, ONE_TO_ONE: MENTEE, GROUP: MENTEE}
SENIOR_SET_IN = (REVERSE, ONE_TO_ONE)


def sets_of(kind: str, role: str, format: str = REVERSE) -> tuple[QuestionSet, ...]:
    """The shipped sets that a survey of this kind holds for somebody in this role, in the order asked; none where none fits.

    Safety goes with the middle and the end of the junior side: it takes some sessions to know, it would make the pulse longer for one
    side alone, and so it comes twice, not three times or more. What is said of senior leaders fits no circle and no peers.
    """
    is_circle, is_junior = format == GROUP, JUNIOR.get(format) == role
    if kind in (START, MIDDLE, END):
        change = (MENTOR_SET if is_junior else LEADER_SET,) if format in SENIOR_SET_IN else ()
        return (*change, SAFETY_SET) if is_junior and kind != START else change
    if kind == FIT:
        return (FIT_OF_CIRCLE if is_circle else FIT_CHECK,)
    return {PULSE: (PULSE_OF_CIRCLE if is_circle else PULSE_SET,), CLOSE: (CLOSE_SET,)}.get(kind, ())


def sets_in(survey: Survey, format: str) -> tuple[QuestionSet, ...]:
    """The sets that one survey holds, in the words that its writer was asked in."""
    return sets_of(survey.kind, survey.role, format) if survey.instrument_id is None else (set_from(survey.instrument),)


def set_from(row: Instrument) -> QuestionSet:
    """What a coordinator added, as a set."""
    items = tuple(Item(one["key"], one["words"], is_reversed=one["is_reversed"]) for one in row.items)
    return QuestionSet(row.key, row.name, items, row.lowest, row.highest, row.lowest_words, row.highest_words, row.citation)
