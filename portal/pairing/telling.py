"""The arithmetic of a proposal in words: for its two members and for the coordinator."""
from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from portal.enrollment.queries import labels_in
from portal.pairing.kept import COORDINATORS, PARTNERS, may_read, narrower
from portal.pairing.matching.criteria import KEPT
from portal.pairing.matching.parts import Part
from portal.pairing.matching.tell import CRITERIA, REMOVED, facts_of
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


def told_parts(row, names: dict[str, str], shown_to: Mapping[str, str] | None = None, reader: str = COORDINATORS) -> list[Told]:
    """The criteria of a Proposal or a Shortlisted that `reader` may read, the heaviest first.

    `shown_to` (see kept.shown_to_of) are today's readers: where a question is shown to fewer since it was drawn, these count.
    """
    today = shown_to or {}
    parts = [part for part in row.parts if may_read(narrower(_circle(part), today.get(part["criterion"], PARTNERS)), reader)]
    return [_told(_part(part), names) for part in parts]


def summed(told: list[Told]) -> tuple[float, float]:
    """(points, the most that there could be) of these criteria."""
    return round(sum(part.points for part in told), 2), round(sum(part.maximum for part in told), 2)


def points(hundredths: int) -> float:
    """Points from the engine's hundredths."""
    return hundredths / HUNDREDTHS


def names_in(program: Program) -> dict[str, str]:
    """The reader's names for the keys of topics and interests, as the program's questionnaire has them."""
    return labels_in(program)


def why_without(reason: dict) -> list:
    """Why somebody has no place: [(name of the rule, people it removes)], or [] where a group shares too few places.

    How many a rule kept for pairing removes is None, and it comes last: one alone would tell of whom it is.
    """
    removed = reason.get("removed", {})
    told = [(REMOVED[key], count) for key, count in sorted(removed.items(), key=lambda one: -one[1]) if key != KEPT]
    return [*told, (REMOVED[KEPT], None)] if KEPT in removed else told


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


def _circle(kept: dict) -> str:
    # What was drawn before there were circles is for partners.
    return kept.get("shown_to", PARTNERS)
