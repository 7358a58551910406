"""Which rules a coordinator may overrule for two people, and what each is called."""
from portal.pairing.firm import AWAY, CIRCLE_LINE, FULL
from portal.pairing.matching.criteria import FLOOR, KEPT
from portal.pairing.matching.tell import REMOVED
from portal.words import lazy as _

# All others hold whatever a coordinator says.
OVERRULED = ("level_gap", "common_language", "shared_hours", "same_department", FLOOR)

NAMES = {
    "same_person": _("Two different people"),
    "reporting_line": _("No reporting line between the two"),
    "blocked": _("Not ruled out by a coordinator"),
    "former": _("Not proposed to each other before"),
    KEPT: _("Rules kept for pairing"),
    "level_gap": _("Levels far enough apart"),
    "level_band": _("Levels close enough"),
    "common_language": _("A common language"),
    "shared_hours": _("Enough common working hours"),
    "same_department": _("Different departments"),
    FLOOR: _("At least the points that a pair needs"),
    AWAY: _("Both are there, with a complete profile"),
    FULL: _("Both have a place left"),
    CIRCLE_LINE: _("No reporting line with a member of the circle"),
}


def name_of(key: str):
    """A rule as it reads when it holds; of one that is newer than these words, what it removes."""
    return NAMES.get(key) or REMOVED.get(key, key)


def may_overrule(keys: list[str]) -> bool:
    """Whether all of these are a coordinator's to decide."""
    return all(key in OVERRULED for key in keys)
