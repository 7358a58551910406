"""Files that are made once and then kept: the keys that a portal starts with."""
import os
from collections.abc import Callable
from pathlib import Path


def kept_bytes(path: Path, make: Callable[[], bytes]) -> bytes:
    """What `path` holds; when it is missing it is made, for its owner alone. Raises OSError.

    It appears as a whole: of several starts at once one makes it, and none reads half of it.
    """
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with open(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
