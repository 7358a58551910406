"""The process that draws one PDF: it reads a job from standard input, writes the PDF to standard output and ends."""
import json
import logging
import resource
import sys
from pathlib import Path

FAILED = 3
FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")


class Refused(Exception):
    """The document cannot be printed: a reason by name, and what it is about."""

    def __init__(self, reason: str, about: str = ""):
        super().__init__(reason, about)
        self.reason, self.about = reason, about


class Complaints(logging.Handler):
    """Collects what WeasyPrint calls an error: a missing file, alternative or language, an option it does not know."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def main() -> int:
    job = json.load(sys.stdin)
    lock_in(job["memory"], job["seconds"])
    try:
        sys.stdout.buffer.write(_draw(job))
    except Refused as refused:
        return _say(refused.reason, refused.about)
    except MemoryError:
        return _say("memory")
    return 0


def lock_in(memory: int, seconds: int) -> None:
    """Bound this process (bytes, seconds of work) and take the network and other programs away from it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))

    def refuse(event: str, _arguments: tuple) -> None:
        if event in FORBIDDEN:
            raise PermissionError(event)

    sys.addaudithook(refuse)


def _draw(job: dict) -> bytes:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from portal.pdf.fetcher import OwnFilesOnly
    from portal.pdf.finisher import claim_both_standards, finish

    complaints = Complaints()
    logging.getLogger("weasyprint").addHandler(complaints)
    folder = Path(job["folder"]).resolve()
    fonts = FontConfiguration()
    try:
        html = HTML(string=job["html"], base_url=folder.as_uri() + "/", url_fetcher=OwnFilesOnly(folder))
        document = html.render(font_config=fonts)
        document.metadata.title = job["title"]
        document.metadata.created = document.metadata.modified = job["made_at"]
        claim_both_standards(document)
        pdf = document.write_pdf(pdf_variant="pdf/a-2a", finisher=finish)
    except FatalURLFetchingError as error:
        raise Refused("address", str(error)) from error
    if complaints.lines:
        raise Refused("complaint", "; ".join(complaints.lines))
    _only_our_fonts(document, job["fonts"])
    return pdf


def _only_our_fonts(document, families: list[str]) -> None:
    """A sign that our fonts lack would be an empty box, or come from a font that only this machine has."""
    strange = {chr(sign) for font in document.fonts.values() for sign in font.missing}
    strange |= {sign for font in document.fonts.values() if not _is_ours(font, families) for sign in "".join(font.to_unicode.values())}
    if strange:
        raise Refused("signs", " ".join(sorted(strange)))


def _is_ours(font, families: list[str]) -> bool:
    return any(font.family.startswith(family) for family in families)


def _say(reason: str, about: str = "") -> int:
    print(json.dumps({"reason": reason, "about": about}), file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
