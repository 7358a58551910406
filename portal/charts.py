"""Charts as numbers: scales, ticks and shapes that the macros of templates/ui/charts.html draw, on screen and on paper alike.

Every chart carries its words: a title, one sentence that reads it, and a table. `alternative` holds all three for a screen reader.
Lengths are in the units of the drawing's own box (`width` by `height`), which grows with the space it is given.
"""
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import floor, log10

from portal.palette import palette
from portal.words import lazy as _

Number = float | int | None
Show = Callable[[float], str]
TOO_FEW = _("too few to show")
LEFT_SHARE = 0.15  # of the width lies left of the plot; paper.css gives the table below it a first column as wide


def plainly(value: float) -> str:
    """12.0 -> "12", 12.25 -> "12.25"; pass a localized formatter instead where a reader's language is known."""
    return f"{value:g}"


@dataclass(frozen=True)
class Scale:
    """Maps values from `low`..`high` to positions from `start`..`end`; values outside are held at the edge."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The position of `value`, to a tenth of a unit."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + min(max(share, 0), 1) * (self.end - self.start), 1)


def nice_ticks(low: float, high: float, about: int = 4) -> list[float]:
    """About so many round numbers (steps of 1, 2, 2.5 or 5) from at most `low` to at least `high`."""
    high = high if high > low else low + 1
    rough = (high - low) / max(about, 1)
    size = 10 ** floor(log10(rough))
    step = next(nice * size for nice in (1, 2, 2.5, 5, 10) if rough <= nice * size * 1.0000001)
    first = floor(low / step + 1e-9)
    ticks = [round(first * step, 10)]
    while ticks[-1] < high - 1e-9:
        ticks.append(round((first + len(ticks)) * step, 10))
    return ticks


@dataclass(frozen=True)
class Table:
    """The numbers of a chart as words: `corner` names the labels, `heads` are the labels, each row is (name, cells)."""

    corner: str
    heads: list[str]
    rows: list[tuple[str, list[str]]]

    def by_label(self) -> list[tuple[str, list[str]]]:
        """The same turned round, one row for each label: what a phone can show."""
        return [(head, [cells[index] for _name, cells in self.rows]) for index, head in enumerate(self.heads)]

    def spoken(self) -> str:
        """All of it in one line."""
        names = [name for name, _cells in self.rows]
        return "; ".join(f"{head}: {_listed(names, cells)}" for head, cells in self.by_label())


def _listed(names: list[str], cells: list[str]) -> str:
    """One number alone needs no name; several are told apart."""
    return cells[0] if len(cells) == 1 else ", ".join(f"{name} {cell}" for name, cell in zip(names, cells, strict=True))


@dataclass(frozen=True)
class Chart:
    """What every chart has: `title` says what is shown, `reading` what it means, in one sentence."""

    title: str
    reading: str
    width: float
    height: float
    table: Table

    @property
    def alternative(self) -> str:
        """Everything the picture says, for those who do not see it."""
        return f"{self.title}. {self.reading} {self.table.spoken()}."

    @property
    def palette(self) -> dict[str, str]:
        """The literal colors of a drawing on paper, by token; on screen classes color it."""
        return palette()


@dataclass(frozen=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True)
class Column:
    """One column: `kind` is "plain", "marked" (the one the reading speaks of) or "withheld"; `plan_y` is where its plan lies,
    `value_y` where its value is written: on the column, or above a plan or target that would run through it."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: str
    value: str
    kind: str
    value_y: float
    plan_y: float | None = None


@dataclass(frozen=True)
class Columns(Chart):
    """Columns over labels; `left` and `right` bound the plot, `floor` is the line they stand on."""

    left: float
    right: float
    floor: float
    ticks: list[Tick]
    columns: list[Column]
    plan_name: str
    target: Tick | None = None


