"""Personal papers are printed by the worker: a web process never draws a PDF."""
from datetime import datetime, timedelta
from pathlib import Path

from flask import current_app

from portal.clock import now
from portal.jobs.queue import job
from portal.mentorships.papers.kinds import kind_of
from portal.mentorships.papers.models import PersonalPaper
from portal.pdf.printer import PrintFailed, print_pdf
from portal.pdf.shelf import keep
from portal.words import lazy as _

LOST_AFTER = timedelta(minutes=2)
KEPT_FOR = timedelta(days=7)
NOT_YOURS = _("It is not yours to read any more.")


@job
def make_paper(paper_id: int) -> None:
    """Print one paper, unless it is there; a failure is noted in the words that its reader sees."""
    row = PersonalPaper.get_or_none(PersonalPaper.id == paper_id, PersonalPaper.made_at.is_null())
    if row is None:
        return
    _note(paper_id, begun_at=now())
    try:
        made = _printed(row)
    except Exception as failure:
        known = failure if isinstance(failure, PrintFailed) else PrintFailed("crash")
        _note(paper_id, failure=known.sentence)
        raise
    if made is None:
        _note(paper_id, failure=str(NOT_YOURS))
    else:
        _note(paper_id, paper_hash=keep(made, folder()), made_at=now(), failure="")


def make_lost_papers() -> None:
    """Queue again what was asked for and is not there, because the worker died over it."""
    lost = PersonalPaper.made_at.is_null() & (PersonalPaper.failure == "") & (PersonalPaper.asked_at < now() - LOST_AFTER)
    for row in PersonalPaper.select().where(lost).order_by(PersonalPaper.id):
        make_paper(row.id)


def forget_old_papers(*, at: datetime) -> None:
    """Forget papers after a week, and drop the files that no row names: replaced ones, and those of people who erased themselves."""
    PersonalPaper.delete().where(PersonalPaper.asked_at < at - KEPT_FOR).execute()
    named = {name for (name,) in PersonalPaper.select(PersonalPaper.paper_hash).tuples()}
    for path in folder().glob("*"):
        # A file that has just been written may still get its row.
        if path.stem not in named and datetime.fromtimestamp(path.stat().st_mtime, at.tzinfo) < at - LOST_AFTER:
            path.unlink(missing_ok=True)


def where_kept(row: PersonalPaper) -> Path | None:
    """The file of a paper; None while it is not printed, and when it has gone."""
    path = folder() / f"{row.paper_hash}.pdf"
    return path if row.paper_hash and path.is_file() else None


def folder() -> Path:
    """Where the files lie: apart from the summaries, so that no backup keeps them longer than we do."""
    return current_app.config["SETTINGS"].personal_papers_dir


def _printed(row: PersonalPaper) -> bytes | None:
    sheet = kind_of(row).compose(row)
    return print_pdf(sheet.html, sheet.title, row.asked_at) if sheet else None


def _note(paper_id: int, **columns) -> None:
    PersonalPaper.update(**columns).where(PersonalPaper.id == paper_id).execute()
