"""The format adviser: five answers in, a format and its reasons out; plain addition, no database, no guess."""
from collections.abc import Mapping
from dataclasses import dataclass

from portal.programs.formats import GROUP, ONE_TO_ONE, PEER, REVERSE
from portal.words import lazy as _

FORMAT_NAMES = {
    REVERSE: _("Reverse mentoring"),
    ONE_TO_ONE: _("One-to-one mentoring"),
    PEER: _("Peer mentoring"),
    GROUP: _("Group mentoring"),
}
FORMAT_MEANS = {
    REVERSE: _("Juniors mentor senior leaders: the mentor is the junior and sets the agenda, the leader makes the time."),
    ONE_TO_ONE: _("A more experienced mentor meets a mentee, who brings the questions; the mentor makes the time."),
    PEER: _("One pool of colleagues at a similar level. A round divides it into who asks and who shows, and pairs the two."),
    GROUP: _("Each mentor has a circle of several members. Circles of fewer than three are closed."),
}


@dataclass(frozen=True)
class Choice:
    """One possible answer: what it counts for each format, the reason it gives, and, where it does, why reverse does not fit."""

    key: str
    label: object
    points: Mapping[str, int]
    reason: object
    against_reverse: object | None = None


@dataclass(frozen=True)
class Asked:
    """One of the five questions."""

    key: str
    label: object
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Advice:
    """The format that fits best, the reasons that speak for it, and whatever speaks against reverse.

    `is_reverse_later`: reverse would fit best if nothing spoke against it.
    """

    format: str
    reasons: tuple[object, ...]
    against_reverse: tuple[object, ...]
    is_reverse_later: bool = False

    @property
    def name(self) -> object:
        """The format in words."""
        return FORMAT_NAMES[self.format]


QUESTIONS = (
    Asked("aim", _("What shall be different afterwards?"), (
        Choice("leaders", _("Leaders understand something that juniors know"), {REVERSE: 3, GROUP: 1},
               _("You want leaders to learn from people who joined later: that is what reverse mentoring is for.")),
        Choice("juniors", _("Juniors have learned from somebody with experience"), {ONE_TO_ONE: 3, GROUP: 1},
               _("You want experience to reach juniors: a more experienced mentor for each of them does that."),
               _("In a reverse program the junior teaches; whoever mainly wants to be taught is in the wrong chair.")),
        Choice("peers", _("People in the same position help each other"), {PEER: 3, GROUP: 1},
               _("You want people in the same position to help each other, without one above the other."),
               _("Reverse mentoring needs a senior and a junior side.")),
        Choice("many", _("Many people have learned the same thing"), {GROUP: 3},
               _("You want many people to learn the same thing: in a group each of them also hears the others' questions."),
               _("A pair is a slow way to bring one subject to many.")),
    )),
    Asked("knows", _("Who knows what the others want to know?"), (
        Choice("juniors", _("Mostly people early in their career"), {REVERSE: 2, GROUP: 1},
               _("Those who know it are early in their career, so they should be the mentors.")),
        Choice("seniors", _("Mostly people with long experience"), {ONE_TO_ONE: 2, GROUP: 1},
               _("Those who know it have long experience, so they should be the mentors."),
               _("A junior who has nothing to teach that the leader wants is there for show.")),
        Choice("everyone", _("Everybody knows a part of it"), {PEER: 2, GROUP: 1},
               _("Everybody knows a part of it, so both sides should teach.")),
    )),
    Asked("time", _("Do leaders have 45 minutes a month, and do they come to learn?"), (
        Choice("yes", _("Yes, at least those whom we would ask first"), {REVERSE: 2, ONE_TO_ONE: 1},
               _("Leaders have the time and come to learn; pairs need both.")),
        Choice("unsure", _("They have the time; whether they come to learn is unclear"), {REVERSE: 1, ONE_TO_ONE: 1},
               _("Leaders have the time. Begin with those who want to take part, and let the others see it.")),
        Choice("no", _("No"), {GROUP: 1, PEER: 1},
               _("This format asks little of the leaders' diaries."),
               _("A leader who moves every session shows the junior how little it counts. Wait until leaders make the time.")),
    )),
    Asked("safe", _("Can you promise juniors a leader outside their reporting line, and that nothing reaches an appraisal?"), (
        Choice("yes", _("Yes"), {REVERSE: 1, ONE_TO_ONE: 1, PEER: 1, GROUP: 1},
               _("You can promise that what is said has no part in appraisals; people only speak openly where that holds.")),
        Choice("no", _("Not yet"), {PEER: 1},
               _("Among equals there is least to fear from what one says."),
               _("Without that promise the junior carries the whole risk of being honest.")),
    )),
    Asked("ratio", _("For each person who could teach, how many want to learn?"), (
        Choice("one", _("About one"), {REVERSE: 1, ONE_TO_ONE: 1, PEER: 1},
               _("There is about one learner for each person who can teach, so pairs work out.")),
        Choice("two", _("Up to two or three"), {REVERSE: 1, ONE_TO_ONE: 1},
               _("There are up to three learners for each person who can teach: that is the most that a mentor should take on.")),
        Choice("many", _("Many more"), {GROUP: 3},
               _("There are many learners for each person who can teach, so several of them have to sit together."),
               _("With so few mentors, most leaders would stay without one.")),
    )),
)

WHEN_NOT = (
    _("The junior mainly wants to be taught, sponsored or promoted."),
    _("Leaders come because they were told to, or move every date."),
    _("Only pairs within one reporting line are possible."),
    _("One person is to speak for a whole group of people."),
    _("Somebody hopes to judge the junior by what is said there."),
)


def advise(answers: Mapping[str, str]) -> Advice | None:
    """The format that five answers (question key to choice key) add up to; None while one is missing or unknown.

    Anything that speaks against reverse takes reverse out. Of equals, the one named first in the list of formats is taken.
    """
    chosen = [_choice(asked, answers.get(asked.key)) for asked in QUESTIONS]
    if None in chosen:
        return None
    against = tuple(choice.against_reverse for choice in chosen if choice.against_reverse is not None)
    totals = {name: sum(choice.points.get(name, 0) for choice in chosen) for name in FORMAT_NAMES}
    first = max(totals, key=totals.get)
    best = max((name for name in totals if not (name == REVERSE and against)), key=totals.get)
    # An answer is a reason for the format it speaks for most, not for one that it merely allows.
    reasons = tuple(choice.reason for choice in chosen if choice.points.get(best) == max(choice.points.values()))
    return Advice(best, reasons, against, is_reverse_later=first == REVERSE != best)


def _choice(asked: Asked, key: str | None) -> Choice | None:
    return next((choice for choice in asked.choices if choice.key == key), None)
