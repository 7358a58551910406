"""What typed weights are worth of a hundred points."""
from collections.abc import Mapping

from portal.pairing.matching.criteria import WEIGHTS
from portal.pairing.rules.models import RANKED, RuleSet

WHOLE = 100
# The criterion that is made of what people rank.
WISHES = "preferences"


def points_of(weights: Mapping[str, int]) -> dict[str, int]:
    """Whole points that sum to 100, in proportion to what was typed; of the largest remainders, the criterion named first has it.

    Every criterion is there, also one with no points. Raises ValueError when nothing counts.
    """
    typed = {key: weights.get(key) or 0 for key in WEIGHTS}
    total = sum(typed.values())
    if total < 1 or min(typed.values()) < 0:
        raise ValueError("something has to count")
    points = {key: WHOLE * weight // total for key, weight in typed.items()}
    by_remainder = sorted(typed, key=lambda key: -(WHOLE * typed[key] % total))
    for key in by_remainder[: WHOLE - sum(points.values())]:
        points[key] += 1
    return points


def weights_in_use(weights: Mapping[str, int], way: str) -> dict[str, int]:
    """The typed weights that count: ranked wishes do only where people rank."""
    return {key: weight for key, weight in weights.items() if weight and (key != WISHES or way == RANKED)}


def ranks_for_nothing(rule_set: RuleSet) -> bool:
    """Whether people rank and it is worth no point. The form refuses that; versions from before may say it."""
    return rule_set.way == RANKED and not points_in_force(rule_set).get(WISHES)


def points_in_force(rule_set: RuleSet) -> dict[str, int]:
    """The points of each criterion that counts under these rules, in the order of the criteria; they sum to 100."""
    in_use = weights_in_use(rule_set.weights, rule_set.way) or dict(WEIGHTS)
    return {key: points for key, points in points_of(in_use).items() if points}
