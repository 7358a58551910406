"""For which widths a large chart is drawn: the whole width of a page on a laptop, a phone, and a page of paper."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """How wide a drawing is and how large its words, in its own units: on screen about a pixel each (css/components/charts.css)."""

    width: float
    size: float
    is_paper: bool = False

    def place(self, x: float, y: float) -> str:
        """A point of a path; on screen in whole units."""
        return f"{x:g} {y:g}" if self.is_paper else f"{round(x)} {round(y)}"


LARGE, PHONE = Room(720, 12.5), Room(300, 13)
PAPER_WIDTH = 640
