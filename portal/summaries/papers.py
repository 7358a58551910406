"""A published summary as a PDF: its page from the templates, its bytes, and where its file is kept."""
from pathlib import Path

from flask import current_app, render_template

from portal.pdf.printer import print_pdf
from portal.summaries.models import Publication
from portal.summaries.reading import read


def printed(publication: Publication) -> bytes:
    """The PDF of a published summary. Raises PrintFailed."""
    html = paper_html(publication)
    return print_pdf(html, f"{publication.headline} · {publication.figures['program']['name']}", publication.published_at)


def paper_html(publication: Publication) -> str:
    """The paper as HTML, drawn from the frozen row alone."""
    with current_app.test_request_context(base_url=current_app.config["SETTINGS"].base_url):
        return render_template("summaries/papers/summary.html", sheet=read(publication))


def where_kept(publication: Publication, folder: Path) -> Path | None:
    """The file of a summary, or None while it is not printed."""
    path = folder / f"{publication.paper_hash}.pdf"
    return path if publication.paper_hash and path.is_file() else None


def file_name(publication: Publication) -> str:
    """A name that every system takes: program-summary-<program>-<version>.pdf."""
    name = publication.figures["program"]["name"].lower()
    words = "".join(character if character.isascii() and character.isalnum() else "-" for character in name)
    slug = "-".join(filter(None, words.split("-")))[:60].strip("-")
    return "-".join(filter(None, ("program-summary", slug, str(publication.number)))) + ".pdf"
