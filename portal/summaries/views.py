"""What sponsors read: the published summaries of their programs, each as a page and as a PDF."""
from flask import Blueprint, Response, abort, current_app, request, send_file

from portal.db import db
from portal.summaries.actions import note_download
from portal.summaries.models import Publication
from portal.summaries.papers import file_name, where_kept, where_noted
from portal.summaries.queries import publications_visible_to, reads_summaries
from portal.summaries.reading import read
from portal.summaries.sheet import sheet_of
from portal.web import access, pages

bp = Blueprint("summaries", __name__)


@bp.app_template_global()
def is_printed(publication: Publication) -> bool:
    """Whether the PDF of a published summary can be downloaded."""
    return _file(publication) is not None


@bp.get("/summaries")
@access.staff
def index():
    """The published summaries of the programs that the reader sponsors or coordinates."""
    if not reads_summaries(access.me()):
        abort(404)
    return pages.page("summaries/index.html", publications=list(publications_visible_to(access.me())))


@bp.get("/summaries/<id:publication_id>")
@access.staff
def show(publication_id):
    """One published summary."""
    publication = _found(publication_id)
    return pages.page("summaries/show.html", publication=publication, sheet=read(publication))


@bp.get("/summaries/<id:publication_id>/measures")
@access.staff
def measures(publication_id):
    """Every measure of a published summary with its numerator, denominator, period and n."""
    publication = _found(publication_id)
    return pages.page("summaries/measures.html", publication=publication, sheet=read(publication))


@bp.get("/summaries/<id:publication_id>/paper")
@access.staff
def paper(publication_id):
    """The PDF as a download; while it is being printed, the page that says so.

    What a newer version corrects says so on its first page; ?as=published is the file as it was published.
    """
    publication = _found(publication_id)
    as_published = request.args.get("as") == "published"
    path = _as_published(publication) if as_published else _file(publication)
    if path is None:
        return pages.go_to("summaries.show", publication_id=publication_id, _anchor="paper")
    with db.atomic():
        note_download(publication, by=access.me(), as_published=as_published)
    return send_file(path, "application/pdf", as_attachment=True, download_name=file_name(publication), max_age=0)


@bp.get("/summaries/<id:publication_id>/figures.csv")
@access.staff
def sheet(publication_id):
    """The objectives and measures of a published summary for a spreadsheet program."""
    publication = _found(publication_id)
    with db.atomic():
        note_download(publication, by=access.me(), what="figures")
    name = file_name(publication).removesuffix(".pdf") + ".csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(sheet_of(publication), content_type="text/csv; charset=utf-8", headers=headers)


def _found(publication_id: int) -> Publication:
    return access.found(publications_visible_to(access.me()).where(Publication.id == publication_id))


def _file(publication: Publication):
    return where_noted(publication, current_app.config["SETTINGS"].papers_dir) or _as_published(publication)


def _as_published(publication: Publication):
    return where_kept(publication, current_app.config["SETTINGS"].papers_dir)
