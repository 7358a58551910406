"""The words of a chart: a title, one sentence that reads it, and a table; a drawing without them is not a chart."""
from dataclasses import dataclass

from portal.charts.scales import Number, Show
from portal.palette import palette
from portal.words import lazy as _

TOO_FEW = _("too few to show")
NOTHING = "–"


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
    table: Table

    @property
    def alternative(self) -> str:
        """Everything the picture says, for those who do not see it."""
        return f"{self.title}. {self.reading} {self.table.spoken()}."

    @property
    def palette(self) -> dict[str, str]:
        """The literal colors of a drawing on paper, by token; on screen classes color it."""
        return palette()


def told(value: Number, show: Show, otherwise: str) -> str:
    """A value as its reader sees it, or `otherwise` where there is none."""
    return otherwise if value is None else str(show(value))


def never_negative(*values: Number) -> None:
    """Charts begin at nothing, so that lengths can be compared. Raises ValueError for a value below zero."""
    if any(value is not None and value < 0 for value in values):
        raise ValueError("A chart begins at zero and cannot show less.")
