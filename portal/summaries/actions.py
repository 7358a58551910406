"""Asking for a draft with today's figures, writing its words, publishing it, and asking for its paper again."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.mail.outbox import post
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing
from portal.summaries.disclosure.ledger import has_entries
from portal.summaries.drafting import lock
from portal.summaries.drawing_jobs import want_figures
from portal.summaries.jobs import print_paper
from portal.summaries.models import Publication
from portal.summaries.news import SummaryPublished
from portal.summaries.queries import newest_published
from portal.summaries.told import note_told, still_holds


def arrange(program: Program, *, by: Person, paper: str, drafts_monthly: bool) -> None:
    """Choose what the next summaries are printed on, and whether a draft is made each month."""
    chosen = {"paper": paper, "drafts_monthly": drafts_monthly}
    with db.atomic():
        if Program.update(**chosen).where(Program.id == program.id).execute():
            record("arranged summaries", by=by, about=f"program/{program.id}", program=program.id, **chosen)


def ask_for_draft(program: Program, *, by: Person, at: datetime, corrects: Publication | None = None) -> None:
    """Have the worker draw today's figures: for the draft that is being written, which keeps its words, or for a new one.

    With `corrects`, it starts from the words of that published summary and will say that it puts it right. Asking twice is asking once.
    """
    with db.atomic():
        want_figures(lock(program), by=by, at=at, corrects=corrects)


def write(draft: Publication, *, by: Person, **words: str) -> None:
    """Give the draft these words (names of drafting.WORDS); a published summary is left as it is."""
    with db.atomic():
        changed = Publication.update(**words).where(Publication.id == draft.id, Publication.published_at.is_null()).execute()
        if changed:
            record("wrote a summary", by=by, about=_about(draft), program=draft.program_id, fields=sorted(words))


class OutOfDate(Exception):
    """What may be shown has changed since the figures of a draft were taken."""


class DrawnAnew(Exception):
    """The draft has got newer figures than those that were read."""


def publish(draft: Publication, *, by: Person, at: datetime, read: str | None = None) -> bool:
    """Freeze the draft, tell the program's sponsors and have it printed; False when it was published before.

    From this moment on the ledger counts what it shows. Raises OutOfDate where that was decided under other rules, and DrawnAnew where
    `read`, the moment at which the figures were drawn that somebody has read (Publication.drawn), is not that of its figures.
    """
    with db.atomic():
        program = lock(draft.program)
        if not _is_as_read(draft, read):
            raise DrawnAnew
        if not (_is_decided_for_today(draft, program) and (draft.is_published or still_holds(draft, at))):
            raise OutOfDate
        unpublished = (Publication.id == draft.id) & Publication.published_at.is_null()
        if not Publication.update(published_at=at, published_by=by, print_asked_at=at).where(unpublished).execute():
            return False
        published = Publication.get_by_id(draft.id)
        Program.update(first_published_at=at).where(Program.id == program.id, Program.first_published_at.is_null()).execute()
        for sponsor in people_staffing(draft.program, "sponsor"):
            post(f"summary-published:{draft.id}:{sponsor.id}", "summaries.published", publication_id=draft.id, person_id=sponsor.id)
        record("published a summary", by=by, about=_about(draft), program=draft.program_id, number=draft.number)
        note_told(published, at)
        announce(SummaryPublished(published, by, at))
        print_paper(draft.id)
        if published.corrects_id:
            # Its file stays; beside it comes one that says so.
            Publication.update(noted_hash=None, print_asked_at=at).where(Publication.id == published.corrects_id).execute()
            print_paper(published.corrects_id)
    return True


def _is_as_read(draft: Publication, read: str | None) -> bool:
    fresh = Publication.get_by_id(draft.id)
    return read is None or fresh.is_published or fresh.drawn == read


def _is_decided_for_today(draft: Publication, program: Program) -> bool:
    """Whether the draft was held against all that is published, and no figure has to be about more people since."""
    last, fresh = newest_published(program), Publication.get_by_id(draft.id)
    is_newest = last is None or last.id == draft.id or last.published_at <= fresh.drafted_at
    is_large_enough = fresh.figures.get("smallest") == program.smallest_group
    return fresh.is_published or (has_entries(fresh) and is_newest and is_large_enough)


def print_again(publication: Publication, *, by: Person, at: datetime) -> None:
    """Ask for the paper once more, after it failed."""
    failed = (Publication.id == publication.id) & (Publication.print_failure != "") & Publication.published_at.is_null(False)
    with db.atomic():
        if Publication.update(print_failure="", print_asked_at=at).where(failed).execute():
            record("asked to print a summary again", by=by, about=_about(publication), program=publication.program_id)
            print_paper(publication.id)


def note_download(publication: Publication, *, by: Person, what: str = "paper", as_published: bool = False) -> None:
    """Write down who took the file: the "paper", or the "figures" as a table.

    `as_published` is the paper without the note of its correction, once there are two.
    """
    about = {"about": _about(publication), "program": publication.program_id, "number": publication.number}
    if what == "paper":
        record("downloaded a summary", by=by, as_published=as_published or not publication.noted_hash, **about)
    else:
        record("downloaded the figures of a summary", by=by, **about)


def _about(publication: Publication) -> str:
    return f"publication/{publication.id}"
