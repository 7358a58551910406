"""An htmx partial, the goals of a mentorship with their forms, beside the bare program."""
import tempfile
from pathlib import Path

from benchmarks.bare import goals
from benchmarks.house import compared

HEADERS = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section#goals", "X-Regions": "goals"}


def measure(people: int = 200) -> list[tuple[str, str]]:
    """Return (name, figure) rows."""
    with tempfile.TemporaryDirectory() as folder:
        return compared(Path(folder), people, "htmx partial (goals)", "/mentorships/1", HEADERS, goals)
