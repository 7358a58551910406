"""A line through figures of several days, with the way that was planned beside it."""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.charts.letters import width_of
from portal.charts.scales import Number, Scale, Show, nice_ticks, plainly
from portal.charts.small import Small, small
from portal.charts.upright import Tick
from portal.charts.words import NOTHING, TOO_FEW, Chart, Table, never_negative, told

# As in columns.py: in units of the drawing, which are about pixels where it is shown.
LAPTOP, PHONE, PAPER = 600, 300, 640
TALL = 150
Point = tuple[float, float]
Way = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Mark:
    """A known figure: where it lies, its words (of the first and the last), at which height these stand, and how they are anchored."""

    x: float
    y: float
    value: str
    value_y: float
    anchor: str


@dataclass(frozen=True)
class Drawing:
    """Positions for one width. `paths` are the pieces of the line between two gaps, `way` the planned line or None."""

    width: float
    height: float
    left: float
    right: float
    floor: float
    size: float
    ticks: list[Tick]
    paths: list[str]
    marks: list[Mark]
    way: tuple[Point, Point] | None
    ends: list[tuple[float, str, str]]


@dataclass(frozen=True)
class Line(Chart):
    """Figures of days, `across` as numbers that grow with time; None is a figure too few to show, and leaves a gap."""

    labels: list[str]
    across: list[float]
    values: list[Number]
    way: Way | None
    way_name: str
    last_label: str
    show: Show

    @property
    def is_empty(self) -> bool:
        """Whether there are fewer than two figures: one alone is no line."""
        return sum(value is not None for value in self.values) < 2

    @cached_property
    def narrow(self) -> Drawing:
        """For a phone."""
        return _drawn(self, PHONE, 13)

    @cached_property
    def wide(self) -> Drawing:
        """For a laptop."""
        return _drawn(self, LAPTOP, 12)

    @cached_property
    def paper(self) -> Drawing:
        """For a page of paper."""
        return _drawn(self, PAPER, 11)

    @cached_property
    def small(self) -> Small:
        """For a row of a table."""
        return small(self.across, self.values, self.way[1][1] if self.way else None)


def line(title: str, reading: str, labels: Sequence[str], across: Sequence[float], values: Sequence[Number], *, name: str, corner: str,
         way: Way | None = None, way_name: str = "", last_label: str = "", show: Show = plainly, too_few: str = "") -> Line:
    """A line chart. `way` is the plan as two (across, value) points, of which the second is labelled `last_label`; `name` and `way_name`
    head the rows of the table. Raises ValueError for a value below zero."""
    never_negative(*values, *(value for _day, value in way or ()))
    heads = [str(label) for label in labels]
    rows = [(name, [told(value, show, too_few or str(TOO_FEW)) for value in values])]
    if way:
        rows.append((way_name, [told(_planned(way, day), show, NOTHING) for day in across]))
    return Line(title, reading, Table(corner, heads, rows), heads, list(across), list(values), way, way_name, str(last_label), show)


def _planned(way: Way, day: float) -> Number:
    """What the plan says of a day; nothing before it begins, and its target once it is over."""
    (first, start), (last, target) = way
    if day < first:
        return None
    share = min((day - first) / ((last - first) or 1), 1)
    return round(start + share * (target - start), 1)


def _drawn(chart: Line, width: float, size: float) -> Drawing:
    days = [*chart.across, *(day for day, _value in chart.way or ())]
    known = [value for value in (*chart.values, *(value for _day, value in chart.way or ())) if value is not None]
    ticks = nice_ticks(0, max(known, default=1), about=3)
    left = round(max(width_of(chart.show(tick), size) for tick in ticks) + 10, 1)
    top, floor = size + 14, size + TALL
    across, up = Scale(min(days), max(days), left + 6, width - 6), Scale(0, ticks[-1], floor, top)
    points = [(across(day), up(value)) if value is not None else None for day, value in zip(chart.across, chart.values, strict=True)]
    way = tuple((across(day), up(value)) for day, value in chart.way) if chart.way else None
    return Drawing(width, floor + size + 10, left, width, floor, size, [Tick(up(tick), chart.show(tick)) for tick in ticks],
                   _paths(points), _marks(chart, points, way, size, (left, width)), way, _ends(chart, across, size))


def _paths(points: Sequence[Point | None]) -> list[str]:
    pieces: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            pieces.append([])
        else:
            pieces[-1].append(point)
    return ["M" + "L".join(f"{x:g} {y:g}" for x, y in piece) for piece in pieces if len(piece) > 1]


def _marks(chart: Line, points: Sequence[Point | None], way: tuple[Point, Point] | None, size: float, room: Point) -> list[Mark]:
    """A dot for each figure; in words the first and the last, which the reading speaks of."""
    known = [index for index, point in enumerate(points) if point]
    marks = []
    for index in known:
        words = chart.show(chart.values[index]) if index in (known[0], known[-1]) else ""
        x, y = points[index]
        below = way is not None and 0 < y - _height_of(way, x) < 3 * size
        half = width_of(words, size) / 2
        anchor = "end" if x + half > room[1] else "start" if x - half < room[0] else "middle"
        marks.append(Mark(x, y, words, round(y + size + 7 if below else y - 9, 1), anchor))
    return marks


def _height_of(way: tuple[Point, Point], x: float) -> float:
    """How high the planned line lies at `x`: words keep clear of it."""
    (left, begins), (right, ends) = way
    return begins + min(max((x - left) / ((right - left) or 1), 0), 1) * (ends - begins)


def _ends(chart: Line, across: Scale, size: float) -> list[tuple[float, str, str]]:
    """Labels below: the first day, the last one, and that of the target, as far as they do not run into one another."""
    wanted = [(across(chart.across[0]), chart.labels[0], "start")] if chart.labels else []
    if chart.way and chart.last_label:
        wanted.append((across(chart.way[1][0]), chart.last_label, "end"))
    if len(chart.labels) > 1:
        wanted.append((across(chart.across[-1]), chart.labels[-1], "end" if across(chart.across[-1]) + 4 >= across.end else "middle"))
    kept: list[tuple[float, str, str]] = []
    for x, label, anchor in wanted:
        if all(not _touch((x, label, anchor), other, size) for other in kept):
            kept.append((x, label, anchor))
    return sorted(kept)


def _touch(one: tuple, other: tuple, size: float) -> bool:
    (first, last), (begins, ends) = _reach(one, size), _reach(other, size)
    return first < ends + 8 and begins < last + 8


def _reach(label: tuple, size: float) -> tuple[float, float]:
    x, words, anchor = label
    wide = width_of(words, size)
    return {"start": (x, x + wide), "end": (x - wide, x), "middle": (x - wide / 2, x + wide / 2)}[anchor]