def columns(title: str, reading: str, labels: Sequence[str], values: Sequence[Number], *, name: str, corner: str,
            plan: Sequence[Number] = (), plan_name: str = "", target: Number = None, target_name: str = "",
            marked: Sequence[int] = (), show: Show = plainly, too_few: str = "",
            width: float = 640, height: float = 190) -> Columns:
    """A column chart. A value of None is a group too few to show; `plan` draws a mark across each column, `target` one
    line across all. `name` and `corner` head the table's row and its labels; `marked` are the positions to bring out."""
    hidden = too_few or str(TOO_FEW)
    known = [value for value in (*values, *plan, target) if value is not None]
    marks = nice_ticks(0, max(known, default=1))
    plot = Scale(0, marks[-1], height - 22, 18)
    left = round(width * LEFT_SHARE, 1)
    band = (width - left) / max(len(labels), 1)
    rows = [(name, [_told(value, show, hidden) for value in values])]
    if plan:
        rows.append((plan_name, [_told(value, show, "–") for value in plan]))
    return Columns(
        title, reading, width, height, Table(corner, [str(label) for label in labels], rows), left, width, plot(0),
        [Tick(plot(mark), show(mark)) for mark in marks],
        [_column(index, str(label), value, (plan[index] if plan else None), plot, left, band, index in marked, show, hidden, target)
         for index, (label, value) in enumerate(zip(labels, values, strict=True))],
        plan_name, Tick(plot(target), f"{target_name} {show(target)}".strip()) if target is not None else None)


def _column(index: int, label: str, value: Number, planned: Number, plot: Scale, left: float, band: float,
            marked: bool, show: Show, hidden: str, target: Number) -> Column:
    width = min(round(band * 0.56, 1), 56)
    middle = round(left + band * (index + 0.5), 1)
    top = plot(value) if value is not None else plot(0) - 34
    plan_y = plot(planned) if planned is not None else None
    lines = [line for line in (plan_y, plot(target) if target is not None else None) if line is not None and top - 17 < line <= top]
    kind = "withheld" if value is None else "marked" if marked else "plain"
    return Column(round(middle - width / 2, 1), top, width, round(plot(0) - top, 1), middle, label, _told(value, show, hidden),
                  kind, round(min(lines, default=top) - 6, 1), plan_y)


@dataclass(frozen=True)
class Bullet(Chart):
    """One measure on a track: `bar` ends where it is now, `target` and `start` are marks; `kind` is "met" or "behind"."""

    bar: float | None
    target: float | None
    start: float | None
    kind: str


def bullet(title: str, reading: str, value: Number, target: Number, *, start: Number = None, low: float = 0, high: Number = None,
           less_is_better: bool = False, show: Show = plainly, names: Sequence[str] = (), too_few: str = "",
           width: float = 132, height: float = 14) -> Bullet:
    """A bullet bar. `start` is where the measure began; `names` are the words for start, target and now in its table."""
    names = names or [str(word) for word in (_("At the start"), _("Target"), _("Now"))]
    known = [number for number in (value, target, start) if number is not None]
    track = Scale(low, high if high is not None else nice_ticks(low, max(known, default=1))[-1], 1, width - 1)
    met = value is not None and target is not None and (value <= target if less_is_better else value >= target)
    cells = [_told(start, show, "–"), _told(target, show, "–"), _told(value, show, too_few or str(TOO_FEW))]
    return Bullet(title, reading, width, height, Table(title, list(names), [(title, cells)]),
                  *(track(number) if number is not None else None for number in (value, target, start)),
                  "met" if met else "behind")


@dataclass(frozen=True)
class Spark(Chart):
    """A line without axes: `path` is SVG path data (a gap where nothing may be shown), `end` the last known point."""

    path: str
    end: tuple[float, float] | None = field(default=None)


def spark(title: str, reading: str, labels: Sequence[str], values: Sequence[Number], *, name: str, corner: str,
          show: Show = plainly, too_few: str = "", width: float = 96, height: float = 24) -> Spark:
    """A spark line over `values`, from their own least to their own most; None leaves a gap."""
    known = [value for value in values if value is not None]
    across = Scale(0, max(len(values) - 1, 1), 3, width - 3)
    up = Scale(min(known, default=0), max(known, default=1), height - 4, 4)
    points = [(across(index), up(value)) if value is not None else None for index, value in enumerate(values)]
    cells = [_told(value, show, too_few or str(TOO_FEW)) for value in values]
    return Spark(title, reading, width, height, Table(corner, [str(label) for label in labels], [(name, cells)]),
                 _path(points), next((point for point in reversed(points) if point), None))


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    steps, pen_down = [], False
    for point in points:
        if point:
            steps.append(f"{'L' if pen_down else 'M'}{point[0]:g} {point[1]:g}")
        pen_down = point is not None
    return " ".join(steps)


def _told(value: Number, show: Show, otherwise: str) -> str:
    return otherwise if value is None else str(show(value))
