"""The spark line: how one figure moved, without axes."""
from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.scales import Number, Scale, Show, plainly
from portal.charts.words import TOO_FEW, Chart, Table, told

WIDTH, HEIGHT, PHONE = 96, 24, 300
Point = tuple[float, float]


@dataclass(frozen=True)
class Spark(Chart):
    """`path` is SVG path data (a gap where nothing may be shown), `alone` are points between two gaps, `end` is the last known one."""

    path: str
    alone: list[Point]
    end: Point | None
    ends: tuple[str, str] | None
    width: float
    height: float

    @property
    def is_empty(self) -> bool:
        """Whether nothing may be shown."""
        return self.end is None


def spark(title: str, reading: str, labels: Sequence[str], values: Sequence[Number], *, name: str, corner: str,
          show: Show = plainly, too_few: str = "", width: float = WIDTH, height: float = HEIGHT) -> Spark:
    """A spark line over `values`, from their own least to their own most; None leaves a gap. `ends` tells the first and the last
    known value with their labels."""
    known = [(str(label), value) for label, value in zip(labels, values, strict=True) if value is not None]
    amounts = [value for _label, value in known]
    across = Scale(0, max(len(values) - 1, 1), 4, width - 4)
    # A figure that never moved lies in the middle, neither high nor low.
    least, most = min(amounts, default=0), max(amounts, default=1)
    up = Scale(least, most, height - 5, 5) if least < most else Scale(0, 1, height / 2, height / 2)
    points = [(across(index), up(value)) if value is not None else None for index, value in enumerate(values)]
    cells = [told(value, show, too_few or str(TOO_FEW)) for value in values]
    ends = (f"{show(known[0][1])} ({known[0][0]})", f"{show(known[-1][1])} ({known[-1][0]})") if len(known) > 1 else None
    return Spark(title, reading, Table(corner, [str(label) for label in labels], [(name, cells)]), _path(points), _alone(points),
                 next((point for point in reversed(points) if point), None), ends, width, height)


def _path(points: Sequence[Point | None]) -> str:
    steps, pen_down = [], False
    for point in points:
        if point:
            steps.append(f"{'L' if pen_down else 'M'}{point[0]:g} {point[1]:g}")
        pen_down = point is not None
    return " ".join(steps)


def _alone(points: Sequence[Point | None]) -> list[Point]:
    """Points that no line reaches: without a dot they would be lost."""
    framed = [None, *points, None]
    return [point for before, point, after in zip(framed, framed[1:], framed[2:], strict=False) if point and not before and not after]
