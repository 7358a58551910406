"""A participant's front page beside the bare program: the same statements, the same templates, the same page."""
import tempfile
from pathlib import Path

from benchmarks.bare import home
from benchmarks.house import compared

PATH = "/"


def measure(people: int = 200) -> list[tuple[str, str]]:
    """Return (name, figure) rows."""
    with tempfile.TemporaryDirectory() as folder:
        return compared(Path(folder), people, "participant's home", PATH, {}, home)
