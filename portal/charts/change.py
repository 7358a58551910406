"""Before and after: where each figure stood and where it stands, as two dots with the way between them."""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.charts.letters import cut, width_of
from portal.charts.scales import Scale, Show, plainly
from portal.charts.upright import Tick
from portal.charts.widths import LARGE, PAPER_WIDTH, PHONE, Room
from portal.charts.words import Chart, Table, never_negative

TOP, SIZE_ON_PAPER, APART = 20, 10.5, 9


@dataclass(frozen=True)
class Way:
    """One figure: `before` and `after` are positions on the line `y`, their words stand on the outer sides."""

    label: str
    label_x: float
    label_y: float
    y: float
    before: float
    after: float
    before_words: str
    after_words: str

    @property
    def rises(self) -> bool:
        """Whether the second dot lies to the right."""
        return self.after >= self.before


@dataclass(frozen=True)
class ChangeDrawing:
    """Figures from the top down, on one scale."""

    rows: list[Way]
    ticks: list[Tick]
    floor: float
    width: float
    height: float
    size: float
    is_narrow: bool

    @property
    def grid(self) -> list[tuple[float, float]]:
        """From where to where the lines of the axis run: down all rows, or beside each way where words stand between them."""
        return [(way.y - 9, way.y + 9) for way in self.rows] if self.is_narrow else [(16, self.floor)]


@dataclass(frozen=True)
class Change(Chart):
    """Figures of two days; `names` say what the hollow and the solid dot are."""

    moved: list[tuple[str, float, float]]
    names: tuple[str, str]
    ends: tuple[float, float]
    show: Show
    paper_width: float

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return not self.moved

    @cached_property
    def paper(self) -> ChangeDrawing:
        """For a page of paper."""
        return _beside(self, Room(self.paper_width, SIZE_ON_PAPER), row=21)

    @cached_property
    def wide(self) -> ChangeDrawing:
        """As wide as a page on a laptop: labels to the left."""
        return _beside(self, LARGE, row=32)

    @cached_property
    def narrow(self) -> ChangeDrawing:
        """For a phone: labels above."""
        return _above(self, PHONE)


def change(title: str, reading: str, rows: Sequence[tuple[str, float, float]], *, names: tuple[str, str], corner: str,
           low: float = 0, high: float = 100, show: Show = plainly, width: float = PAPER_WIDTH) -> Change:
    """Rows of (label, before, after); `names` say what the hollow and the solid dot are; `width` is that of the paper. Raises ValueError
    for a value below zero."""
    never_negative(*(value for _label, *values in rows for value in values))
    table = Table(corner, [label for label, *_values in rows], [
        (name, [show(row[position]) for row in rows]) for position, name in enumerate(names, start=1)])
    return Change(title, reading, table, list(rows), names, (low, high), show, width)


def _beside(chart: Change, room: Room, row: float) -> ChangeDrawing:
    size, width, beside = room.size, room.width, _beside_a_dot(chart, room.size)
    left = round(min(max((width_of(label, size) for label, *_values in chart.moved), default=0), width * 0.4) + 14, 1)
    across = Scale(*chart.ends, left + beside, width - beside)
    ways = [_way(chart, moved, across, cut(moved[0], left - 12, size, 1)[0], left, size, TOP + row * (index + 0.5))
            for index, moved in enumerate(chart.moved)]
    floor = TOP + row * len(ways)
    return ChangeDrawing(ways, _ticks(chart, across), floor, width, floor + 4, size, False)


def _way(chart: Change, moved: tuple, across: Scale, label: str, left: float, size: float, y: float) -> Way:
    _label, before, after = moved
    return Way(label, left, round(y + size * 0.38, 1), y, across(before), across(after), chart.show(before), chart.show(after))


def _above(chart: Change, room: Room) -> ChangeDrawing:
    size, row, beside = room.size, 50, _beside_a_dot(chart, room.size)
    across, ways = Scale(*chart.ends, beside, room.width - beside), []
    for index, (label, before, after) in enumerate(chart.moved):
        y = TOP + row * index
        words = chart.show(before), chart.show(after)
        ways.append(Way(cut(label, room.width, size, 1)[0], 0, y + size + 4, y + size + 20, across(before), across(after), *words))
    floor = TOP + row * len(ways)
    return ChangeDrawing(ways, _ticks(chart, across), floor, room.width, floor, size, True)


def _beside_a_dot(chart: Change, size: float) -> float:
    """Room at both ends for the words of a dot that lies there."""
    return round(max(width_of(chart.show(end), size) for end in chart.ends) + APART, 1)


def _ticks(chart: Change, across: Scale) -> list[Tick]:
    low, high = chart.ends
    return [Tick(across(step), chart.show(step)) for step in (low + (high - low) * quarter / 4 for quarter in range(5))]
