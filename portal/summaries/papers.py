"""A published summary as a PDF: its page from the templates, its bytes, and where its file is kept."""
from pathlib import Path

from flask import current_app, render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from portal.pdf.printer import print_pdf
from portal.summaries.models import Publication
from portal.summaries.numbers import day_of
from portal.summaries.queries import correction_of
from portal.summaries.reading import read


def printed(publication: Publication, newer: Publication | None = None) -> bytes:
    """The PDF of a published summary; with `newer`, the one that says on its first page that this version corrects it.

    Raises PrintFailed.
    """
    made_at = newer.published_at if newer else publication.published_at
    return print_pdf(paper_html(publication, newer), f"{publication.headline} · {publication.figures['program']['name']}", made_at)


def paper_html(publication: Publication, newer: Publication | None = None) -> str:
    """The paper as HTML, drawn from the frozen row alone, in the language that it was written in."""
    language = publication.figures.get("language", "en")
    with current_app.test_request_context(base_url=current_app.config["SETTINGS"].base_url), force_locale(language):
        said = newer and _("Version %(number)s of %(day)s corrects this one.", number=newer.number, day=day_of(newer.published_at))
        return render_template("summaries/papers/summary.html", sheet=read(publication), language=language, corrected=said)


def where_kept(publication: Publication, folder: Path) -> Path | None:
    """The file of a summary as it was published, or None while it is not printed."""
    return _kept(publication.paper_hash, folder)


def where_noted(publication: Publication, folder: Path) -> Path | None:
    """The file that says which version corrects this one, or None."""
    return _kept(publication.noted_hash, folder)


def wants_paper(publication: Publication, folder: Path) -> bool:
    """Whether a file of a published summary is still to be printed: its own, or the one that names its correction."""
    return not where_kept(publication, folder) or bool(correction_of(publication) and not where_noted(publication, folder))


def _kept(name: str | None, folder: Path) -> Path | None:
    path = folder / f"{name}.pdf"
    return path if name and path.is_file() else None


def file_name(publication: Publication) -> str:
    """A name that every system takes: program-summary-<program>-<version>.pdf."""
    name = publication.figures["program"]["name"].lower()
    words = "".join(character if character.isascii() and character.isalnum() else "-" for character in name)
    slug = "-".join(filter(None, words.split("-")))[:60].strip("-")
    return "-".join(filter(None, ("program-summary", slug, str(publication.number)))) + ".pdf"
