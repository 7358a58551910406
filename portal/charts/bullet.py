"""The bullet bar: one measure on a track, with where it began and where it should be."""
from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.scales import Number, Scale, Show, nice_ticks, plainly
from portal.charts.words import NOTHING, TOO_FEW, Chart, Table, never_negative, told
from portal.words import lazy as _

WIDTH, HEIGHT = 132, 16


@dataclass(frozen=True)
class Bullet(Chart):
    """`bar` ends where the measure is now, `target` and `start` are marks, all from 0 to `width`.

    `kind` is "met", "behind" or "withheld".
    """

    bar: float | None
    target: float | None
    start: float | None
    kind: str
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def standing(self) -> str:
        """The state in a word, for where nothing beside the bar says it."""
        return str({"met": _("Target reached"), "behind": _("Target not reached yet"), "withheld": _("Too few to show")}[self.kind])

    def share(self, position: float) -> str:
        """A position as a share of the track: on screen a bar is as long as its place allows, without a drawing that stretches."""
        return f"{100 * position / self.width:.4g}%"


def bullet(title: str, reading: str, value: Number, target: Number, *, start: Number = None, high: Number = None,
           less_is_better: bool = False, show: Show = plainly, names: Sequence[str] = (), too_few: str = "") -> Bullet:
    """A bullet bar. `start` is where the measure began; `names` are the words for start, target and now in its table.
    Raises ValueError for a value below zero."""
    never_negative(value, target, start)
    names = names or [str(word) for word in (_("At the start"), _("Target"), _("Now"))]
    known = [number for number in (value, target, start) if number is not None]
    track = Scale(0, high if high is not None else nice_ticks(0, max(known, default=1))[-1], 1, WIDTH - 1)
    met = value is not None and target is not None and (value <= target if less_is_better else value >= target)
    cells = [told(start, show, NOTHING), told(target, show, NOTHING), told(value, show, too_few or str(TOO_FEW))]
    # Marks stay inside the track; a bar begins at its edge, so that nothing is no bar at all.
    bar = None if value is None else track(value) if value else 0
    return Bullet(title, reading, Table(title, list(names), [(title, cells)]), bar,
                  *(track(number) if number is not None else None for number in (target, start)),
                  "withheld" if value is None else "met" if met else "behind")
