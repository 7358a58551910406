"""What the building blocks of progress promise: the pair, the breakdown, the bar of a job, the date, the large answers."""
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from flask import render_template_string

from portal.patterns.progress import SamplePart, sample


@pytest.fixture
def drawn(app):
    """Draw a piece of template and read it."""

    def draw(source: str, **context) -> BeautifulSoup:
        return BeautifulSoup(render_template_string(source, **context), "html.parser")

    with app.test_request_context():
        yield draw


def test_a_pair_shows_both_initials_and_is_silent_for_the_names_stand_beside_it(drawn):
    pair = drawn("{{ ui.pair('Ama Owusu', 'Benoit Laurent') }}").span
    assert [disc.text for disc in pair.select(".avatar")] == ["AO", "BL"]
    assert pair["aria-hidden"] == "true"


def test_a_breakdown_gives_each_part_its_words_points_and_bar_and_then_the_total(drawn):
    parts = [SamplePart("Topics", 34, 40, ("You teach <both>.",)), SamplePart("Hours", 11.25, 15)]
    page = drawn("{{ ui.why(parts, 45.25, 100, 'The best there is.') }}", parts=parts)
    assert [term.text for term in page.select("dt")] == ["Topics", "Hours"]
    assert [points.text for points in page.select(".why-points")] == ["34 of 40", "11.25 of 15"]
    assert [bar.select("rect")[1]["width"] for bar in page.select(".bar")] == ["85.0", "75.0"]
    assert "You teach <both>." in page.text and page.select_one(".why-total").text == "45.25 of 100 The best there is."


def test_a_job_is_labelled_by_its_words_and_one_without_an_end_claims_no_share(drawn):
    bar = drawn("{{ ui.progress(30, 40, '30 of 40 rows') }}")
    assert bar.label.span.text == "30 of 40 rows" and (bar.progress["value"], bar.progress["max"]) == ("30", "40")
    assert not drawn("{{ ui.progress(none, none, 'Being printed') }}").progress.attrs


def test_a_date_reads_as_one_line(drawn):
    date = drawn("{{ ui.date(at) }}", at=datetime(2026, 11, 26, 14, 0, tzinfo=UTC)).time
    assert date.text == "Thursday 26 November, 14:00" and date["datetime"].startswith("2026-11-26T14:00")


def test_large_answers_are_radios_with_their_question_as_legend_and_their_error_tied(drawn):
    with_error = drawn("{{ ui.answers(form.outcome) }}", form=sample()["unanswered"])
    assert with_error.legend.text == "Did it happen?" and len(with_error.select("label input[type=radio]")) == 3
    assert with_error.select_one(".error")["id"] in with_error.fieldset["aria-describedby"].split()
    chosen = drawn("{{ ui.answers(form.outcome) }}", form=sample()["outcome"])
    assert [box["value"] for box in chosen.select("[checked]")] == ["yes"]
