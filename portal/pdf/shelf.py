"""Where printed files lie: each under the hash of its bytes."""
import hashlib
import os
import tempfile
from pathlib import Path


def keep(paper: bytes, folder: Path) -> str:
    """Write the file under its hash and answer the hash; a reader never meets half a file."""
    name = hashlib.sha256(paper).hexdigest()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=folder, suffix=".draft")
    with os.fdopen(handle, "wb") as file:
        file.write(paper)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, folder / f"{name}.pdf")
    return name
