"""Papers are printed by the worker: a web process never draws a PDF."""
from datetime import timedelta

from flask import current_app

from portal.clock import now
from portal.jobs.queue import job
from portal.pdf.printer import PrintFailed
from portal.pdf.shelf import keep
from portal.summaries.models import Publication
from portal.summaries.papers import printed, where_kept

LOST_AFTER = timedelta(minutes=2)


@job
def print_paper(publication_id: int) -> None:
    """Print a published summary, unless its file is there; a failure is noted in the words that its coordinator reads."""
    publication = Publication.get_or_none(Publication.id == publication_id, Publication.published_at.is_null(False))
    if publication is None or where_kept(publication, _folder()):
        return
    try:
        paper = printed(publication)
    except Exception as failure:
        # Whatever it was, the coordinator learns that it failed, and the sweep leaves it alone.
        known = failure if isinstance(failure, PrintFailed) else PrintFailed("crash")
        _note(publication_id, print_failure=known.sentence)
        raise
    _note(publication_id, paper_hash=keep(paper, _folder()), printed_at=now(), print_failure="")


def print_lost_papers() -> None:
    """Queue again what was published and has no file, because the worker died over it or a backup came without it."""
    asked = Publication.published_at.is_null(False) & (Publication.print_asked_at < now() - LOST_AFTER)
    waiting = asked & (Publication.print_failure == "")
    for publication in Publication.select().where(waiting).order_by(Publication.id):
        if where_kept(publication, _folder()) is None:
            print_paper(publication.id)


def _note(publication_id: int, **columns) -> None:
    Publication.update(**columns).where(Publication.id == publication_id).execute()


def _folder():
    return current_app.config["SETTINGS"].papers_dir
