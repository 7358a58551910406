"""A line with its plan: how much has come together by each date, and how much should have."""
from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.scales import Number, Scale, Show, nice_ticks, plainly
from portal.charts.upright import LEFT_SHARE, PAPER_WIDTH, Tick
from portal.charts.words import NOTHING, TOO_FEW, Chart, Table, never_negative, told

Point = tuple[float, float]
HEIGHT, TOP, BELOW, SIZE, APART = 196, 22, 22, 11, 13


@dataclass(frozen=True)
class Planned(Chart):
    """`path` and `plan` are SVG path data, `area` what lies under the line; `points` are its dots.

    `end` and `plan_end` are (x, y, words) of the last known values, whose words never stand on one another.
    """

    path: str
    area: str
    plan: str
    points: list[Point]
    end: tuple[float, float, str] | None
    plan_end: tuple[float, float, str] | None
    ticks: list[Tick]
    width: float
    height: float
    left: float
    right: float
    floor: float
    size: float = SIZE

    @property
    def is_empty(self) -> bool:
        """Whether nothing may be shown."""
        return self.end is None


def planned(title: str, reading: str, labels: Sequence[str], values: Sequence[Number], plan: Sequence[Number], *, name: str, plan_name: str,
            corner: str, show: Show = plainly, too_few: str = "") -> Planned:
    """A line over `labels` with the dashed line of its plan, drawn over the columns of its table. None leaves a gap.
    Raises ValueError for a value below zero."""
    never_negative(*values, *plan)
    hidden = too_few or str(TOO_FEW)
    table = Table(corner, [str(label) for label in labels], [
        (name, [told(value, show, hidden) for value in values]), (plan_name, [told(value, show, NOTHING) for value in plan])])
    floor, left = HEIGHT - BELOW, round(PAPER_WIDTH * LEFT_SHARE, 1)
    known = [value for value in (*values, *plan) if value is not None]
    ticks = nice_ticks(0, max(known, default=1), whole=True)
    up, band = Scale(0, ticks[-1], floor, TOP), (PAPER_WIDTH - left) / max(len(labels), 1)
    drawn, planned_points = ([_point(index, value, left, band, up) for index, value in enumerate(row)] for row in (values, plan))
    end, plan_end = _apart(_end(drawn, values, name, show), _end(planned_points, plan, plan_name, show))
    return Planned(title, reading, table, _path(drawn), _area(drawn, floor), _path(planned_points), [point for point in drawn if point],
                   end, plan_end, [Tick(up(tick), show(tick)) for tick in ticks], PAPER_WIDTH, HEIGHT - 4, left, PAPER_WIDTH, floor)


def _point(index: int, value: Number, left: float, band: float, up: Scale) -> Point | None:
    return None if value is None else (round(left + band * (index + 0.5), 1), up(value))


def _path(points: Sequence[Point | None]) -> str:
    steps, pen_down = [], False
    for point in points:
        if point:
            steps.append(f"{'L' if pen_down else 'M'}{point[0]:g} {point[1]:g}")
        pen_down = point is not None
    return " ".join(steps)


def _area(points: Sequence[Point | None], floor: float) -> str:
    """What lies under the last unbroken stretch of the line."""
    stretch: list[Point] = []
    for point in points:
        stretch = [*stretch, point] if point else []
    if len(stretch) < 2:
        return ""
    return f"{_path(stretch)} L{stretch[-1][0]:g} {floor:g} L{stretch[0][0]:g} {floor:g} Z"


def _end(points: Sequence[Point | None], values: Sequence[Number], name: str, show: Show) -> tuple[float, float, str] | None:
    known = [(point, value) for point, value in zip(points, values, strict=True) if point and value is not None]
    return (*known[-1][0], f"{name} {show(known[-1][1])}") if known else None


def _apart(end, plan_end):
    """The words at the two ends, the higher one above its point and the lower one below, where they would meet."""
    if end is None or plan_end is None or end[1] <= plan_end[1]:
        lifted = end and (end[0], end[1] - 8, end[2])
        return lifted, plan_end and (plan_end[0], max(plan_end[1], (end[1] if end else 0)) + APART, plan_end[2])
    return (end[0], end[1] + APART + 4, end[2]), (plan_end[0], plan_end[1] - 8, plan_end[2])
