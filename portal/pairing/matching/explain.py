"""Why these two: each criterion's points with the fact behind it, and the rules that were checked."""

from dataclasses import dataclass

from portal.pairing.matching.common import shared_minutes
from portal.pairing.matching.exclude import removed_pairs
from portal.pairing.matching.parts import Part
from portal.pairing.matching.score import HUNDREDTHS, part_matrices


@dataclass(frozen=True)
class Explanation:
    """The arithmetic of one pair: `parts` sum to `total`, which is the pair's entry in the scores.

    `checked` are the keys of all rules in force, `removed_by` those of them that forbid the pair.
    """

    parts: tuple[Part, ...]
    total: int
    checked: tuple[str, ...]
    removed_by: tuple[str, ...]


def explain(mentor, mentee, rules) -> Explanation:
    """Return the arithmetic of one pair under the rules; parts come in the order of their weight."""
    points = part_matrices([mentor], [mentee], rules)
    parts = tuple(
        Part(key, int(points[key][0, 0]), weight * HUNDREDTHS, FACTS[key](mentor, mentee))
        for key, weight in sorted(rules.weights.items(), key=lambda one: -one[1])
        if weight
    )
    removed = removed_pairs([mentor], [mentee], rules)
    return Explanation(
        parts=parts,
        total=sum(part.points for part in parts),
        checked=tuple(removed),
        removed_by=tuple(key for key, matrix in removed.items() if matrix[0, 0]),
    )


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


FACTS = {
    "topics": _topics,
    "interests": _shared("interests"),
    "other_department": lambda mentor, mentee: {"mentor": mentor.department, "mentee": mentee.department},
    "shared_hours": lambda mentor, mentee: {"minutes": int(shared_minutes([mentor], [mentee])[0, 0])},
    "languages": _shared("languages"),
}
