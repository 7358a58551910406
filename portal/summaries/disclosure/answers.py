"""The stricter rules for figures made of answers: when they may be told anew (R5), and how coarsely (R6)."""
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from portal.programs.small_groups import SMALLEST, is_enough
from portal.summaries.disclosure.shapes import Owners, Vector, people_behind

# A median is an answer that somebody gave: it needs more of them around it.
FEWEST_FOR_A_MEDIAN = 10
FEWEST_IN_A_BAR = 3
EDGE, STEP, EXACT_FROM = 10, 5, 20
BANDS = ((50, None), (20, 49), (10, 19), (5, 9))


@dataclass(frozen=True)
class Share:
    """A share as it may be printed: `value` in percent, or `below` or `above` that value where it is too near an end."""

    value: int
    bound: str = ""


def may_be_renewed(
    shown: Mapping[str, Sequence[Vector]], earlier: Sequence[Mapping[str, Sequence[Vector]]], owners: Owners, smallest: int = SMALLEST
) -> bool:
    """Whether enough people changed in every row since it was last shown, and against each time before (R5).

    `earlier` are the publications, oldest first. Whoever came, went or answered anew has changed: an answer that is changed
    counts as another answer. A row may come back to what it was at an earlier time.
    """
    for name, vectors in shown.items():
        changed = [len(people_behind(_changed(vectors, each[name]), owners)) for each in earlier if name in each]
        if changed and not (is_enough(changed[-1], smallest) and all(not count or is_enough(count, smallest) for count in changed)):
            return False
    return True


def _changed(now: Sequence[Vector], before: Sequence[Vector]) -> Vector:
    return frozenset().union(*now) ^ frozenset().union(*before)


def band_of(count: int) -> tuple[int, int | None] | None:
    """How many answered, as a band (5 to 9, 10 to 19, 20 to 49, 50 and more: no end); None below five."""
    return next(((first, last) for first, last in BANDS if count >= first), None)


def share_of(part: int, whole: int) -> Share:
    """A share as it may be printed: below 10 or above 90 not exactly, and in steps of five among fewer than twenty."""
    percent = 100 * part / whole
    if percent < EDGE:
        return Share(EDGE, "below")
    if percent > 100 - EDGE:
        return Share(100 - EDGE, "above")
    return Share(round(percent) if whole >= EXACT_FROM else STEP * round(percent / STEP))


def mean_of(answers: Iterable[float]) -> float | None:
    """The mean to one decimal; None where all gave the same answer, which would say what each of them said."""
    given = list(answers)
    return round(sum(given) / len(given), 1) if len(set(given)) > 1 else None


def median_of(answers: Iterable[float]) -> float | None:
    """The median, from ten answers on that are not all the same; else None."""
    given = list(answers)
    return median(given) if len(given) >= FEWEST_FOR_A_MEDIAN and len(set(given)) > 1 else None


def bars_of(counts: Sequence[int], smallest: int = SMALLEST, cut: int | None = None) -> list[tuple[int, int, int]] | None:
    """A distribution as bars (first place, last place, how many): neighbours are merged until each that is not empty has three.

    None for a group of fewer than twice the smallest, and where one bar would be all. Where the share from the place `cut` on
    is told beside them, no bar reaches across it: that share, less the other bars, would say what was merged. None, then, where
    one side of it has one or two.
    """
    if sum(counts) < 2 * max(SMALLEST, smallest):
        return None
    bars = [(place, place, count) for place, count in enumerate(counts)]
    sides = [bars] if cut is None else [bars[:cut], bars[cut:]]
    bars = [bar for side in sides for bar in _thick(side)]
    is_thin = any(0 < count < FEWEST_IN_A_BAR for _first, _last, count in bars)
    return bars if not is_thin and sum(count > 0 for _first, _last, count in bars) > 1 else None


def told_bars(bars: Sequence[tuple[int, int, int]], cut: int | None = None) -> list[tuple[int, int, Share]]:
    """The bars as they may be printed: shares in steps of five, however many answered, and no empty bar at either end.

    Several exact shares of one number would give that number away, which is told as a band; and an empty bar reads like a low one.
    """
    whole, bars = sum(count for _first, _last, count in bars), list(bars)
    for end, beside in ((0, 1), (-1, -2)):
        while len(bars) > 1 and not bars[end][2] and not _parted(bars[end], bars[beside], cut):
            bars = _merged(bars, end % len(bars))
    return [(first, last, in_steps(count, whole)) for first, last, count in bars]


def _parted(one: tuple[int, int, int], other: tuple[int, int, int], cut: int | None) -> bool:
    """Whether the cut lies between the two."""
    return cut is not None and (one[0] < cut) != (other[0] < cut)


def in_steps(part: int, whole: int) -> Share:
    """A share in steps of five, below 10 and above 90 only as that: of people whose number is known, such as those who were asked."""
    share = share_of(part, whole)
    return share if share.bound else Share(STEP * round(100 * part / whole / STEP))


def _thick(bars: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    while (thin := _thinnest(bars)) is not None:
        bars = _merged(bars, thin)
    return bars


def _thinnest(bars: list[tuple[int, int, int]]) -> int | None:
    thin = [(count, place) for place, (_first, _last, count) in enumerate(bars) if 0 < count < FEWEST_IN_A_BAR]
    return min(thin)[1] if thin and len(bars) > 1 else None


def _merged(bars: list[tuple[int, int, int]], thin: int) -> list[tuple[int, int, int]]:
    """The bars with this one and its smaller neighbour as one."""
    beside = [place for place in (thin - 1, thin + 1) if 0 <= place < len(bars)]
    other = min(beside, key=lambda place: (bars[place][2], place))
    first, last = sorted((thin, other))
    return [*bars[:first], (bars[first][0], bars[last][1], bars[first][2] + bars[last][2]), *bars[last + 1 :]]
