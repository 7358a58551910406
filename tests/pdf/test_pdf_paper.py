"""The sample paper: accessible, complete, equal twice, and on two pages."""
import io

import pikepdf
import pytest

from portal.pdf.printer import print_pdf
from tests.pdf import sample
from tests.pdf.checks import elements, hold, needs_poppler, words

HTML = ("<!doctype html><html lang={}><title>x</title><link rel=stylesheet href=css/tokens.css>"
         "<link rel=stylesheet href=css/paper.css><h1>{}</h1>")


@pytest.fixture(scope="module")
def paper() -> bytes:
    return print_pdf(sample.html(), sample.TITLE, sample.MADE_AT)


def test_a_paper_holds_every_rule_of_accessible_and_archived_pdfs(paper):
    hold(paper)


def test_the_same_paper_printed_again_is_equal_byte_for_byte(paper):
    assert print_pdf(sample.html(), sample.TITLE, sample.MADE_AT) == paper


def test_a_summary_is_two_pages_and_small(paper):
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        assert len(pdf.pages) == 2
    assert len(paper) < 200_000


def test_the_document_carries_its_own_date_and_title(paper):
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        assert str(pdf.docinfo["/Title"]) == sample.TITLE
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261012093000")


def test_what_is_drawn_is_also_told_with_every_value(paper):
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        told = " ".join(str(figure.Alt) for figure in elements(pdf, "/Figure"))
    assert "Aug: Held 96, Planned 137" in told
    assert "From 31 days at the start to 12 days now" in told


@needs_poppler
def test_the_words_can_be_read_in_their_order(paper):
    text = words(paper)
    parts = ["Half-way, the program reaches three of its four objectives", "Objectives against targets", "Decisions asked for",
             "Page 1 of 2", "August cost 41 sessions", "Łódź and Malmö sites", "too few to show", "Page 2 of 2"]
    assert [part for part in parts if part not in text] == []
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


@needs_poppler
def test_the_names_of_europe_print_in_our_fonts():
    names = "Sørensen Kraków Łukasz Şahin Ağaoğlu Dvořák Nuñez Müller Ștefan Nguyễn Þóra"
    pdf = print_pdf(HTML.format("en", names), "Names", sample.MADE_AT)
    assert names in words(pdf)
    hold(pdf)


def test_a_paper_says_the_language_it_is_written_in():
    hold(print_pdf(HTML.format("de", "Auf Deutsch"), "Papier", sample.MADE_AT), language="de")
