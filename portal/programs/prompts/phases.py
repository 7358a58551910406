"""The parts of the way that a mentorship goes, and in which of them a session lies."""
from portal.words import lazy as _

PHASES = FIRST, EARLY, MIDDLE, LATE, LAST = ("first", "early", "middle", "late", "last")
NAMES = {
    FIRST: _("First session"),
    EARLY: _("The sessions before half-way"),
    MIDDLE: _("The half-way session"),
    LATE: _("The sessions after half-way"),
    LAST: _("Last session"),
}


def phase_of(number: int, total: int) -> str:
    """Where session `number` of `total` lies; whoever goes on beyond the agreed number is past half-way again."""
    if number <= 1:
        return FIRST
    if number == total:
        return LAST
    half_way = total // 2 + 1
    if number == half_way:
        return MIDDLE
    return EARLY if number < half_way else LATE
