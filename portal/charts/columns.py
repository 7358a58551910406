"""Columns: amounts side by side. One chart has three drawings: for paper, for a laptop, and for a phone."""
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.charts.bars import Bars, lie_down
from portal.charts.scales import Number, Show, plainly
from portal.charts.series import Series
from portal.charts.upright import Upright, for_paper, stand_up
from portal.charts.widths import LARGE
from portal.charts.words import NOTHING, TOO_FEW, Chart, Table, never_negative, told

# In units of the drawing, which are about the pixels of the screen that it is shown on (css/components/charts.css): words
# keep their size because no drawing is shrunk to a phone or blown up from one.
LAPTOP, PHONE = 600, 300


@dataclass(frozen=True)
class Columns(Chart):
    """Amounts by label, some with a plan, all against one target."""

    series: Series

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: no label, or every value withheld."""
        return not any(value is not None for value in self.series.values)

    @property
    def is_withheld(self) -> bool:
        """Whether any group is too few to show."""
        return any(value is None for value in self.series.values)

    @cached_property
    def paper(self) -> Upright:
        """As wide and flat as a page of paper."""
        return for_paper(self.series)

    @cached_property
    def wide(self) -> Upright | Bars:
        """For a laptop: columns, or bars where the labels are too long to stand under columns."""
        return _drawn(self.series, LAPTOP, size=12)

    @cached_property
    def large(self) -> Upright | Bars:
        """As wide as a page on a laptop."""
        return _drawn(self.series, LARGE.width, LARGE.size)

    @cached_property
    def narrow(self) -> Upright | Bars:
        """For a phone: the same, decided again for its width."""
        return _drawn(self.series, PHONE, size=13)


def columns(title: str, reading: str, labels: Sequence[str], values: Sequence[Number], *, name: str, corner: str,
            plan: Sequence[Number] = (), plan_name: str = "", target: Number = None, target_name: str = "",
            marked: Sequence[int] = (), marked_name: str = "", show: Show = plainly, too_few: str = "") -> Columns:
    """A column chart. A value of None is a group too few to show; `plan` draws a mark at each column, `target` one line across
    all. `name` and `corner` head the table's row and its labels; `marked` are the positions to bring out, and `marked_name`
    says why. Raises ValueError for a value below zero."""
    never_negative(*values, *plan, target)
    hidden, heads = too_few or str(TOO_FEW), [str(label) for label in labels]
    rows = [(name, [told(value, show, hidden) for value in values])]
    if plan:
        rows.append((plan_name, [told(value, show, NOTHING) for value in plan]))
    series = Series(heads, list(values), list(plan), target, f"{target_name} {told(target, show, '')}".strip(), tuple(marked),
                    marked_name, show, hidden)
    return Columns(title, reading, Table(corner, heads, rows), series)


def _drawn(series: Series, width: float, size: float) -> Upright | Bars:
    """A column alone has nothing to stand beside: it lies down, as do columns whose labels would run into one another."""
    upright = stand_up(series, width, size) if len(series.labels) > 1 else None
    return upright or lie_down(series, width, size)
