"""Why these two: each criterion's points with the fact behind it, and the rules that were checked."""

from dataclasses import dataclass

from portal.pairing.matching.common import shared_minutes
from portal.pairing.matching.exclude import removed_pairs
from portal.pairing.matching.parts import Part
from portal.pairing.matching.score import HUNDREDTHS, part_matrices


@dataclass(frozen=True)
class Explanation:
    """The arithmetic of one pair: `parts` sum to `total`, which is the pair's entry in the scores.

    `shown_total` is the sum of the parts that are not kept for pairing. `checked` are the keys of all rules in force,
    `removed_by` those of them that forbid the pair; rules kept for pairing stand in both as "kept_apart".
    """

    parts: tuple[Part, ...]
    total: int
    shown_total: int
    checked: tuple[str, ...]
    removed_by: tuple[str, ...]


def explain(mentor, mentee, rules, place=1) -> Explanation:
    """Return the arithmetic of one pair under the rules; parts come in the order of their weight.

    `place` is which of the mentor's free places the pair takes, from 1: load gives further ones fewer points.
    """
    points = {key: int(matrix[0, 0]) for key, matrix in part_matrices([mentor], [mentee], rules).items()}
    if "load" in points:
        points["load"] = rules.weights["load"] * HUNDREDTHS // (mentor.partners + place)
    parts = tuple(_part(key, points[key], mentor, mentee, rules, place) for key in _by_weight(rules))
    removed = removed_pairs([mentor], [mentee], rules)
    return Explanation(
        parts=parts,
        total=sum(part.points for part in parts),
        shown_total=sum(part.points for part in parts if not part.is_kept),
        checked=tuple(removed),
        removed_by=tuple(key for key, matrix in removed.items() if matrix[0, 0]),
    )


def _by_weight(rules):
    return [key for key, weight in sorted(rules.weights.items(), key=lambda one: -one[1]) if weight]


def _part(key, points, mentor, mentee, rules, place):
    is_kept = key in rules.kept
    facts = {} if is_kept else FACTS[key](mentor, mentee)
    if key == "load" and not is_kept:
        facts = {"partners": mentor.partners + place - 1}
    return Part(key, points, rules.weights[key] * HUNDREDTHS, facts, is_kept)


def _topics(mentor, mentee):
    wanted = sorted(mentee.wants.items(), key=lambda one: (-one[1], one[0]))
    return {
        "topics": [
            {"topic": topic, "importance": importance, "confidence": mentor.teaches.get(topic, 0)}
            for topic, importance in wanted
        ]
    }


def _shared(attribute):
    return lambda mentor, mentee: {"shared": sorted(getattr(mentor, attribute) & getattr(mentee, attribute))}


def _both(attribute):
    return lambda mentor, mentee: {"mentor": getattr(mentor, attribute), "mentee": getattr(mentee, attribute)}


FACTS = {
    "topics": _topics,
    "interests": _shared("interests"),
    "other_department": _both("department"),
    "shared_hours": lambda mentor, mentee: {"minutes": int(shared_minutes([mentor], [mentee])(slice(None))[0, 0])},
    "languages": _shared("languages"),
    "location": _both("location"),
    "perspectives": lambda mentor, mentee: {
        "asked": sorted(mentee.perspectives),
        "shared": sorted(mentor.perspectives & mentee.perspectives),
    },
    "preferences": lambda mentor, mentee: {"mentor": mentor.ranks.get(mentee.id), "mentee": mentee.ranks.get(mentor.id)},
    "load": lambda mentor, mentee: {"partners": mentor.partners},
}
