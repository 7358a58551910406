"""What was frozen of answers is all that its page, its paper and its table say of them, and an objective can be held against it."""
import csv
import io
import json
import re

import pytest
from bs4 import BeautifulSoup

from portal.programs.models import Objective, Program
from portal.summaries.figures import figures_of
from portal.summaries.models import Publication
from portal.summaries.objectives.reading import trend
from portal.summaries.papers import paper_html, printed
from portal.summaries.reading import read
from tests.pdf.checks import hold, needs_poppler
from tests.summaries.answering import make_talking, places, pulses, say, stand
from tests.summaries.test_figures import AT, numbers_in
from tests.summaries.test_paper import collisions, summary_of, texts_of
from tests.surveys.asked import make_instrument

DUE = AT.date().replace(year=2027)


@pytest.fixture
def program(cast) -> Program:
    """A program of fourteen pairs who answered most of what they were asked."""
    program = make_talking(cast, 14, held=1)
    own = make_instrument(program, by=cast.carmen, at=AT)
    for role, numbers in (("mentor", [5, 5, 5, 5, 4, 4, 4, 3, 3, 3, 3, 2]), ("mentee", [5, 4, 4, 4, 4, 4, 3, 3, 3])):
        pulses(program, role, [*numbers, 0, 0])
        stand(program, role, "start", [2, 3] * 6)
        stand(program, role, "middle", [4, 3, 5, 3, 4, 2] * 2)
        for number, place in enumerate(places(program, role)):
            say(place, "fit", "fit", fit=3 - number % 2)
            say(place, "close", "close", recommend=7 + number % 4)
            if role == "mentor":
                say(place, "middle", "safety", against=4 + number % 2, readers=3 + number % 3, stop=5 - number % 2)
                say(place, "own", own.key, "start", own, **{"item-1": 3 + number % 3, "item-2": 4})
    return program


def published(program: Program, number: int = 1) -> Publication:
    row = {"headline": "Pairs meet", "lead": "Most do.", "findings": "One.", "decisions": "Do this; the board", "limits": "Some."}
    figures = json.loads(json.dumps(figures_of(program, AT)))
    return Publication.create(program=program, number=number, as_of=AT.date(), figures=figures, drafted_at=AT, published_at=AT, **row)


def frozen_numbers(publication: Publication) -> set[str]:
    """Every number that the frozen answers hold, worked out from the row alone, and those of the fixed words and scales."""
    found = set()
    for row in publication.figures["answers"]["rows"]:
        for one in (row, *row["items"]):
            told = [one.get(name) for name in ("median", "before", "after", "lowest", "highest")]
            told += [*(one["band"] or ()), (one["share"] or {}).get("value"), ((row["rate"] or {}).get("value"))]
            told += [bar["value"] for bar in one["bars"]]
            # As it is read, and as the table has it.
            found |= {form for value in told if value is not None for form in (f"{abs(value):g}", str(abs(value)))}
            words = " ".join((one["name"], one.get("definition", ""), one.get("source", ""), *(bar["name"] for bar in one["bars"])))
            found |= numbers_in(words)
    return found | {"1", "5", "4", "10", "90", f"{abs(publication.figures['answers']['gap'] or 0):g}"}


def said_on_paper(publication: Publication):
    paper = BeautifulSoup(paper_html(publication), "html.parser")
    heading = paper.select_one("#answers")
    after = [one for one in heading.find_next_siblings() if one.find_previous("h3") is heading]
    return BeautifulSoup("".join(map(str, [heading, *after])), "html.parser")


def test_page_paper_and_table_say_only_what_was_frozen(program, browser, cast):
    """Golden: every number in what people say, in words, in drawings and in what is read out of them, is one of the frozen row."""
    publication = published(program)
    allowed = frozen_numbers(publication)
    page = browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}").select_one("#answers")
    assert len(page.select("svg title")) > 2 and len(page.select("table")) > 3
    for shown in (page, said_on_paper(publication)):
        told = " ".join(title.text for title in shown.select("svg title"))
        for axis in shown.select("svg text, svg title"):
            axis.decompose()
        assert not numbers_in(f"{shown.get_text(' ')} {told}") - allowed
    lines = answers_in_the_table(browser, publication)
    told = " ".join(f"{line['Name']} {line['Figure']} {line['People']} {line['Who answered']}" for line in lines)
    assert lines and not numbers_in(told) - allowed


def answers_in_the_table(browser, publication) -> list[dict]:
    browser.get(f"/summaries/{publication.id}/figures.csv")
    rows = csv.DictReader(io.StringIO(browser.response.data.decode("utf-8-sig")))
    return [row for row in rows if row["What it is"] == "Answers"]


def test_every_figure_that_may_be_told_is_told_in_all_three(program, browser, cast):
    publication = published(program)
    page = browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}").select_one("#answers").get_text(" ")
    paper, names = said_on_paper(publication).get_text(" "), {line["Name"] for line in answers_in_the_table(browser, publication)}
    rows = publication.figures["answers"]["rows"]
    assert len([row for row in rows if row["band"]]) == 9
    for row in rows:
        assert row["name"] in page and row["name"] in paper and row["name"] in names
    assert "Somebody (2019)" in page and "Somebody (2019)" in paper
    for words in ("Who answered only one of the two is left out.", "never of one person", "under 4: 40%, 4 to 5: 60%"):
        assert words in " ".join(page.split())
    assert "10 to 19 mentors; 85% of those asked" in " ".join(page.split())


