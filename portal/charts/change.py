"""Before and after: where each figure stood and where it stands, as two dots with the way between them."""
from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.letters import cut, width_of
from portal.charts.scales import Scale, Show, plainly
from portal.charts.upright import Tick
from portal.charts.words import Chart, Table, never_negative

ROW, TOP, SIZE, ROOM = 21, 20, 10.5, 34


@dataclass(frozen=True)
class Way:
    """One figure: `before` and `after` are positions, their words stand on the outer sides."""

    label: str
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
class Change(Chart):
    """Figures from the top down, on one scale."""

    rows: list[Way]
    ticks: list[Tick]
    left: float
    right: float
    floor: float
    width: float
    height: float
    names: tuple[str, str]
    size: float = SIZE

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return not self.rows


def change(title: str, reading: str, rows: Sequence[tuple[str, float, float]], *, names: tuple[str, str], corner: str,
           low: float = 0, high: float = 100, show: Show = plainly, width: float = 640) -> Change:
    """Rows of (label, before, after); `names` say what the hollow and the solid dot are. Raises ValueError for a value below zero."""
    never_negative(*(value for _label, *values in rows for value in values))
    table = Table(corner, [label for label, *_values in rows], [
        (name, [show(row[position]) for row in rows]) for position, name in enumerate(names, start=1)])
    left = round(min(max((width_of(label, SIZE) for label, *_values in rows), default=0), width * 0.4) + 14, 1)
    across, floor = Scale(low, high, left + ROOM, width - ROOM), TOP + ROW * len(rows)
    ways = [Way(cut(label, left - 12, SIZE, 1)[0], TOP + ROW * (index + 0.5), across(before), across(after), show(before), show(after))
            for index, (label, before, after) in enumerate(rows)]
    steps = (low + (high - low) * quarter / 4 for quarter in range(5))
    ticks = [Tick(across(step), show(step)) for step in steps]
    return Change(title, reading, table, ways, ticks, left, width - ROOM, floor, width, floor + 4, names)
