"""Templates as they were compiled once, kept beside their sources as Python keeps its own modules, for every process to come."""
import os
import sys
from contextlib import suppress

import jinja2
from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from portal.settings import ROOT

FOLDER = ROOT / "templates" / "__pycache__"


class Beside(FileSystemBytecodeCache):
    """Compiled templates in a folder; what cannot be kept there is compiled again, and nobody waits for it."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, unless the disk is full or the folder is somebody else's."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def kept_templates(env: Environment, folder: os.PathLike = FOLDER) -> BytecodeCache | None:
    """Where the compiled templates of `env` are kept; None where Python is told to keep nothing, or the folder cannot be made.

    Whoever may write there may change the templates themselves. Call it once the options of `env` are set: they are a part
    of the files' names, as the version of Jinja is, because either changes what is compiled.
    """
    if sys.dont_write_bytecode:
        return None
    with suppress(OSError):
        os.makedirs(folder, exist_ok=True)
        options = f"{env.trim_blocks:d}{env.lstrip_blocks:d}{getattr(env, 'newstyle_gettext', False):d}"
        return Beside(str(folder), f"%s.jinja-{jinja2.__version__}-{options}.cache")
    return None
