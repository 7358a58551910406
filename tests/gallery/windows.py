"""What a window of the gallery is, and the list of all of them: one file of them for each room, in rooms/."""
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from playwright.sync_api import Page

from tests.gallery import rooms

STATES = ("full", "empty", "error", "open", "offline", "long")
NOBODY = "nobody"
# The files of rooms/ whose windows stand on a laptop, too; two files of tests share all windows, for two processes.
DESK = (
    "aims", "confided_desk", "desk", "formats_desk", "interviews", "opening", "pairing", "programs", "staff", "summaries", "surveys_desk",
)


@dataclass(frozen=True)
class Window:
    """A page in a state, as one person sees it.

    `name` is also the name of its pictures. `who` is a person of the stage or "nobody"; in `path` {planned} stands for that row's id.
    `act(page)` does what the person does before looking. `refused` is the endpoint that refuses the form which `act` sends.
    `status` is what the page answers that is shown in the end. `wants` are parts of console messages that belong to the state.
    """

    name: str
    who: str
    path: str
    act: Callable[[Page], None] | None = None
    state: str = "full"
    refused: str | None = None
    status: int = 200
    wants: tuple[str, ...] = ()

    def __post_init__(self):
        assert self.state in STATES, f"{self.name}: {self.state} is none of {STATES}"
        assert self.refused is None or self.act, f"{self.name}: nothing sends the form that is refused"

    @property
    def room(self) -> str:
        """The first word of its name."""
        return self.name.split("-")[0]


def refused(name: str, who: str, path: str, act: Callable[[Page], None], endpoint: str) -> Window:
    """A window in which `act` has sent a form that `endpoint` refuses."""
    return Window(f"{name}-refused", who, path, act, state="error", refused=endpoint)


def all_windows() -> list[Window]:
    """The windows of every file in rooms/, in the order of the files."""
    found = windows_of(*room_files())
    names = [window.name for window in found]
    twice = {name for name in names if names.count(name) > 1}
    assert not twice, f"windows with one name: {sorted(twice)}"
    return found


def windows_of(*files: str) -> list[Window]:
    """The windows of these files of rooms/."""
    return [window for name in files for window in import_module(f"tests.gallery.rooms.{name}").WINDOWS]


def room_files() -> list[str]:
    """The files in rooms/."""
    return sorted(name for _finder, name, _is in iter_modules(rooms.__path__))
