"""The styles and scripts, joined into a few hashed, compressed files at start; no build step."""
import gzip
import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

import brotli

CSS_ORDER = ("layers.css", "tokens.css", "reset.css", "base.css", "layout.css", "components/*.css", "rooms/*.css", "utilities.css")
# A page loads one sheet: everything but what only the other side of the portal shows.
SHEETS = {
    "app.css": {
        "filters", "desk", "programs", "poster", "workspace", "goals", "sessions", "care", "charts", "large_charts", "summaries",
        "objectives",
    },
    "mentorship.css": {
        "filters", "desk", "programs", "poster", "door", "invitation", "people", "demo", "charts", "large_charts", "summaries",
        "objectives", "pairing",
    },
    "desk.css": {
        "home", "meeting", "tick", "workspace", "door", "invitation", "people", "demo", "poster", "goals", "sessions", "care",
        "large_charts", "summaries",
    },
    # A summary, for its sponsors and for whoever writes it.
    "summary.css": {
        "filters", "programs", "home", "workspace", "door", "invitation", "people", "demo", "poster", "meeting", "tick", "enrollment",
        "pairing", "goals", "sessions", "care", "objectives",
    },
    "poster.css": {
        "filters", "desk", "programs", "home", "workspace", "door", "invitation", "people", "demo", "charts", "large_charts", "summaries",
        "objectives", "meeting", "tick", "goals", "sessions", "care",
    },
}
JS_ORDER = ("vendor/htmx-*.min.js", "js/*.js")
# What keeps words on the device comes by itself, and half of it runs in the service worker, too.
KEEP_ORDER = ("js/keep/store.js", "js/keep/send.js", "js/keep/page/*.js")
WORKER_ORDER = ("js/keep/store.js", "js/keep/send.js", "worker/worker.js")
COPIED = ("icons",)
COMMENT = re.compile(r"/\*.*?\*/", re.S)


@dataclass(frozen=True)
class Assets:
    """Where the made files lie, and the address of each by its plain name."""

    folder: Path
    addresses: dict[str, str]

    def address(self, name: str) -> str:
        """The address of `name`, such as app.css or icons/mark.svg."""
        return self.addresses[name]


def make_assets(source: Path, folder: Path) -> Assets:
    """Join, hash and compress what `source` holds into `folder`; files that are there already are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {"app.js": _kept(folder, "app", "js", _bare(_joined(source, JS_ORDER)).encode())}
    made["keep.js"] = _kept(folder, "keep", "js", _bare(_joined(source, KEEP_ORDER)).encode())
    for name, left_out in SHEETS.items():
        styles = _tight(_joined(source / "css", CSS_ORDER, left_out))
        made[name] = _kept(folder, name.removesuffix(".css"), "css", styles.encode())
    for name in COPIED:
        for path in sorted((source / name).glob("*")):
            made[f"{name}/{path.name}"] = _kept(folder, path.stem, path.suffix[1:], path.read_bytes())
    return Assets(folder, {name: f"/static/{file}" for name, file in made.items()})


def worker_script(source: Path) -> str:
    """The words of the service worker, without the list of what it keeps."""
    return _bare(_joined(source, WORKER_ORDER))


def _joined(source: Path, order: tuple[str, ...], left_out: set[str] = frozenset()) -> str:
    return "\n".join(path.read_text() for pattern in order for path in sorted(source.glob(pattern)) if path.stem not in left_out)


def _bare(script: str) -> str:
    """Without lines of comment and without the steps at the beginning of lines: a fifth of what a browser would load for nothing."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _tight(css: str) -> str:
    """Without comments and the spaces that are for people; what is left is for the browser alone."""
    bare = " ".join(COMMENT.sub("", css).split())
    for sign in "{};":
        bare = bare.replace(f" {sign}", sign).replace(f"{sign} ", sign)
    return bare.replace(": ", ":").replace(", ", ",").replace(";}", "}")


def _kept(folder: Path, stem: str, suffix: str, content: bytes) -> str:
    name = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
    path = folder / name
    if not path.exists():
        _put(path.with_name(name + ".gz"), gzip.compress(content, mtime=0))
        _put(path.with_name(name + ".br"), brotli.compress(content))
        _put(path, content)
    return name


def _put(path: Path, content: bytes) -> None:
    """Written beside and moved, so that another worker never serves half a file nor takes this one's draft."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.write_bytes(content)
    draft.replace(path)


def is_hashed(_path: str, url: str) -> bool:
    """Whether WhiteNoise may let browsers keep this file for a year."""
    return re.search(r"\.[0-9a-f]{12}\.\w+$", url) is not None
