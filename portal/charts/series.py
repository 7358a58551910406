"""What a column chart shows, before it is known how wide."""
from dataclasses import dataclass

from portal.charts.scales import Number, Show, nice_ticks
from portal.charts.words import told


@dataclass(frozen=True)
class Series:
    """Labels and their values; `plan` is empty or has one value for each label."""

    labels: list[str]
    values: list[Number]
    plan: list[Number]
    target: Number
    target_words: str
    marked: tuple[int, ...]
    marked_name: str
    show: Show
    hidden: str

    @property
    def ticks(self) -> list[float]:
        """Round numbers from nothing to the greatest value; whole ones where everything is whole."""
        known = [value for value in (*self.values, *self.plan, self.target) if value is not None]
        return nice_ticks(0, max(known, default=1), whole=all(float(value).is_integer() for value in known))

    def planned(self, index: int) -> Number:
        """The plan of one label, or None."""
        return self.plan[index] if self.plan else None

    def kind(self, index: int) -> str:
        """"withheld", "marked" or "plain"."""
        return "withheld" if self.values[index] is None else "marked" if index in self.marked else "plain"

    def said(self, index: int) -> str:
        """The value of one label in words."""
        return told(self.values[index], self.show, self.hidden)
