"""A paper that somebody asked for: how far it is, and its file; for nobody but whoever asked."""
from flask import Blueprint, send_file

from portal.clock import now
from portal.mentorships.papers import actions
from portal.mentorships.papers.jobs import KEPT_FOR, where_kept
from portal.mentorships.papers.kinds import kind_of
from portal.mentorships.papers.models import PersonalPaper
from portal.mentorships.papers.queries import papers_visible_to
from portal.web import access, pages

bp = Blueprint("papers", __name__)


@bp.get("/papers/<id:paper_id>")
@access.signed_in
def show(paper_id: int):
    """How far it is; the page asks again by itself until it is there."""
    row = _found(paper_id)
    facts = {"kind": kind_of(row), "is_there": where_kept(row) is not None, "goes_on": row.asked_at + KEPT_FOR}
    return pages.page("mentorships/papers/paper.html", paper=row, **facts)


@bp.get("/papers/<id:paper_id>/file")
@access.signed_in
def file(paper_id: int):
    """The PDF as a download; while there is none, the page that says so."""
    row = _found(paper_id)
    path = where_kept(row)
    if path is None:
        return pages.go_to("papers.show", paper_id=paper_id)
    return send_file(path, "application/pdf", as_attachment=True, download_name=f"{row.kind}-{row.mentorship_id}.pdf", max_age=0)


@bp.post("/papers/<id:paper_id>/again")
@access.signed_in
def again(paper_id: int):
    """Have it made once more."""
    row = _found(paper_id)
    # While it waits there is nothing to repeat, and while it is there nothing to make.
    if not row.waits and where_kept(row) is None:
        row = actions.ask_again(row, by=access.me(), at=now())
    return pages.go_to("papers.show", paper_id=row.id)


def _found(paper_id: int) -> PersonalPaper:
    return access.found(papers_visible_to(access.me()).where(PersonalPaper.id == paper_id))
