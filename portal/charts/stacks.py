"""Stacked bars: what groups are made of, each bar as long as its whole."""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.charts.letters import cut, width_of
from portal.charts.scales import Number, Scale, Show, plainly
from portal.charts.widths import LARGE, PAPER_WIDTH, PHONE, Room
from portal.charts.words import TOO_FEW, Chart, Table, never_negative, told

TOP, SIZE_ON_PAPER = 4, 10.5
# Dark, light and pale: in this order they are told apart without their color, too.
KINDS = ("first", "second", "third")


@dataclass(frozen=True)
class Piece:
    """One part of a bar; its number is written where it has room."""

    x: float
    width: float
    kind: str
    words: str


@dataclass(frozen=True)
class Stack:
    """One group with its parts, and its whole; no parts are a group too few to show, in a box of `box` with `whole` for its words."""

    label: str
    label_x: float
    label_y: float
    x: float
    y: float
    pieces: list[Piece]
    box: float
    whole: str
    whole_x: float
    whole_y: float


@dataclass(frozen=True)
class StacksDrawing:
    """Groups from the top down."""

    rows: list[Stack]
    width: float
    height: float
    size: float
    bar: float
    is_narrow: bool


@dataclass(frozen=True)
class Stacks(Chart):
    """Groups with the numbers of their parts, None for a group too few to show; `key` names the parts with their kinds."""

    labels: list[str]
    numbers: list[Sequence[int] | None]
    key: list[tuple[str, str]]
    show: Show
    hidden: str
    paper_width: float

    @property
    def is_empty(self) -> bool:
        """Whether no group may be shown."""
        return not any(self.numbers)

    @cached_property
    def paper(self) -> StacksDrawing:
        """For a page of paper."""
        return _beside(self, Room(self.paper_width, SIZE_ON_PAPER), row=19, bar=13)

    @cached_property
    def wide(self) -> StacksDrawing:
        """As wide as a page on a laptop: labels to the left of their bars."""
        return _beside(self, LARGE, row=31, bar=20)

    @cached_property
    def narrow(self) -> StacksDrawing:
        """For a phone: labels above their bars."""
        return _above(self, PHONE)


def stacks(title: str, reading: str, groups: Sequence[tuple[str, Sequence[int] | None]], parts: Sequence[str], *, corner: str,
           show: Show = plainly, width: float = PAPER_WIDTH, too_few: str = "") -> Stacks:
    """Bars of (label, numbers of its parts), all on one scale; numbers of None are a group too few to show. Three parts at most; `width`
    is that of the paper. Raises ValueError for a number below zero."""
    never_negative(*(number for _label, numbers in groups for number in numbers or ()))
    hidden = too_few or str(TOO_FEW)
    cells = [[told(numbers[index] if numbers else None, show, hidden) for _label, numbers in groups] for index in range(len(parts))]
    labels = [label for label, _numbers in groups]
    table = Table(corner, labels, list(zip(parts, cells, strict=True)))
    numbers = [numbers for _label, numbers in groups]
    return Stacks(title, reading, table, labels, numbers, list(zip(parts, KINDS, strict=False)), show, hidden, width)


def _most(chart: Stacks) -> int:
    return max((sum(numbers) for numbers in chart.numbers if numbers), default=1)


def _beside(chart: Stacks, room: Room, row: float, bar: float) -> StacksDrawing:
    """Labels at the left, the whole behind each bar."""
    size = room.size
    left = round(min(max((width_of(label, size) for label in chart.labels), default=0), room.width * 0.3) + 10, 1)
    across = Scale(0, _most(chart), left, room.width - width_of(chart.show(_most(chart)), size) - 10)
    # The words of a group too few to show stand in a box of one size, whatever is behind it.
    box, rows = round(width_of(chart.hidden, size - 1.5) + 4, 1), []
    for index, (label, numbers) in enumerate(zip(chart.labels, chart.numbers, strict=True)):
        y = TOP + row * index + (row - bar) / 2
        line = round(y + bar / 2 + size * 0.36, 1)
        whole, at = (chart.show(sum(numbers)), across(sum(numbers)) + 6) if numbers else (chart.hidden, left + 6)
        pieces = _pieces(numbers, across, chart.show, size)
        rows.append(Stack(cut(label, left - 9, size, 1)[0], left - 8, line, left, y, pieces, box, whole, at, line))
    return StacksDrawing(rows, room.width, TOP + row * len(rows) + 2, size, bar, False)


def _above(chart: Stacks, room: Room) -> StacksDrawing:
    """Label and whole on a line of their own, above the bar."""
    size, bar, row = room.size, 18, 52
    across, rows = Scale(0, _most(chart), 0, room.width), []
    for index, (label, numbers) in enumerate(zip(chart.labels, chart.numbers, strict=True)):
        whole, y = chart.show(sum(numbers)) if numbers else chart.hidden, row * index
        short = cut(label, room.width - width_of(whole, size) - 8, size, 1)[0]
        pieces = _pieces(numbers, across, chart.show, size)
        rows.append(Stack(short, 0, y + size, 0, y + size + 7, pieces, 44, whole, room.width, y + size))
    return StacksDrawing(rows, room.width, row * len(rows) - 10, size, bar, True)


def _pieces(numbers: Sequence[Number] | None, across: Scale, show: Show, size: float) -> list[Piece]:
    pieces, sum_ = [], 0
    for kind, number in zip(KINDS, numbers or (), strict=False):
        start, end = across(sum_), across(sum_ + number)
        sum_ += number
        if number:
            words = show(number) if width_of(show(number), size) + 4 <= end - start else ""
            pieces.append(Piece(start, round(end - start, 1), kind, words))
    return pieces
