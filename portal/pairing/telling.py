"""The arithmetic of a proposal in words: for its two members and for the coordinator."""
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from portal.enrollment.queries import labels_in
from portal.pairing.matching.parts import Part
from portal.pairing.matching.tell import CHECKED, CRITERIA, REMOVED, facts_of
from portal.pairing.models import Proposal
from portal.programs.formats import GROUP, PEER, REVERSE
from portal.programs.models import Program

HUNDREDTHS = 100


@dataclass(frozen=True)
class Told:
    """One criterion: its name, whole and part points, and what they come from."""

    key: str
    name: object
    points: float
    maximum: float
    sentences: list


def told_parts(proposal: Proposal, names: dict[str, str]) -> list[Told]:
    """The proposal's criteria, the heaviest first; their points add up to the score."""
    return [_told(_part(part), names) for part in proposal.parts]


def told_checks(format: str = REVERSE) -> list:
    """What was checked of every pair before it was proposed, as sentences."""
    levels = {PEER: ["level_band"], GROUP: []}.get(format, ["level_gap"])
    return [CHECKED[key] for key in ("reporting_line", *levels, "common_language", "blocked")]


def points(hundredths: int) -> float:
    """Points from the engine's hundredths."""
    return hundredths / HUNDREDTHS


def names_in(program: Program) -> dict[str, str]:
    """The reader's names for the keys of topics and interests, as the program's questionnaire has them."""
    return labels_in(program)


def why_without(reason: dict) -> list:
    """Why a leader has no place: [(name of the rule, mentors it removes)], or [] where a group shares too few places."""
    return [(REMOVED[key], count) for key, count in sorted(reason.get("removed", {}).items(), key=lambda one: -one[1])]


def _told(part: Part, names: dict[str, str]) -> Told:
    sentences = facts_of(part, lambda key: names.get(key) or _language(key))
    return Told(part.criterion, CRITERIA[part.criterion], points(part.points), points(part.maximum), sentences)


def _language(key: str) -> str:
    try:
        return Locale.parse(key).get_display_name("en") or key
    except (UnknownLocaleError, ValueError):
        return key


def _part(kept: dict) -> Part:
    return Part(**{name: value for name, value in kept.items() if name != "shown_to"})
