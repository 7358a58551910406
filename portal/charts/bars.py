"""Columns that lie down: a list of labels, each with its bar, for labels too long to stand side by side."""
from dataclasses import dataclass

from portal.charts.letters import cut, width_of
from portal.charts.scales import Scale
from portal.charts.series import Series

BAR, GAP, BESIDE = 10, 16, 400


@dataclass(frozen=True)
class Bar:
    """One label and its bar; `marks` are the positions of its plan and of the target."""

    lines: list[str]
    line_y: float
    x: float
    y: float
    width: float
    kind: str
    value: str
    value_x: float
    value_y: float
    marks: list[float]


@dataclass(frozen=True)
class Bars:
    """Bars from the top down; their values stand at `value_anchor` ("start": behind the bar; "end": at the right edge)."""

    width: float
    height: float
    size: float
    bars: list[Bar]
    value_anchor: str

    form = "bars"


def lie_down(series: Series, width: float, size: float) -> Bars:
    """A drawing for a screen `width` units wide: labels beside the bars where there is room, above them on a phone."""
    beside = width >= BESIDE
    values = max((width_of(series.said(index), size) for index in range(len(series.labels))), default=0) + 12
    names = min(max((width_of(label, size) for label in series.labels), default=0), width * 0.34)
    start = round(names + 14, 1) if beside else 0
    scale = Scale(0, max(series.ticks), start, width - values if beside else width)
    bars, y = [], 2.0
    for index, label in enumerate(series.labels):
        lines = cut(label, names + 1 if beside else width - values, size)
        bars.append(_bar(series, index, lines, scale, y, width, size, beside))
        y += len(lines) * (size + 4) + GAP + (0 if beside else BAR)
    return Bars(width, round(y - GAP + 4, 1), size, bars, "start" if beside else "end")


def _bar(series: Series, index: int, lines: list[str], scale: Scale, y: float, width: float, size: float, beside: bool) -> Bar:
    value = series.values[index]
    known = [amount for amount in (series.planned(index), series.target) if amount is not None]
    marks = [scale(amount) for amount in known]
    end = scale(value) if value is not None else scale.start + 44
    middle = y + len(lines) * (size + 4) / 2
    bar_y = middle - BAR / 2 if beside else y + len(lines) * (size + 4) + 2
    return Bar(lines, round(y + size, 1), scale.start, round(bar_y, 1), round(end - scale.start, 1), series.kind(index), series.said(index),
               round(max(end, *marks, end) + 8, 1) if beside else width, round(middle + size * 0.36 if beside else y + size, 1), marks)
