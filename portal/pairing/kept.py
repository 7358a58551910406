"""Who may read what a criterion is made of. What is kept for pairing is shown to nobody, points included."""
from portal.enrollment.models import Answer, Question
from portal.enrollment.questionnaire.kinds import CIRCLES, OFFERED, PAIRING_ONLY
from portal.enrollment.questionnaire.models import PastVersion
from portal.pairing.matching.criteria import WEIGHTS
from portal.programs.models import Program

PARTNERS, COORDINATORS = "partners", "coordinators"
# The key of the question that a criterion is read from.
READ_FROM = {
    "topics": "topics", "interests": "interests", "languages": "languages", "shared_hours": "hours", "location": "location",
    "perspectives": "perspectives",
}
# Where everybody asks and shows, two questions are read for one criterion.
TWINS = {"topics": OFFERED}
# How many partners somebody has is nothing that a partner reads; ranked wishes and perspectives are for pairing alone, whatever is set.
_AT_WIDEST = {"load": COORDINATORS, "preferences": PAIRING_ONLY, "perspectives": PAIRING_ONLY}
# These never were for anybody else, so nothing of them is ever written down.
ALWAYS_KEPT = frozenset(key for key, circle in _AT_WIDEST.items() if circle == PAIRING_ONLY)
# A hard rule that is made of the same answers as a criterion.
_RULES = {"languages": "common_language", "shared_hours": "shared_hours"}


def shown_to_of(program: Program | int) -> dict[str, str]:
    """{criterion: the circle that may read its points and facts}: the narrower of both roles' questions.

    An answer keeps the readers that it was given under: as long as one was given for fewer, all of that criterion is for those.
    What comes from the roster is for partners.
    """
    circles: dict[str, list[str]] = {}
    for key, circle in (*_asked(program), *_given(program)):
        circles.setdefault(key, []).append(circle)
    said = {key: [circle for read in _read_for(key) for circle in circles.get(read, [])] for key in WEIGHTS}
    return {key: _narrowest([_AT_WIDEST.get(key, PARTNERS), *found]) for key, found in said.items()}


def kept_among(shown_to: dict[str, str]) -> frozenset[str]:
    """The keys of criteria and hard rules that are made of answers given for pairing alone."""
    criteria = {key for key, circle in shown_to.items() if circle == PAIRING_ONLY}
    return frozenset(criteria | {_RULES[key] for key in criteria & set(_RULES)})


def may_read(circle: str, reader: str) -> bool:
    """Whether `reader`, PARTNERS or COORDINATORS, reads what is for this circle; coordinators read what partners do."""
    return circle == PARTNERS or circle == reader == COORDINATORS


def narrower(one: str, other: str) -> str:
    """The circle with fewer readers."""
    return _narrowest([one, other])


def _read_for(criterion: str) -> tuple[str, ...]:
    """The keys of the questions that a criterion is made of."""
    return tuple(keys[criterion] for keys in (READ_FROM, TWINS) if criterion in keys)


def _asked(program: Program | int):
    mine = (Question.program == program) & Question.retired_at.is_null() & Question.key.in_([*READ_FROM.values(), *TWINS.values()])
    return Question.select(Question.key, Question.shown_to).where(mine).tuples()


def _given(program: Program | int):
    """(key, circle) of earlier versions that somebody's answer was given to."""
    mine = (Question.program == program) & Question.retired_at.is_null() & Question.key.in_([*READ_FROM.values(), *TWINS.values()])
    to_it = (Answer.question == PastVersion.question) & (Answer.version == PastVersion.number)
    rows = PastVersion.select(Question.key, PastVersion.shown_to).join(Question).join_from(PastVersion, Answer, on=to_it)
    return rows.where(mine, PastVersion.shown_to != PARTNERS).distinct().tuples()


def _narrowest(circles: list[str]) -> str:
    return max(circles, key=CIRCLES.index)
