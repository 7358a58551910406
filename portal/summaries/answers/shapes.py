"""The shapes that answers come in: into which places of a distribution a number falls, and what these are called."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from portal.words import lazy as _


@dataclass(frozen=True)
class Shape:
    """`place` says into which of `places` a number falls; from the place `cut` on it counts for the share, if there is one.

    `named` says what the bar from one place to another is called.
    """

    places: int
    place: Callable[[Fraction], int]
    named: Callable[[int, int], object]
    cut: int | None = None
    has_median: bool = True
    has_bars: bool = True
    # Of the several shares of one number of people only one is told to the percent.
    in_steps: bool = False

    def counts(self, values: Sequence[Fraction]) -> list[int]:
        """How many fall into each place; a number of an older, wider scale falls into the one at its end."""
        found = [0] * self.places
        for value in values:
            found[min(max(self.place(value), 0), self.places - 1)] += 1
        return found

    def counted(self, values: Sequence[Fraction]) -> int | None:
        """How many count for the share; None where there is none."""
        return None if self.cut is None else sum(self.counts(values)[self.cut :])


def _five_named(first: int, last: int):
    if last == 3:
        return _("4 to 5")
    if first == 0:
        return _("under %(high)s", high=last + 2)
    return _("%(low)s to under %(high)s", low=first + 1, high=last + 2)


def _ten_named(first: int, last: int):
    return _("%(low)s to %(high)s", low=first, high=last) if first < last else str(first)


def _fit_named(first: int, last: int):
    if last == 2:
        return _("A good fit")
    return _("Too early, or another") if first < last else (_("Another pairing"), _("Too early to say"))[first]


def _ways_named(first: int, last: int):
    if last == 2:
        return _("Up")
    return _("The same or down") if first < last else (_("Down"), _("The same"))[first]


# Means of a scale of five: whoever lies at 4 or above counts.
FIVE = Shape(4, lambda value: min(floor(value), 4) - 1, _five_named, cut=3)
# One item of it: its median and share alone.
ITEM = Shape(4, FIVE.place, _five_named, cut=3, has_bars=False, in_steps=True)
TEN = Shape(11, floor, _ten_named)
FIT = Shape(3, lambda value: floor(value) - 1, _fit_named, cut=2, has_median=False)
WAYS = Shape(3, lambda value: (value > 0) - (value < 0) + 1, _ways_named, cut=2)
YES = Shape(2, int, _ten_named, cut=1, has_median=False, has_bars=False)
# A scale of a coordinator's own, whose middle alone is told.
OWN = Shape(1, lambda value: 0, _ten_named, has_bars=False)
