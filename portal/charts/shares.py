"""Shares of a hundred, each as a bar that lies down, against one objective: what a list of groups looks like on paper."""
from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.letters import cut, width_of
from portal.charts.scales import Number, Scale, Show, plainly
from portal.charts.upright import Tick
from portal.charts.words import TOO_FEW, Chart, Table, never_negative, told

ROW, BAR, TOP, SIZE, BELOW = 20, 12, 6, 10.5, 20
TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Share:
    """One group: `kind` is "plain", "marked" or "withheld"; `words` stand at the right edge, where no objective runs through them."""

    label: str
    y: float
    width: float
    kind: str
    words: str


@dataclass(frozen=True)
class Shares(Chart):
    """Groups from the top down; `target` is the position of the objective, `hidden` what is written for a group too few to show."""

    rows: list[Share]
    ticks: list[Tick]
    target: float | None
    target_words: str
    left: float
    right: float
    floor: float
    width: float
    height: float
    hidden: str
    size: float = SIZE
    bar: float = BAR

    @property
    def is_empty(self) -> bool:
        """Whether no group may be shown."""
        return all(row.kind == "withheld" for row in self.rows)


def shares(title: str, reading: str, groups: Sequence[tuple[str, Number, Number]], *, name: str, corner: str, part_of: Show,
           target: Number = None, marked: Sequence[int] = (), show: Show = plainly, width: float = 640, too_few: str = "") -> Shares:
    """Bars of (label, part, whole); a part of None is a group too few to show. `part_of` writes "15 of 19" of a pair, `show` writes
    a share, `target` is a share. Raises ValueError for a value below zero."""
    never_negative(*(part for _label, part, _whole in groups), target)
    hidden = too_few or str(TOO_FEW)
    found = [None if part is None or not whole else 100 * part / whole for _label, part, whole in groups]
    words = ["" if share is None else f"{show(share)} ({part_of(group[1:])})" for share, group in zip(found, groups, strict=True)]
    table = Table(corner, [group[0] for group in groups], [(name, [text or hidden for text in words])])
    left = round(min(max((width_of(label, SIZE) for label, *_rest in groups), default=0), width * 0.3) + 10, 1)
    right = width - max((width_of(text, SIZE) for text in words), default=0) - 14
    across, floor = Scale(0, 100, left, round(right, 1)), TOP + ROW * len(groups)
    rows = [_row(index, group[0], share, words[index], across, index in marked) for index, (group, share) in enumerate(
        zip(groups, found, strict=True))]
    at = None if target is None else across(target)
    ticks = [Tick(across(tick), show(tick)) for tick in TICKS if at is None or abs(across(tick) - at) > 26]
    edges = left, round(right, 1), floor, width, floor + BELOW
    return Shares(title, reading, table, rows, ticks, at, told(target, show, ""), *edges, hidden)


def _row(index: int, label: str, share: Number, words: str, across: Scale, is_marked: bool) -> Share:
    y = TOP + ROW * index + (ROW - BAR) / 2
    kind = "withheld" if share is None else "marked" if is_marked else "plain"
    end = across(share) if share is not None else across.start
    return Share(cut(label, across.start - 9, SIZE, 1)[0], y, round(end - across.start, 1), kind, words)
