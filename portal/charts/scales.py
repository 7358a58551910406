"""Scales and ticks: where a value lies, and which round numbers stand beside it."""
from collections.abc import Callable
from dataclasses import dataclass
from math import floor, log10

Number = float | int | None
Show = Callable[[float], str]


def plainly(value: float) -> str:
    """12.0 -> "12", 12.25 -> "12.25"; pass a localized formatter instead where a reader's language is known."""
    return f"{value:g}"


@dataclass(frozen=True)
class Scale:
    """Maps values from `low`..`high` to positions from `start`..`end`; values outside are held at the edge."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The position of `value`, to a tenth of a unit."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + min(max(share, 0), 1) * (self.end - self.start), 1)


def nice_ticks(low: float, high: float, about: int = 4, whole: bool = False) -> list[float]:
    """About so many round numbers (steps of 1, 2, 2.5 or 5) from at most `low` to at least `high`; `whole` ones for what is counted."""
    high = high if high > low else low + 1
    rough = (high - low) / max(about, 1)
    size = 10 ** floor(log10(rough))
    step = next(nice * size for nice in (1, 2, 2.5, 5, 10) if rough <= nice * size * 1.0000001)
    step = max(step, 1) if whole else step
    first = floor(low / step + 1e-9)
    ticks = [round(first * step, 10)]
    while ticks[-1] < high - 1e-9:
        ticks.append(round((first + len(ticks)) * step, 10))
    return ticks
