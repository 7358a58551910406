"""Prints HTML as a PDF: in a child process with a limit on its memory and its time, and with no way out of our static folder."""
import json
import os
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from portal.words import lazy as _

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
OUR_FONTS = ("Inter", "Source Serif 4")
MEMORY = 1 << 30
SECONDS = 30
# A busy machine gives the work less than all of its time: by the clock it may take so many times as long.
PATIENCE = 3

SENTENCES = {
    "address": _("The document asks for something that is no file of the portal."),
    "complaint": _("The document breaks a rule of accessible PDFs."),
    "memory": _("The document needs more memory than a PDF may use."),
    "time": _("The document takes longer than a PDF may take."),
    "signs": _("The portal's fonts have no sign for something in the text."),
    "crash": _("The program that draws PDFs stopped before it was done."),
}


class PrintFailed(Exception):
    """No PDF was made. `reason` is a key of SENTENCES, `sentence` says it to a person, `about` is for the log or names the signs."""

    def __init__(self, reason: str, about: str = ""):
        super().__init__(reason, about)
        self.reason, self.about = reason, about

    @property
    def sentence(self) -> str:
        """One sentence for the person who asked for the PDF; it names the signs that cannot be printed."""
        said = str(SENTENCES[self.reason])
        return f"{said} ({self.about})" if self.reason == "signs" else said

    def __str__(self) -> str:
        return f"{self.sentence} {self.about}".strip()


def print_pdf(html: str, title: str, made_at: datetime, *, folder: Path = STATIC,
              memory: int = MEMORY, seconds: int = SECONDS) -> bytes:
    """The bytes of a tagged PDF (PDF/UA-1 and PDF/A-2a) of `html`; the same arguments give the same bytes.

    `title` names the document, `made_at` (aware) is the date written into it. Relative addresses in `html` are
    looked up in `folder`; nothing else can be reached. `memory` is in bytes, `seconds` are of work. Raises PrintFailed.
    """
    job = {"html": html, "title": title, "made_at": _w3c(made_at), "folder": str(folder),
           "fonts": OUR_FONTS, "memory": memory, "seconds": seconds}
    with tempfile.TemporaryDirectory(prefix="print-") as scratch:
        done = _run(json.dumps(job), scratch, seconds)
    if done.returncode:
        raise PrintFailed(*_why(done))
    return done.stdout


def _run(job: str, scratch: str, seconds: int) -> subprocess.CompletedProcess:
    # A bare environment: the child has no business with our secrets, and its output must not depend on the machine's fonts.
    fonts = Path(scratch, "fonts.conf")
    fonts.write_text(f"<fontconfig><dir>{STATIC / 'fonts'}</dir><cachedir>{scratch}</cachedir></fontconfig>")
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "TMPDIR": scratch, "HOME": scratch, "FONTCONFIG_FILE": str(fonts)}
    try:
        return subprocess.run([sys.executable, "-m", "portal.pdf.child"], input=job.encode(), capture_output=True,
                              cwd=ROOT, env=environment, timeout=seconds * PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise PrintFailed("time") from late


def _why(done: subprocess.CompletedProcess) -> tuple[str, str]:
    last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
    try:
        told = json.loads("".join(last))
        return told["reason"], told["about"]
    except (ValueError, KeyError, TypeError):
        if done.returncode == -signal.SIGXCPU:
            return "time", ""
        return "crash", f"exit {done.returncode} {''.join(last)}".strip()


def _w3c(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
