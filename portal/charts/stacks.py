"""Stacked bars: what groups are made of, each bar as long as its whole."""
from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.letters import cut, width_of
from portal.charts.scales import Number, Scale, Show, plainly
from portal.charts.words import TOO_FEW, Chart, Table, never_negative, told

ROW, BAR, TOP, SIZE = 19, 13, 4, 10.5
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
    """One group with its parts, and its whole behind them; no parts are a group too few to show."""

    label: str
    y: float
    pieces: list[Piece]
    whole: str
    whole_x: float


@dataclass(frozen=True)
class Stacks(Chart):
    """Groups from the top down; `key` names the parts with their kinds."""

    rows: list[Stack]
    key: list[tuple[str, str]]
    left: float
    width: float
    height: float
    hidden: str
    size: float = SIZE
    bar: float = BAR

    @property
    def is_empty(self) -> bool:
        """Whether no group may be shown."""
        return not any(row.pieces for row in self.rows)


def stacks(title: str, reading: str, groups: Sequence[tuple[str, Sequence[int] | None]], parts: Sequence[str], *, corner: str,
           show: Show = plainly, width: float = 640, too_few: str = "") -> Stacks:
    """Bars of (label, numbers of its parts), all on one scale; numbers of None are a group too few to show. Three parts at most.
    Raises ValueError for a number below zero."""
    never_negative(*(number for _label, numbers in groups for number in numbers or ()))
    hidden = too_few or str(TOO_FEW)
    cells = [[told(numbers[index] if numbers else None, show, hidden) for _label, numbers in groups] for index in range(len(parts))]
    table = Table(corner, [label for label, _numbers in groups], list(zip(parts, cells, strict=True)))
    left = round(min(max((width_of(label, SIZE) for label, _numbers in groups), default=0), width * 0.3) + 10, 1)
    most = max((sum(numbers) for _label, numbers in groups if numbers), default=1)
    across = Scale(0, most, left, width - width_of(show(most), SIZE) - 10)
    rows = [_row(index, label, numbers, across, show) for index, (label, numbers) in enumerate(groups)]
    return Stacks(title, reading, table, rows, list(zip(parts, KINDS, strict=False)), left, width, TOP + ROW * len(groups) + 2, hidden)


def _row(index: int, label: str, numbers: Sequence[int] | None, across: Scale, show: Show) -> Stack:
    pieces, sum_ = [], 0
    for kind, number in zip(KINDS, numbers or (), strict=False):
        start, end = across(sum_), across(sum_ + number)
        sum_ += number
        if number:
            words = show(number) if width_of(show(number), SIZE) + 4 <= end - start else ""
            pieces.append(Piece(start, round(end - start, 1), kind, words))
    whole: Number = sum_ if numbers else None
    return Stack(cut(label, across.start - 9, SIZE, 1)[0], TOP + ROW * index + (ROW - BAR) / 2, pieces,
                 told(whole, show, ""), across(sum_) + 6)
