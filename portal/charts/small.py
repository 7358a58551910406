"""A line small enough for a row of a table: no axis, the target as a level line; the row says its numbers."""
from collections.abc import Sequence
from dataclasses import dataclass

from portal.charts.scales import Number, Scale

WIDTH, HEIGHT, EDGE = 132, 26, 4
Point = tuple[float, float]


@dataclass(frozen=True)
class Small:
    """`paths` are the pieces of the line between two gaps, `alone` what no piece reaches, `end` the newest figure."""

    paths: list[str]
    alone: list[Point]
    end: Point | None
    target: float | None
    width: float = WIDTH
    height: float = HEIGHT


def small(across: Sequence[float], values: Sequence[Number], target: Number) -> Small:
    """Figures over days, between the least and the most of them and of the target; None leaves a gap."""
    known = [value for value in (*values, target) if value is not None]
    least, most = min(known, default=0), max(known, default=1)
    # A figure that never moved, and lies on its target, is neither high nor low.
    up = Scale(least, most, HEIGHT - EDGE, EDGE) if least < most else Scale(0, 1, HEIGHT / 2, HEIGHT / 2)
    along = Scale(min(across, default=0), max(across, default=1), EDGE, WIDTH - EDGE)
    pieces: list[list[Point]] = [[]]
    for day, value in zip(across, values, strict=True):
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append((along(day), up(value)))
    drawn = [piece for piece in pieces if piece]
    return Small(["M" + "L".join(f"{x:g} {y:g}" for x, y in piece) for piece in drawn if len(piece) > 1],
                 [piece[0] for piece in drawn if len(piece) == 1], drawn[-1][-1] if drawn else None,
                 None if target is None else up(target))