def test_no_exact_number_of_people_stands_beside_an_answer(program, browser, cast):
    """Twelve mentors and nine leaders answered the pulse: neither number may be read, nor fourteen, who were asked."""
    publication = published(program)
    page = browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}").select_one("#answers").get_text(" ")
    for count in ("12", "14", "28", "13"):
        assert not re.search(rf"\b{count} (mentors|leaders|people|answer)", page), count


def test_a_summary_of_before_answers_were_counted_has_no_such_part(program, browser, cast):
    publication = published(program)
    publication.figures.pop("answers")
    publication.save()
    page = browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}")
    assert page.select_one("#answers") is None and "What people say" not in paper_html(publication)
    assert answers_in_the_table(browser, publication) == []


def test_where_too_few_answered_everything_the_part_is_left_out(cast, browser):
    program = make_talking(cast, 4)
    pulses(program, "mentor", [5, 4, 3, 2])
    publication = published(program)
    assert publication.figures["answers"]["rows"]
    assert browser.sign_in(cast.sofia).get(f"/summaries/{publication.id}").select_one("#answers") is None
    assert [line["Figure"] for line in answers_in_the_table(browser, publication)] == ["too few to show"] * 5


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_paper_stays_two_pages_and_says_what_people_say_in_the_appendix(program, paper):
    publication = published(program)
    publication.figures["paper"] = paper
    file = printed(publication)
    hold(file)
    assert summary_of(file) <= 2 and collisions(file) == []
    text = " ".join(texts_of(file))
    assert "What people say" in text and "Would recommend the program, 0 to 10" in text
    assert "Confidence of mentors: from" in text


def bind(program: Program, measure: str, target: float, **more) -> None:
    unit = "number" if measure == "would_recommend" else "percent"
    Objective.create(program=program, title=f"On {measure}", measure=measure, unit=unit, target=target, due_on=DUE, **more)


def test_an_objective_is_held_against_answers_as_they_were_frozen(program, browser, cast):
    bind(program, "relationship_mentors", 70, baseline=40, position=1)
    bind(program, "would_recommend", 8, position=2)
    publication = published(program)
    first, second = read(publication).objectives
    assert (first["now"], first["standing"], first["kind"]) == ("60%", "10 points behind", "behind")
    assert first["n"] == "10 to 19 mentors; 85% of those asked"
    assert (second["now"], second["standing"]) == ("8", "On target")
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{program.id}/objectives").main.get_text(" ")
    assert "as in the summary of" in page and "60%" in page
    # Whatever is answered after it: the desk shows the summary.
    pulses(program, "mentor", [1] * 12)
    page = browser.get(f"/desk/programs/{program.id}/objectives").main.get_text(" ")
    assert "60%" in page


@pytest.mark.parametrize(("numbers", "target", "now", "standing", "kind"), [
    ([5] * 13 + [3], 80, "more than 90%", "Above the target", "met"),
    ([5] * 14, 95, "more than 90%", "Within 10 points of the target", ""),
    ([2] * 14, 80, "fewer than 10%", "more than 70 points behind", "behind"),
])
def test_of_a_bound_an_objective_says_no_more_than_that(cast, numbers, target, now, standing, kind):
    program = make_talking(cast, 14)
    bind(program, "relationship_mentors", target)
    pulses(program, "mentor", numbers)
    [said] = read(published(program)).objectives
    assert (said["now"], said["standing"], said["kind"]) == (now, standing, kind)


def test_the_line_of_an_objective_writes_a_bound_in_words(cast):
    program = make_talking(cast, 14)
    bind(program, "relationship_mentors", 80)
    pulses(program, "mentor", [5] * 8 + [3] * 6)
    row = {**published(program).figures["objectives"][0], "history": [{"as_of": "2026-09-14", "now": 10, "bound": "below"}]}
    drawn = trend(row, AT.date().isoformat())
    assert drawn.reading == "From fewer than 10% to 55%; the target is 80%."
    assert drawn.table.rows[0][1] == ["fewer than 10%", "55%"] and drawn.values[0] == 0


def test_before_there_is_a_summary_the_desk_counts_no_answer_for_an_objective(program, browser, cast):
    bind(program, "relationship_mentors", 70)
    page = browser.sign_in(cast.carmen).get(f"/desk/programs/{program.id}/objectives").main.get_text(" ")
    assert "not yet" in page and "Relationship score of mentors" in page and "60%" not in page


def test_a_coordinator_binds_an_objective_to_answers_on_their_own_scale(program, browser, cast):
    path = f"/desk/programs/{program.id}/objectives"
    browser.sign_in(cast.carmen).get(f"{path}/new")
    typed = {"title": "They would tell a colleague", "measure": "would_recommend", "target": "11", "due_on": DUE.isoformat()}
    browser.submit(f"form[action='{path}']", status=422, **typed)
    assert "Enter a number from 0 to 10: that is how it is asked." in browser.text
    browser.submit(f"form[action='{path}']", **{**typed, "target": "8.5"})
    row = Objective.get(Objective.title == typed["title"])
    assert (row.measure, row.unit, row.target, row.less_is_better) == ("would_recommend", "number", 8.5, False)


def test_no_page_of_the_desk_shows_a_figure_of_answers_before_it_is_published(program, browser, cast):
    browser.sign_in(cast.carmen)
    for path in ("", "/objectives", "/surveys"):
        shown = browser.get(f"/desk/programs/{program.id}{path}").main.get_text(" ").lower()
        assert "4 or 5" not in shown and "median" not in shown
