"""Uploaded files from HR: in a private folder while they are looked at, gone afterwards."""
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def keep(content: bytes, folder: Path) -> str:
    """Put the bytes into the folder under a name of our own, readable for this account alone; that name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = secrets.token_hex(16)
    with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return name


def kept(name: str, folder: Path) -> bytes | None:
    """The bytes of a kept file, or None when it is gone."""
    try:
        return (folder / name).read_bytes() if name else None
    except OSError:
        return None


def drop(name: str, folder: Path) -> None:
    """Remove a kept file."""
    if name:
        with suppress(OSError):
            (folder / name).unlink()


def drop_strays(wanted: Iterable[str], folder: Path, before: datetime) -> None:
    """Remove what nobody refers to any more and is older than `before`: a crash can leave such a file."""
    wanted = set(wanted)
    for path in folder.iterdir() if folder.exists() else ():
        if path.name not in wanted and path.stat().st_mtime < before.timestamp():
            drop(path.name, folder)
