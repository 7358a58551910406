"""Columns that stand on a line, their labels beneath."""
from dataclasses import dataclass

from portal.charts.letters import width_of, wrapped
from portal.charts.scales import Scale
from portal.charts.series import Series
from portal.charts.widths import PAPER_WIDTH

PAPER_HEIGHT = 170
LEFT_SHARE = 0.15  # of the paper's width lies left of the plot; paper.css gives the table below it a first column as wide
WIDEST_BAND, SHORT_LABEL, WITHHELD = 104, 5, 34


@dataclass(frozen=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True)
class Column:
    """One column: `kind` is "plain", "marked" (the one the reading speaks of) or "withheld"; `plan_y` is where its plan lies,
    `value_y` where its value is written: on the column, or above whatever would run through it. `lines` are its label,
    empty where its neighbors' stand for it, and `value` is empty where the numbers of a crowd would run together."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    lines: list[str]
    value: str
    kind: str
    value_y: float
    plan_y: float | None


@dataclass(frozen=True)
class Upright:
    """Columns over labels; `left` and `right` bound the plot, `floor` is the line they stand on, `label_y` the first line of labels."""

    width: float
    height: float
    left: float
    right: float
    floor: float
    size: float
    label_y: float
    ticks: list[Tick]
    columns: list[Column]
    target_y: float | None
    target_words: str

    form = "columns"


def for_paper(series: Series) -> Upright:
    """A drawing for paper, where the table below it is the axis."""
    left = round(PAPER_WIDTH * LEFT_SHARE, 1)
    labels = [[label] for label in series.labels]
    return _upright(series, PAPER_WIDTH, left, PAPER_WIDTH, 18, PAPER_HEIGHT - 22, 11, labels, set(range(len(labels))))


def stand_up(series: Series, width: float, size: float) -> Upright | None:
    """A drawing for a screen `width` units wide with words of `size`, or None where the labels do not fit under the columns."""
    left = round(max(width_of(series.show(tick), size) for tick in series.ticks) + 10, 1)
    band = min((width - left) / len(series.labels), WIDEST_BAND)
    labels = _labels(series, band, size)
    if labels is None:
        return None
    return _upright(series, width, left, left + band * len(labels), size + 14, size + 150, size, labels, _valued(series, band, size))


def _labels(series: Series, band: float, size: float) -> list[list[str]] | None:
    """Each label on one line or two; short ones of a long row thinned out, never the marked one's; None where neither helps."""
    lines = [wrapped(label, band - 6, size) for label in series.labels]
    if all(lines):
        return lines
    if any(len(label) > SHORT_LABEL for label in series.labels):
        return None
    every = next(step for step in range(2, len(lines) + 2) if max(width_of(label, size) for label in series.labels) <= step * band - 6)
    first = series.marked[0] % every if series.marked else 0
    return [[label] if index % every == first else [] for index, label in enumerate(series.labels)]


def _valued(series: Series, band: float, size: float) -> set[int]:
    """Whose value is written: everybody's where there is room, else the marked, the greatest and the last."""
    known = [index for index, value in enumerate(series.values) if value is not None]
    if all(width_of(series.said(index), size) <= band for index in known):
        return set(known)
    wanted = [*series.marked, max(known, key=lambda index: series.values[index]), known[-1]]
    apart = max(width_of(series.said(index), size) for index in known) / band
    kept: list[int] = []
    for index in wanted:
        if index in known and all(abs(index - other) > apart for other in kept):
            kept.append(index)
    return set(kept)


def _upright(series: Series, width: float, left: float, right: float, top: float, floor: float, size: float,
             labels: list[list[str]], valued: set[int]) -> Upright:
    ticks = series.ticks
    plot, lines = Scale(0, ticks[-1], floor, top), max(map(len, labels), default=1)
    target = plot(series.target) if series.target is not None else None
    band = (right - left) / max(len(labels), 1)
    told = [series.said(index) if index in valued and value is not None else "" for index, value in enumerate(series.values)]
    drawn = [_column(series, index, words, plot, left, band, told[index], size) for index, words in enumerate(labels)]
    return Upright(width, round(floor + 6 + lines * (size + 4), 1), left, round(right, 1), floor, size, floor + 6 + size,
                   [Tick(plot(tick), series.show(tick)) for tick in ticks], drawn, target, series.target_words)


def _column(series: Series, index: int, lines: list[str], plot: Scale, left: float, band: float, valued: str, size: float) -> Column:
    value, planned = series.values[index], series.planned(index)
    width = min(round(band * 0.56, 1), 56)
    middle = round(left + band * (index + 0.5), 1)
    top = plot(value) if value is not None else plot(0) - WITHHELD
    reach = int((width_of(valued, size) + width + 4) / 2 / band) if valued else 0
    near = range(max(index - reach, 0), min(index + reach + 1, len(series.values)))
    tops = [plot(series.values[other]) for other in near if series.values[other] is not None]
    crossing = [plot(amount) for amount in (*(series.planned(other) for other in near), series.target) if amount is not None]
    return Column(round(middle - width / 2, 1), top, width, round(plot(0) - top, 1), middle, lines, valued, series.kind(index),
                  _clear(min(tops, default=top) - 6, crossing), plot(planned) if planned is not None else None)


def _clear(y: float, crossing: list[float]) -> float:
    """Where a number is written that no line runs through: `y`, or above the lines in its way."""
    for line in sorted(crossing, reverse=True):
        if y - 11 < line <= y + 6:
            y = line - 6
    return round(y, 1)
