"""Drafting a summary from today's figures, writing its words, publishing it, and asking for its paper again."""
from datetime import datetime

from portal.announcements import announce
from portal.audit.actions import record
from portal.db import db
from portal.mail.outbox import post
from portal.people.models import Person
from portal.programs.models import Program
from portal.programs.queries import people_staffing
from portal.summaries.disclosure.ledger import has_entries, keep_entries
from portal.summaries.edition import edition_of
from portal.summaries.figures import Drawing
from portal.summaries.jobs import print_paper
from portal.summaries.models import Publication
from portal.summaries.news import SummaryPublished
from portal.summaries.queries import draft_of, last_published, newest_published, publications_of
from portal.summaries.reconstructing import reconstruct
from portal.summaries.suggesting import first_words

WORDS = ("headline", "lead", "findings", "decisions", "limits")


def arrange(program: Program, *, by: Person, paper: str, drafts_monthly: bool) -> None:
    """Choose what the next summaries are printed on, and whether a draft is made each month."""
    chosen = {"paper": paper, "drafts_monthly": drafts_monthly}
    with db.atomic():
        if Program.update(**chosen).where(Program.id == program.id).execute():
            record("arranged summaries", by=by, about=f"program/{program.id}", program=program.id, **chosen)


def make_draft(program: Program, *, by: Person | None, at: datetime, corrects: Publication | None = None) -> Publication:
    """A draft with the figures of `at`; one that is being written keeps its words and gets these figures.

    `by` is None for the schedule. With `corrects`, it starts from the words of that published summary and will say that it puts it right.
    """
    with db.atomic():
        program = _locked(program)
        reconstruct(program, at)
        draft = draft_of(program)
        puts_right = corrects or (draft.corrects if draft else None)
        before, last = last_published(program, before=at.date(), besides=puts_right), newest_published(program)
        earlier = before.figures if before else None
        drawing = Drawing(program, at, earlier, last and last.figures)
        figures = drawing.figures() | edition_of(program, earlier)
        fresh = {"as_of": at.date(), "figures": figures, "drafted_by": by, "drafted_at": at}
        draft = draft or _new_draft(program, corrects, fresh)
        Publication.update(corrects=puts_right, **fresh).where(Publication.id == draft.id).execute()
        keep_entries(draft, drawing.entries)
        record("drafted a summary", by=by, about=_about(draft), program=program.id, number=draft.number)
    return Publication.get_by_id(draft.id)


def _locked(program: Program) -> Program:
    """The program as it is now; its row is the lock: two coordinators never make two drafts."""
    Program.update(name=Program.name).where(Program.id == program.id).execute()
    return Program.get_by_id(program.id)


def _new_draft(program: Program, corrects: Publication | None, fresh: dict) -> Publication:
    newest = publications_of(program).first()
    words = {name: getattr(corrects, name) for name in WORDS} if corrects else first_words(fresh["figures"])
    return Publication.create(program=program, number=newest.number + 1 if newest else 1, **words, **fresh)


def write(draft: Publication, *, by: Person, **words: str) -> None:
    """Give the draft these words (names of WORDS); a published summary is left as it is."""
    with db.atomic():
        changed = Publication.update(**words).where(Publication.id == draft.id, Publication.published_at.is_null()).execute()
        if changed:
            record("wrote a summary", by=by, about=_about(draft), program=draft.program_id, fields=sorted(words))


class OutOfDate(Exception):
    """What may be shown has changed since the figures of a draft were taken."""


def publish(draft: Publication, *, by: Person, at: datetime) -> bool:
    """Freeze the draft, tell the program's sponsors and have it printed; False when it was published before.

    From this moment on the ledger counts what it shows. Raises OutOfDate where that was decided under other rules.
    """
    with db.atomic():
        program = _locked(draft.program)
        if not _is_decided_for_today(draft, program):
            raise OutOfDate
        unpublished = (Publication.id == draft.id) & Publication.published_at.is_null()
        if not Publication.update(published_at=at, published_by=by, print_asked_at=at).where(unpublished).execute():
            return False
        published = Publication.get_by_id(draft.id)
        Program.update(first_published_at=at).where(Program.id == program.id, Program.first_published_at.is_null()).execute()
        for sponsor in people_staffing(draft.program, "sponsor"):
            post(f"summary-published:{draft.id}:{sponsor.id}", "summaries.published", publication_id=draft.id, person_id=sponsor.id)
        record("published a summary", by=by, about=_about(draft), program=draft.program_id, number=draft.number)
        announce(SummaryPublished(published, by, at))
        print_paper(draft.id)
        if published.corrects_id:
            # Its file stays; beside it comes one that says so.
            Publication.update(noted_hash=None, print_asked_at=at).where(Publication.id == published.corrects_id).execute()
            print_paper(published.corrects_id)
    return True


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
