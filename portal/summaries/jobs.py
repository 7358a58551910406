"""Papers are printed by the worker: a web process never draws a PDF."""
from datetime import timedelta

from flask import current_app

from portal.clock import now
from portal.jobs.queue import job
from portal.pdf.printer import PrintFailed
from portal.pdf.shelf import keep
from portal.summaries.models import Publication
from portal.summaries.papers import printed, wants_paper, where_kept
from portal.summaries.queries import correction_of

LOST_AFTER = timedelta(minutes=2)


@job
def print_paper(publication_id: int) -> None:
    """Print a published summary, unless its file is there; a failure is noted in the words that its coordinator reads."""
    publication = Publication.get_or_none(Publication.id == publication_id, Publication.published_at.is_null(False))
    if publication is None or not wants_paper(publication, _folder()):
        return
    try:
        _print(publication)
    except Exception as failure:
        # Whatever it was, the coordinator learns that it failed, and the sweep leaves it alone.
        known = failure if isinstance(failure, PrintFailed) else PrintFailed("crash")
        _note(publication_id, print_failure=known.sentence)
        raise


def _print(publication: Publication) -> None:
    """What is still to be printed: the file itself once and for all, and the one that names the newest correction."""
    if not where_kept(publication, _folder()):
        _note(publication.id, paper_hash=keep(printed(publication), _folder()), printed_at=now(), print_failure="")
    newer = correction_of(publication)
    if newer:
        _note(publication.id, noted_hash=keep(printed(publication, newer), _folder()), print_failure="")


def print_lost_papers() -> None:
    """Queue again what was published and has no file, because the worker died over it or a backup came without it."""
    asked = Publication.published_at.is_null(False) & (Publication.print_asked_at < now() - LOST_AFTER)
    waiting = asked & (Publication.print_failure == "")
    for publication in Publication.select().where(waiting).order_by(Publication.id):
        if wants_paper(publication, _folder()):
            print_paper(publication.id)


def _note(publication_id: int, **columns) -> None:
    Publication.update(**columns).where(Publication.id == publication_id).execute()


def _folder():
    return current_app.config["SETTINGS"].papers_dir
