"""Every measure made of answers, each defined once: whose answers, how they become one number for each person, and in which words."""
from collections.abc import Callable
from dataclasses import dataclass

from portal.programs.formats import GROUP, MENTEE, MENTOR, ONE_TO_ONE, PEER, REVERSE
from portal.programs.role_words import SAID
from portal.summaries.answers import shapes
from portal.summaries.answers.moved import changed
from portal.summaries.answers.shapes import Shape
from portal.summaries.answers.spoken import Listen, came_to_learn, last_said, newest, worth
from portal.summaries.measures import EVER, PERCENT
from portal.surveys.shipped import CLOSE_SET, JUNIOR, PULSE_OF_CIRCLE, PULSE_SET, SAFETY_SET, SENIOR_SET_IN
from portal.words import lazy as _

# A number on the scale that was asked with, as an objective of a coordinator's own counts it.
SCORE = "number"
RELATIONSHIP, MOVED, SAFE, MEETINGS, WHOLE = "relationship", "moved", "safe", "meetings", "whole"


@dataclass(frozen=True)
class AnswerMeasure:
    """One measure made of answers, for the whole program. `role` says whose answers in a format: "" is everybody, None nobody.

    What an objective is held against is `unit`: the share from the shape's cut on, or the median. `items` are told below it, by their
    keys in the set: {format: [(key, words)]}.
    """

    key: str
    group: str
    title: object
    says: object
    role: Callable[[str], str | None]
    listen: Listen
    shape: Shape
    unit: str = PERCENT
    items: Callable[[str], list[tuple[str, object]]] = lambda format: []
    kind: str = ""

    @property
    def period(self):
        """Each person's newest answer counts, whenever it was given."""
        return EVER

    def people(self, format: str) -> str:
        """Whose answers these are, within a sentence."""
        role = self.role(format)
        return str(SAID[format][role]) if role else str(_("people"))

    def name(self, format: str = REVERSE) -> str:
        """What it is called."""
        return str(self.title) % {"people": self.people(format)}

    def definition(self, format: str = REVERSE) -> str:
        """What it counts."""
        return str(self.says) % {"people": self.people(format)}


def _side(role: str) -> Callable[[str], str | None]:
    """One side; peers are one group, which stands for the side that is led."""
    return lambda format: None if format == PEER and role == MENTOR else role


def _junior(format: str) -> str | None:
    return JUNIOR.get(format)


def _junior_of_two(format: str) -> str | None:
    return JUNIOR.get(format) if format in SENIOR_SET_IN else None


def _senior_of_two(format: str) -> str | None:
    return {REVERSE: MENTEE, ONE_TO_ONE: MENTOR}.get(format)


def _everybody(_format: str) -> str:
    return ""


def _pulse_items(format: str) -> list[tuple[str, object]]:
    return [(item.key, item.words) for item in (PULSE_OF_CIRCLE if format == GROUP else PULSE_SET).items]


def _safety_items(_format: str) -> list[tuple[str, object]]:
    return [(item.key, item.words) for item in SAFETY_SET.items]


_SCORED = _("The mean of each person’s newest pulse, over all mentorships: %(people)s at 4 or 5, of those who answered.")
_WORTH = _("The mean of what each person gave to the sessions held, from 1 to 5: %(people)s at 4 or 5, of those who answered.")
_FITS = _("What each person said last after a first session: %(people)s who call it a good fit, of those who answered.")
_MOVED = _("The mean of the items answered both times: %(people)s who stand higher than at the start, of those who answered twice.")

_ALL = (
    AnswerMeasure("relationship_mentors", RELATIONSHIP, _("Relationship score of %(people)s"), _SCORED, _side(MENTOR), newest("pulse"),
                  shapes.FIVE, items=_pulse_items, kind="pulse"),
    AnswerMeasure("relationship_leaders", RELATIONSHIP, _("Relationship score of %(people)s"), _SCORED, _side(MENTEE), newest("pulse"),
                  shapes.FIVE, items=_pulse_items, kind="pulse"),
    AnswerMeasure("confidence_change", MOVED, _("Confidence of %(people)s, up"), _MOVED, _junior_of_two, changed("mentor"), shapes.WAYS),
    AnswerMeasure("understanding_change", MOVED, _("Understanding of %(people)s, up"), _MOVED, _senior_of_two, changed("leader"),
                  shapes.WAYS),
    AnswerMeasure("worth_mentors", MEETINGS, _("Worth the time, say %(people)s"), _WORTH, _side(MENTOR), worth, shapes.FIVE),
    AnswerMeasure("worth_leaders", MEETINGS, _("Worth the time, say %(people)s"), _WORTH, _side(MENTEE), worth, shapes.FIVE),
    AnswerMeasure("fit_mentors", MEETINGS, _("A good fit, say %(people)s"), _FITS, _side(MENTOR), last_said("fit", "fit"), shapes.FIT),
    AnswerMeasure("fit_leaders", MEETINGS, _("A good fit, say %(people)s"), _FITS, _side(MENTEE), last_said("fit", "fit"), shapes.FIT),
    AnswerMeasure("safety", SAFE, _("Safety of %(people)s"),
                  _("The mean of each person’s newest answers to three items: %(people)s at 4 or 5, of those who answered."),
                  _junior, newest("safety"), shapes.FIVE, items=_safety_items, kind="safety"),
    AnswerMeasure("came_to_learn", WHOLE, _("Came to learn, of %(people)s"),
                  _("Chose “To learn a skill” as the reason to join, of the %(people)s who gave one on enrolling."),
                  _side(MENTEE), came_to_learn, shapes.YES),
    AnswerMeasure("would_recommend", WHOLE, _("Would recommend the program, 0 to 10"),
                  _("What each person said last when looking back, from 0 to 10: the median."),
                  _everybody, last_said("close", "recommend"), shapes.TEN, SCORE),
)

ANSWER_MEASURES: dict[str, AnswerMeasure] = {measure.key: measure for measure in _ALL}
# Of those that an objective holds against a number, the highest that anybody can answer.
HIGHEST_ANSWER = {"would_recommend": CLOSE_SET.highest}


def measures_in(format: str) -> list[AnswerMeasure]:
    """Those that there are in a program of this format."""
    return [measure for measure in _ALL if measure.role(format) is not None]
