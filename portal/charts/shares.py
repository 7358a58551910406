"""Shares of a hundred, each as a bar that lies down, against one objective."""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.charts.letters import cut, width_of
from portal.charts.scales import Number, Scale, Show, plainly
from portal.charts.upright import Tick
from portal.charts.widths import LARGE, PAPER_WIDTH, PHONE, Room
from portal.charts.words import TOO_FEW, Chart, Table, never_negative, told

TICKS = (0, 25, 50, 75, 100)
TOP, BELOW, SIZE_ON_PAPER = 6, 20, 10.5


@dataclass(frozen=True)
class Share:
    """One group: its label, its bar from `x` on, and its `words`; `kind` is "plain", "marked" or "withheld"."""

    label: str
    label_x: float
    label_y: float
    x: float
    y: float
    width: float
    kind: str
    words: str
    words_x: float
    words_y: float


@dataclass(frozen=True)
class SharesDrawing:
    """Groups from the top down; `target` is the position of the objective."""

    rows: list[Share]
    ticks: list[Tick]
    target: float | None
    target_words: str
    floor: float
    width: float
    height: float
    size: float
    bar: float
    is_narrow: bool

    @property
    def goal(self) -> list[tuple[float, float]]:
        """From where to where the objective is drawn: through all bars, or over each where words stand between them."""
        return [(row.y - 3, row.y + self.bar + 3) for row in self.rows] if self.is_narrow else [(0, self.floor)]


@dataclass(frozen=True)
class Shares(Chart):
    """Groups with their share, None for a group too few to show; `words` say the share and what it is of."""

    labels: list[str]
    found: list[Number]
    words: list[str]
    target: Number
    target_words: str
    marked: tuple[int, ...]
    marked_name: str
    show: Show
    paper_width: float

    @property
    def is_empty(self) -> bool:
        """Whether no group may be shown."""
        return all(share is None for share in self.found)

    @property
    def is_withheld(self) -> bool:
        """Whether any group is too few to show."""
        return any(share is None for share in self.found)

    def kind(self, index: int) -> str:
        """"withheld", "marked" or "plain"."""
        return "withheld" if self.found[index] is None else "marked" if index in self.marked else "plain"

    @cached_property
    def paper(self) -> SharesDrawing:
        """For a page of paper, or a column of it."""
        return _beside(self, Room(self.paper_width, SIZE_ON_PAPER), row=20, bar=12)

    @cached_property
    def wide(self) -> SharesDrawing:
        """As wide as a page on a laptop: labels to the left of their bars."""
        return _beside(self, LARGE, row=30, bar=16)

    @cached_property
    def narrow(self) -> SharesDrawing:
        """For a phone: labels above their bars."""
        return _above(self, PHONE)


def shares(title: str, reading: str, groups: Sequence[tuple[str, Number, Number]], *, name: str, corner: str, part_of: Show,
           target: Number = None, target_name: str = "", marked: Sequence[int] = (), marked_name: str = "", show: Show = plainly,
           width: float = PAPER_WIDTH, too_few: str = "") -> Shares:
    """Bars of (label, part, whole); a part of None is a group too few to show. `part_of` writes "15 of 19" of a pair, `show` writes
    a share, `target` is a share; `width` is that of the paper. Raises ValueError for a value below zero."""
    never_negative(*(part for _label, part, _whole in groups), target)
    hidden = too_few or str(TOO_FEW)
    found = [None if part is None or not whole else 100 * part / whole for _label, part, whole in groups]
    words = [hidden if share is None else f"{show(share)} ({part_of(group[1:])})" for share, group in zip(found, groups, strict=True)]
    labels = [group[0] for group in groups]
    aim = f"{target_name} {told(target, show, '')}".strip()
    return Shares(title, reading, Table(corner, labels, [(name, words)]), labels, found, words, target, aim, tuple(marked), marked_name,
                  show, width)


def _beside(chart: Shares, room: Room, row: float, bar: float) -> SharesDrawing:
    """Labels at the left, words at the right edge, where no objective runs through them; an axis below."""
    size, width = room.size, room.width
    left = round(min(max((width_of(label, size) for label in chart.labels), default=0), width * 0.3) + 10, 1)
    right = round(width - max((width_of(words, size) for words in _told(chart)), default=0) - 14, 1)
    across, floor = Scale(0, 100, left, right), TOP + row * len(chart.labels)
    rows = []
    for index, label in enumerate(chart.labels):
        y = TOP + row * index + (row - bar) / 2
        line, kind = y + bar / 2 + size * 0.36, chart.kind(index)
        # The words of a group too few to show stand in a box of one size, whatever is behind it.
        box = round(width_of(chart.words[index], size - 1.5) + 4, 1)
        end, words_x = (left + box, left + 6) if kind == "withheld" else (across(chart.found[index]), right + 12)
        rows.append(Share(cut(label, left - 9, size, 1)[0], left - 8, line, left, y, round(end - left, 1), kind, chart.words[index],
                          words_x, line))
    at = None if chart.target is None else across(chart.target)
    apart = width_of(chart.show(100), size)
    ticks = [Tick(across(tick), chart.show(tick)) for tick in TICKS if at is None or abs(across(tick) - at) > apart]
    return SharesDrawing(rows, ticks, at, told(chart.target, chart.show, ""), floor, width, floor + BELOW, size, bar, False)


def _told(chart: Shares) -> list[str]:
    return [words for words, share in zip(chart.words, chart.found, strict=True) if share is not None]


def _above(chart: Shares, room: Room) -> SharesDrawing:
    """Labels and words on a line of their own, each above its bar."""
    size, width, bar, row = room.size, room.width, 12, 46
    across, rows = Scale(0, 100, 0, width), []
    for index, label in enumerate(chart.labels):
        kind, y = chart.kind(index), row * index
        end = 44 if kind == "withheld" else across(chart.found[index])
        room_left = width - width_of(chart.words[index], size) - 8
        rows.append(Share(cut(label, room_left, size, 1)[0], 0, y + size, 0, y + size + 8, end, kind, chart.words[index], width, y + size))
    at, floor = None if chart.target is None else across(chart.target), row * len(chart.labels)
    return SharesDrawing(rows, [], at, told(chart.target, chart.show, ""), floor, width, floor - 8, size, bar, True)
