"""What the PDF of a program summary costs as the program grows, beside the same HTML printed by headless Chromium, in one run."""
import subprocess
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.house import another_database, filled, opened
from portal.db import db
from portal.pdf.printer import STATIC, print_pdf
from portal.programs.models import Program
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from portal.summaries.papers import paper_html
from tests.chromium import CHROMIUM, FLAGS

SIZES, ROUNDS = (20, 200, 2_000, 20_000), 5


def measure(sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS) -> list[tuple[str, str]]:
    """Return (name, figure) rows. Both engines start cold each time, as a worker's child does."""
    with tempfile.TemporaryDirectory() as folder:
        app = opened(Path(folder))
        drawn = {}
        for number, people in enumerate(sizes):
            if number:
                beside = Path(folder, str(people))
                beside.mkdir()
                another_database(beside)
            filled(app, people)
            drawn[people] = _html(app)
            db.close()
        return _rows(drawn, Path(folder), rounds)


def _html(app) -> tuple[str, float]:
    """The paper of a summary of the open database's program, and how many seconds its figures took."""
    at = datetime.now(UTC)
    with app.app_context():
        program = Program.select().order_by(Program.id).get()
        before = time.process_time()
        draft = make_draft(program, by=None, at=at)
        took = time.process_time() - before
        Publication.update(published_at=at, headline="Pairs keep meeting").where(Publication.id == draft.id).execute()
        return paper_html(Publication.get_by_id(draft.id)), took


def _rows(drawn: dict, folder: Path, rounds: int) -> list[tuple[str, str]]:
    rows, ours_first = [], 0.0
    for people, (html, took) in drawn.items():
        what = f"summary of {people:,} people"
        ours = _best(rounds, lambda html=html: print_pdf(html, "Summary", datetime(2026, 10, 14, tzinfo=UTC)))
        with _page(html, folder) as page:
            theirs = _best(rounds, lambda page=page: _by_chromium(page, folder))
        ours_first = ours_first or ours[0]
        rows += [
            (f"{what}: the PDF, by the clock; by Chromium", f"{ours[0]:.2f} s; {theirs[0]:.2f} s"),
            (f"{what}: to Chromium; to {min(drawn):,} people", f"{ours[0] / theirs[0]:.2f}; {ours[0] / ours_first:.2f}"),
            (f"{what}: size; by Chromium", f"{_weight(ours[1])}; {_weight(theirs[1])}"),
            (f"{what}: counting its figures, CPU", f"{took:.2f} s"),
        ]
    return rows


def _weight(pdf: bytes) -> str:
    return f"{len(pdf) / 1000:.0f} kB"


def _best(rounds: int, draw) -> tuple[float, bytes]:
    """The shortest of so many tries, and what came out."""
    found = []
    for _round in range(rounds):
        before = time.perf_counter()
        pdf = draw()
        found.append(time.perf_counter() - before)
    return min(found), pdf


@contextmanager
def _page(html: str, folder: Path):
    """The page as a file that Chromium can open, its addresses made whole."""
    path = folder / "paper.html"
    path.write_text(html.replace("<head>", f'<head><base href="{STATIC.as_uri()}/">', 1))
    yield path
    path.unlink()


def _by_chromium(page: Path, folder: Path) -> bytes:
    target = folder / "paper.pdf"
    command = [CHROMIUM, "--headless", *FLAGS, f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer",
               f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target.read_bytes()
