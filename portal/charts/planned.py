"""A line with its plan: how much has come together by each date, and how much should have."""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from portal.charts.letters import width_of
from portal.charts.scales import Number, Scale, Show, nice_ticks, plainly
from portal.charts.upright import LEFT_SHARE, Tick
from portal.charts.widths import LARGE, PAPER_WIDTH, PHONE, Room
from portal.charts.words import NOTHING, TOO_FEW, Chart, Table, never_negative, told

Point = tuple[float, float]
End = tuple[float, float, str]
PAPER = Room(PAPER_WIDTH, 11, is_paper=True)
# How high a drawing is: of paper, where the table below it is the axis, of a laptop and of a phone.
TALL, TALLER, TALL_ON_A_PHONE, ABOVE = 174, 250, 190, 22


@dataclass(frozen=True)
class PlannedDrawing:
    """`path` and `plan` are SVG path data, `area` what lies under the line; `points` are its dots, `months` the labels below.

    `end` and `plan_end` are (x, y, words) of the last known values, whose words never stand on one another.
    """

    path: str
    area: str
    plan: str
    points: list[Point]
    end: End | None
    plan_end: End | None
    ticks: list[Tick]
    below: list[tuple[float, str]]
    width: float
    height: float
    left: float
    right: float
    floor: float
    size: float


@dataclass(frozen=True)
class Planned(Chart):
    """Amounts that grow, with the plan for them; None is a date whose sum may not be shown."""

    labels: list[str]
    values: list[Number]
    plan: list[Number]
    show: Show

    @property
    def is_empty(self) -> bool:
        """Whether nothing may be shown."""
        return all(value is None for value in self.values)

    @cached_property
    def paper(self) -> PlannedDrawing:
        """Drawn over the columns of its table."""
        return _drawn(self, PAPER, round(PAPER_WIDTH * LEFT_SHARE, 1), TALL)

    @cached_property
    def wide(self) -> PlannedDrawing:
        """As wide as a page on a laptop."""
        return _drawn(self, LARGE, _left(self, LARGE), TALLER)

    @cached_property
    def narrow(self) -> PlannedDrawing:
        """For a phone."""
        return _drawn(self, PHONE, _left(self, PHONE), TALL_ON_A_PHONE)


def planned(title: str, reading: str, labels: Sequence[str], values: Sequence[Number], plan: Sequence[Number], *, name: str, plan_name: str,
            corner: str, show: Show = plainly, too_few: str = "") -> Planned:
    """A line over `labels` with the dashed line of its plan. None leaves a gap. Raises ValueError for a value below zero."""
    never_negative(*values, *plan)
    hidden, heads = too_few or str(TOO_FEW), [str(label) for label in labels]
    table = Table(corner, heads, [
        (name, [told(value, show, hidden) for value in values]), (plan_name, [told(value, show, NOTHING) for value in plan])])
    return Planned(title, reading, table, heads, list(values), list(plan), show)


def _left(chart: Planned, room: Room) -> float:
    return round(max(width_of(chart.show(tick), room.size) for tick in _ticks(chart)) + 10, 1)


def _ticks(chart: Planned) -> list[float]:
    return nice_ticks(0, max((value for value in (*chart.values, *chart.plan) if value is not None), default=1), whole=True)


def _drawn(chart: Planned, room: Room, left: float, floor: float) -> PlannedDrawing:
    ticks, names = _ticks(chart), [name for name, _cells in chart.table.rows]
    up, band = Scale(0, ticks[-1], floor, ABOVE), (room.width - left) / max(len(chart.labels), 1)
    drawn, due = ([_point(index, value, left, band, up) for index, value in enumerate(row)] for row in (chart.values, chart.plan))
    ends = _end(drawn, chart.values, names[0], chart.show), _end(due, chart.plan, names[1], chart.show)
    end, plan_end = _apart(*ends, drawn, due, room.size, floor)
    below = _below(chart.labels, left, band, room.size)
    dots = [point for point in drawn if point]
    lines = [Tick(up(tick), chart.show(tick)) for tick in ticks]
    return PlannedDrawing(_path(drawn, room), _area(drawn, floor, room), _path(due, room), dots, end, plan_end, lines, below, room.width,
                          floor + ABOVE - 4, left, room.width, floor, room.size)


def _below(labels: Sequence[str], left: float, band: float, size: float) -> list[tuple[float, str]]:
    """The labels with their places, thinned out where they would run together; the last one stays."""
    widest = max((width_of(label, size) for label in labels), default=0)
    every = next(step for step in range(1, len(labels) + 2) if widest + 4 <= step * band or step > len(labels))
    return [(round(left + band * (index + 0.5), 1), label) for index, label in enumerate(labels) if (len(labels) - 1 - index) % every == 0]


def _point(index: int, value: Number, left: float, band: float, up: Scale) -> Point | None:
    return None if value is None else (round(left + band * (index + 0.5), 1), up(value))


def _path(points: Sequence[Point | None], room: Room) -> str:
    steps, pen_down = [], False
    for point in points:
        if point:
            steps.append(f"{'L' if pen_down else 'M'}{room.place(*point)}")
        pen_down = point is not None
    return " ".join(steps)


def _area(points: Sequence[Point | None], floor: float, room: Room) -> str:
    """What lies under the last unbroken stretch of the line."""
    stretch: list[Point] = []
    for point in points:
        stretch = [*stretch, point] if point else []
    if len(stretch) < 2:
        return ""
    return f"{_path(stretch, room)} L{room.place(stretch[-1][0], floor)} L{room.place(stretch[0][0], floor)} Z"


def _end(points: Sequence[Point | None], values: Sequence[Number], name: str, show: Show) -> End | None:
    known = [(point, value) for point, value in zip(points, values, strict=True) if point and value is not None]
    return (*known[-1][0], f"{name} {show(known[-1][1])}") if known else None


def _apart(end: End | None, plan_end: End | None, drawn: list, due: list, size: float, floor: float) -> tuple[End | None, End | None]:
    """The words at the two ends: of the higher one above its point, of the lower one below its line."""
    if end is None or plan_end is None or end[1] <= plan_end[1]:
        return end and (end[0], end[1] - 8, end[2]), plan_end and _beneath(plan_end, due, size, end[1] if end else 0, floor)
    return _beneath(end, drawn, size, plan_end[1], floor), (plan_end[0], plan_end[1] - 8, plan_end[2])


def _beneath(end: End, points: Sequence[Point | None], size: float, other: float, floor: float) -> End:
    """Under the line as far as the words reach back along it, and on the floor at the lowest."""
    x, y, words = end
    known, begins = [point for point in points if point], x + 8 - width_of(words, size)
    passed = [_height_at(begins, one, two) for one, two in pairwise(known) if one[0] <= begins <= two[0]]
    lowest = max([y, other, *passed, *(point[1] for point in known if point[0] >= begins)])
    return x, round(min(lowest + size + 3, floor - 4), 1), words


def _height_at(x: float, one: Point, two: Point) -> float:
    return one[1] + (x - one[0]) / ((two[0] - one[0]) or 1) * (two[1] - one[1])
