"""The page of a summary and its paper draw the same charts, and say the same words and numbers."""
import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from portal.programs.models import Staff
from portal.summaries.models import Publication
from portal.summaries.papers import paper_html
from portal.summaries.reading import read
from tests.summaries.test_figures import AT, program, published  # noqa: F401
from tests.summaries.test_paper import LAST

EARLIER = [("2026-08-14", 30.0), ("2026-09-14", 40.0)]


@pytest.fixture
def both(program, browser, cast):  # noqa: F811
    """How one publication is shown: its page and its paper, once it has these figures."""
    Staff.create(program=program, person=cast.sofia, role="sponsor", appointed_at=AT)

    def show(publication: Publication) -> SimpleNamespace:
        publication.save()
        page = browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}")
        paper = BeautifulSoup(paper_html(Publication.get_by_id(publication.id)), "html.parser")
        return SimpleNamespace(page=page.main, paper=paper, sheet=read(publication))

    return show


def with_history(program, points=EARLIER) -> Publication:  # noqa: F811
    publication = published(program)
    publication.figures["history"] = [LAST]
    (row,) = publication.figures["objectives"]
    row["history"] = [{"as_of": day, "now": value} for day, value in points]
    if points:
        row |= {"before": points[-1][1], "before_as_of": points[-1][0]}
    return publication


def said(element) -> str:
    return " ".join(element.get_text(" ").split())


def told(shown) -> set[str]:
    """What each drawing tells those who do not see it."""
    return {said(title) for title in shown.select("svg > title")}


def test_page_and_paper_draw_the_same_charts_with_the_same_words_and_numbers(both, program):  # noqa: F811
    shown = both(with_history(program))
    large = shown.sheet.large
    charts = [large.line, large.shares, large.states, large.change]
    assert all(charts) and told(shown.paper) == told(shown.page) - {" ".join(shown.sheet.chart.alternative.split())}
    for chart in charts:
        words = {chart.reading.rstrip("."), chart.title}
        assert words <= {said(one) for one in shown.page.select("h2, .chart-title")}
        assert words <= {said(one) for one in shown.paper.select("h2, h3, .chart-title")}


def test_each_chart_of_the_page_has_its_table_under_a_fold(both, program):  # noqa: F811
    shown = both(with_history(program))
    found = [[[said(cell) for cell in row.select("th, td")] for row in table.select("tbody tr")]
             for table in shown.page.select(".chart-numbers > .chart-table")]
    large = shown.sheet.large
    for chart in (large.line, shown.sheet.chart, large.shares, large.states, large.change):
        assert [[head, *cells] for head, cells in chart.table.by_label()] in found
    assert len(found) == 5


def test_figures_and_objectives_are_the_same_words_on_page_and_paper(both, program):  # noqa: F811
    shown = both(with_history(program))
    page, paper = said(shown.page), said(shown.paper)
    (objective,) = shown.sheet.objectives
    figures = [figure[key] for figure in shown.sheet.figures for key in ("label", "value", "standing", "n") if figure.get(key)]
    for words in (*figures, *(objective[key] for key in ("name", "now", "n", "standing", "note"))):
        words = " ".join(words.split())
        assert words in page and words in paper


def test_an_objective_with_earlier_figures_has_a_line_with_its_target_and_all_of_them_in_words(both, program):  # noqa: F811
    shown = both(with_history(program))
    for words in (said(shown.page), said(shown.paper)):
        assert "was 40% on 14 Sep" in words
        assert "30% on 14 Aug 2026; 40% on 14 Sep 2026; 52% on 14 Oct 2026" in words
    (line,) = [words for words in told(shown.page) if words.startswith("Pairs keep meeting. Up 22 points")]
    assert "from 30% to 52%; the target is 80%." in line and line in told(shown.paper)


def test_an_objective_with_one_earlier_figure_says_then_and_now_and_draws_no_line(both, program):  # noqa: F811
    shown = both(with_history(program, EARLIER[1:]))
    for part in (shown.page, shown.paper):
        assert said(part).count("from 40% on 14 Sep to 52% now") == 1 and "was 40%" not in said(part)
        assert not part.select(".objectives .chart-small") and part.select(".objectives .chart-bullet")


def test_a_figure_of_long_ago_is_told_with_its_year(both, program):  # noqa: F811
    shown = both(with_history(program, [("2025-10-14", 40.0)]))
    assert "from 40% on 14 Oct 2025 to 52% now" in said(shown.page)


def test_a_figure_that_was_too_few_to_show_leaves_a_gap_and_no_number(both, program):  # noqa: F811
    shown = both(with_history(program, [*EARLIER, ("2026-09-30", None)]))
    (line,) = {path["d"] for path in shown.page.select(".chart-small path")}
    assert line.count("L") == 1 and "too few to show on 30 Sep 2026" in said(shown.page)


def test_what_was_published_before_charts_and_history_existed_still_shows(both, program):  # noqa: F811
    publication = published(program)
    for row in (*publication.figures["groups"]["rows"], publication.figures["groups"]["total"]):
        row.pop("open")
    for row in publication.figures["objectives"]:
        row.pop("history")
    shown = both(publication)
    readings = [said(one) for one in shown.page.select(".chart-reading")]
    assert "62 sessions were held, 31 fewer than the 93 due by now" in readings and len(readings) == 2
    assert "Where the objectives stood before" not in said(shown.page)


def test_a_program_that_has_hardly_begun_draws_nothing_large(cast, browser):
    publication = published(cast.program)
    page = browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}")
    assert not page.select(".chart-large svg") and not re.search(r"\bNone\b", said(page.main))
