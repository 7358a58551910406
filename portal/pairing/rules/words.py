"""The words of the rules: what each means, why it is there, what earns points, and how one version differs from another."""
from collections.abc import Mapping

from portal.pairing.kept import READ_FROM
from portal.pairing.matching.criteria import WEIGHTS
from portal.pairing.matching.tell import CRITERIA
from portal.pairing.rules.actions import changed_from, facts_of
from portal.pairing.rules.format_words import word_in
from portal.pairing.rules.models import ABOVE, AFRESH, BONUS, CHOICE, FIRST, MOST, RANKED, ROUND, RuleSet
from portal.programs.formats import CHOOSE, PEER
from portal.words import lazy as _

WAYS = {
    ROUND: _("A round decides"), RANKED: _("People rank, and a round decides"), CHOICE: _("People ask each other"),
}
WAY_NOTES = {
    ROUND: _("The program proposes the pairs that reach the aim below. Nobody chooses."),
    RANKED: _("Each sees the candidates that fit best and says a first, second and third choice. The round gives points for that."),
    CHOICE: _("Each sees the candidates that fit best and may ask one of them, a mentor too. Whoever is asked answers."),
}
ABOVE_WORDS = _("Propose only pairs with a least number of points")
KEEPS = {
    FIRST: _("Keep the pairs of the draft before wherever that is possible"),
    BONUS: _("Give the pairs of the draft before extra points"), AFRESH: _("Begin afresh"),
}
LOCATIONS = {"other": _("Different locations"), "same": _("The same location")}

_EARNS = {
    "interests": _("Interests that both named; three or more earn all points."),
    "other_department": _("All points where the two work in different departments."),
    "shared_hours": _("The time of a working day in which both work; four hours or more earn all points."),
    "languages": _("Languages that both speak beyond the first; two further ones earn all points."),
    "location": _("All points where the two work in different locations, or in the same one, as you choose below."),
    "preferences": _("The wish of each side earns half: all of it for a first choice, two thirds for a second, one third for a third."),
}
"""Criterion key -> what earns its points; of those that are missing it depends on the format."""

FROM_ROSTER = ("other_department", "languages", "location")
FROM_PAIRS = ("load",)
FROM_WISHES = ("preferences",)

FIELDS = {
    "way": _("How pairs come about"), "screens_asks": _("A coordinator looks first"), "answer_days": _("Days to answer"),
    "min_level_gap": _("Levels apart at least"), "max_level_gap": _("Levels apart at most"), "common_language": _("A common language"),
    "min_shared_minutes": _("Common minutes"), "same_department": _("The same department is allowed"), "location": _("What location earns"),
    "aim": _("Aim"), "least_points": _("Least points"), "keep": _("Later rounds"), "keep_points": _("Extra points"),
}
_VALUES = {"way": WAYS, "keep": KEEPS, "location": LOCATIONS}


def aims(format: str) -> dict:
    """What may come first, in words."""
    return {MOST: word_in(format, MOST), ABOVE: ABOVE_WORDS}


def criteria_in(format: str) -> list[str]:
    """The criteria that can count: nobody ranks where only rounds decide, and of peers each has one partner anyway."""
    unused = {"preferences"} if format not in CHOOSE else set()
    return [key for key in WEIGHTS if key not in unused | ({"load"} if format == PEER else set())]


def earns(format: str) -> dict:
    """{criterion: what earns its points}."""
    return {key: _EARNS.get(key) or word_in(format, key) for key in criteria_in(format)}


def always(format: str) -> list[tuple]:
    """The hard rules that hold in every program, each with its reason."""
    return [
        (_("Never in one reporting line"), word_in(format, "line")),
        (_("Nobody has more partners than places"), word_in(format, "places")),
        (_("Wishes not to be paired"), _("Such a wish holds in both directions, and nobody is told whose it was.")),
        (_("Pairs that a coordinator ruled out"), _("A conflict that you record holds until you allow the pair again.")),
        (_("Never the same partner twice"), _(
            "Former partners, and two of whom one said no, are not proposed to each other again, in either role."
        )),
    ]


def name_of(criterion: str):
    """What a criterion is called."""
    return CRITERIA[criterion]


def source_of(criterion: str, prompts: Mapping[str, list[str]]):
    """Which question a criterion is read from, in a sentence; `prompts` are the questions asked, by key."""
    asked = prompts.get(READ_FROM.get(criterion, ""), [])
    if asked:
        return _("Read from %(questions)s.", questions=", ".join(f"“{prompt}”" for prompt in asked))
    if criterion in FROM_ROSTER:
        return _("Read from the roster.")
    if criterion in FROM_PAIRS:
        return _("Read from the pairings so far.")
    if criterion in FROM_WISHES:
        return _("Read from what people rank, where that is how pairs come about.")
    if criterion == "shared_hours":
        return _("No question asks for it: everybody counts as working from nine to five.")
    return _("No question asks for it yet, so it earns no points.")


def changes(rules: RuleSet, before: RuleSet, format: str) -> list:
    """How a version differs from the one before: [(what, as it was, as it is)], in words."""
    changed = changed_from(before, facts_of(rules))
    return [(_field(name), _value(name, was, format), _value(name, now, format)) for name, (was, now) in changed.items()]


def _field(name: str):
    key = name.removeprefix("weights.")
    return _("Points of: %(criterion)s", criterion=name_of(key)) if key in WEIGHTS and key != name else FIELDS[name]


def _value(name: str, value, format: str):
    if name == "aim":
        return aims(format)[value]
    if name in _VALUES:
        return _VALUES[name][value]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value or 0)
