"""What people told, in a summary: themes as bands, quotations in no order; frozen, and never more than the publication holds."""
import csv
import io
import json
import re
from datetime import timedelta

import pytest

from portal.interviews import theme_actions
from portal.interviews.models import Theme
from portal.own_data.erasing import erase
from portal.summaries import actions, jobs
from portal.summaries.disclosure.ledger import past_of
from portal.summaries.drafting import make_draft
from portal.summaries.models import Publication
from portal.summaries.papers import paper_html
from portal.surveys import clearing, offered
from portal.surveys.models import Clearing, Survey
from tests.interviews.heard import hear, make_guide, make_person, say
from tests.surveys.test_offered import look_back, over  # noqa: F401

NAMES = "Abel|Bodil|Cecil|Dagny|Egon|Frida|Gerda|Holger|Inga|Jytte|Kaja|Leif|Maren|Nora|Odin|Pia|Quirin"
FIRST, SECOND = ("Time is the first thing to give way", "Questions are asked sooner")


@pytest.fixture
def told(cast, clock, monkeypatch):
    """Twelve people were heard; six say one thing, seven another; both themes are cleared, the first as evidence for the objective."""
    monkeypatch.setattr(jobs, "printed", lambda publication, newer=None: b"%PDF")
    cast.people = [make_person(cast.program, f"{name} Heard", clock.at) for name in NAMES.split("|")]
    cast.guide = make_guide(cast.program, by=cast.carmen, at=clock.at, name="Guide of leaders in Tax")
    hear(cast.guide, cast.people[:12], by=cast.carmen, at=clock.at, notes="Notes nobody else reads")
    cast.first = say(cast.program, FIRST, cast.people[:6], by=cast.carmen, at=clock.at, objective=cast.objective)
    cast.second = say(cast.program, SECOND, cast.people[4:11], by=cast.carmen, at=clock.at)
    return cast


def draft(cast, clock, **more) -> Publication:
    return make_draft(cast.program, by=cast.carmen, at=clock.at, **more)


def publish(cast, clock, **more) -> Publication:
    made = draft(cast, clock, **more)
    actions.publish(made, by=cast.carmen, at=clock.at)
    clock.forward(days=1)
    return Publication.get_by_id(made.id)


def themes(publication) -> dict[str, list]:
    return {row["title"]: row["people"] for row in publication.figures["told"]["themes"]}


def hear_more(cast, clock, first: int, count: int) -> list:
    some = cast.people[first : first + count]
    hear(cast.guide, some, by=cast.carmen, at=clock.at)
    return some


def test_a_cleared_theme_of_enough_people_is_told_as_a_band_and_stands_beside_its_objective(browser, told, clock):
    publication = publish(told, clock)
    assert publication.figures["told"]["heard"] == [10, 19]
    assert publication.figures["told"]["themes"] == [
        {"id": told.second.id, "title": SECOND, "words": told.second.words, "objective": None, "people": [5, 9]},
        {"id": told.first.id, "title": FIRST, "words": told.first.words, "objective": told.objective.id, "people": [5, 9]},
    ]
    page = browser.sign_in(told.sofia).get(f"/summaries/{publication.id}")
    assert f"People told us: {FIRST}" in page.select_one(".objectives").get_text(" ")
    assert "10 to 19 people were heard" in browser.text and "Said by 5 to 9 people · for “Pairs keep meeting”" in browser.text


def test_no_name_guide_day_or_note_of_an_interview_is_in_a_publication(told, clock):
    frozen = json.dumps(publish(told, clock).figures)
    assert not [word for word in ("Heard", "Guide of leaders", "Notes nobody", *NAMES.split("|")) if word in frozen]


def test_a_theme_that_is_not_cleared_or_that_too_few_said_is_not_told(told, clock):
    say(told.program, "Not looked through", told.people[:8], by=told.carmen, at=clock.at, cleared=False)
    say(told.program, "Said by four", told.people[:4], by=told.carmen, at=clock.at)
    assert set(themes(publish(told, clock))) == {FIRST, SECOND}


def test_of_fewer_than_ten_who_were_heard_no_theme_is_told_nor_how_many_they_are(told, clock):
    for person in told.people[9:12]:
        erase(person, by=person, at=clock.at)
    publication = publish(told, clock)
    assert publication.figures["told"] == {"heard": None, "themes": [], "quotes": []} and "heard" not in past_of(told.program)


def test_with_one_more_who_was_heard_neither_a_theme_nor_a_band_changes(told, clock):
    before = publish(told, clock)
    [late] = hear_more(told, clock, 12, 1)
    say(told.program, "New since the late one", [late, *told.people[:4]], by=told.carmen, at=clock.at)
    theme_actions.change(Theme.get_by_id(told.second.id), by=told.carmen, title="", words="", objective=None, said=[])
    after = publish(told, clock)
    assert after.figures["told"] == before.figures["told"]


def test_five_more_who_were_heard_bring_new_themes_and_bands(told, clock):
    publish(told, clock)
    some = hear_more(told, clock, 12, 5)
    say(told.program, "A third thing", some, by=told.carmen, at=clock.at)
    everybody = [one.id for conversation in told.guide.conversations for one in conversation.asked]
    theme_actions.change(Theme.get_by_id(told.second.id), by=told.carmen, title="", words="", objective=None, said=everybody)
    after = publish(told, clock)
    assert themes(after) == {"A third thing": [5, 9], FIRST: [5, 9], SECOND: [10, 19]}


def test_whoever_erases_themselves_takes_no_theme_along_that_was_told(told, clock):
    """Else the theme that is gone would be theirs."""
    before = publish(told, clock)
    for person in told.people[:3]:
        erase(person, by=person, at=clock.at)
    assert publish(told, clock).figures["told"] == before.figures["told"]


def test_the_words_of_a_told_theme_stay_and_a_coordinator_can_leave_it_out(browser, told, clock):
    publish(told, clock)
    path = f"/desk/programs/{told.program.id}/interviews/themes/{told.first.id}"
    page = browser.sign_in(told.carmen).get(path)
    assert "its words stay as they are" in page.get_text() and not page.select("#title")
    browser.post(path, {"title": "Other", "words": "Other"})
    assert Theme.get_by_id(told.first.id).title == FIRST
    browser.post(f"{path}/removal")
    assert set(themes(publish(told, clock))) == {SECOND}


def test_a_draft_whose_theme_was_changed_or_left_out_is_taken_anew_before_it_is_published(told, clock):
    made = draft(told, clock)
    theme_actions.remove(told.first, by=told.carmen)
    with pytest.raises(actions.OutOfDate):
        actions.publish(made, by=told.carmen, at=clock.at)
    assert set(themes(publish(told, clock))) == {SECOND}


def test_the_table_has_themes_with_their_bands_and_no_quotation(browser, told, clock):
    publication = publish(told, clock)
    _with_quotes(publication)
    browser.sign_in(told.sofia).get(f"/summaries/{publication.id}/figures.csv")
    text = browser.response.data.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["What it is"] == "Theme of interviews"]
    assert [(row["Name"], row["Figure"], row["Evidence for"]) for row in rows] == [
        (SECOND, "5 to 9 people", ""), (FIRST, "5 to 9 people", "Pairs keep meeting")
    ]
    assert "A word of somebody" not in text


def test_page_and_paper_show_what_is_frozen_and_nothing_that_came_later(app, browser, told, clock):
    publication = publish(told, clock)
    _with_quotes(publication)
    Theme.update(title="Renamed", words="Renamed").execute()
    publication = Publication.get_by_id(publication.id)
    page = browser.sign_in(told.sofia).get(f"/summaries/{publication.id}").get_text(" ")
    paper = re.sub(r"<[^>]+>", " ", paper_html(publication))
    for said in (page, paper):
        for words in (FIRST, SECOND, "5 to 9 people", "A word of somebody", "What was most useful?"):
            assert words in said, words
        assert "Renamed" not in said


def test_a_summary_from_before_there_were_themes_still_shows(browser, told, clock):
    publication = publish(told, clock)
    figures = {name: value for name, value in publication.figures.items() if name != "told"}
    Publication.update(figures=figures).where(Publication.id == publication.id).execute()
    browser.sign_in(told.sofia).get(f"/summaries/{publication.id}")
    assert "What people told us" not in browser.text and "In their own words" not in browser.text
    publish(told, clock)


def _with_quotes(publication) -> None:
    quotes = [{"item": "useful", "question": "What was most useful?", "words": ["A word of somebody"]}]
    figures = publication.figures | {"told": {**publication.figures["told"], "quotes": quotes}}
    Publication.update(figures=figures).where(Publication.id == publication.id).execute()


@pytest.fixture
def quoted(over, clock, monkeypatch):  # noqa: F811
    """The program is over, ten looked back; of the four who offer words three are cleared."""
    monkeypatch.setattr(jobs, "printed", lambda publication, newer=None: b"%PDF")
    look_back(over, clock.at - timedelta(days=40), 9, is_offered=False)
    over.offers = sorted(offered.offers_in(over.program), key=lambda offer: offer.words)
    for offer in over.offers[:3]:
        clearing.clear(offer, offer.words, over.program, by=over.carmen, at=clock.at)
    return over


def words(publication) -> set[str]:
    return {one for row in publication.figures["told"]["quotes"] for one in row["words"]}


def test_cleared_words_are_quoted_once_and_their_writers_learn_it(quoted, clock):
    first = publish(quoted, clock)
    assert words(first) == {"offered words 6", "offered words 7", "offered words 8"}
    assert Clearing.select().where(Clearing.quoted_at.is_null(False)).count() == 3
    clearing.clear(quoted.offers[3], "[…] words 9", quoted.program, by=quoted.carmen, at=clock.at)
    assert words(publish(quoted, clock)) == {"[…] words 9"}


def test_the_version_that_puts_another_right_quotes_what_that_one_quotes(quoted, clock):
    first = publish(quoted, clock)
    survey = Survey.get_by_id(Clearing.select().first().answer.survey_id)
    erase(survey.person, by=survey.person, at=clock.at)
    assert words(publish(quoted, clock, corrects=first)) == words(first)


def test_what_should_not_have_been_quoted_is_left_out_of_the_version_that_puts_it_right(browser, quoted, clock):
    first, offer = publish(quoted, clock), quoted.offers[0]
    made = draft(quoted, clock, corrects=first)
    path = f"/desk/programs/{quoted.program.id}/surveys/words"
    browser.sign_in(quoted.carmen).get(path)
    browser.submit(f"form[action='{path}/{offer.key}']")
    with pytest.raises(actions.OutOfDate):
        actions.publish(made, by=quoted.carmen, at=clock.at)
    assert words(publish(quoted, clock)) == {"offered words 7", "offered words 8"}
    assert words(Publication.get_by_id(first.id)) == {"offered words 6", "offered words 7", "offered words 8"}


def test_words_that_are_taken_back_are_not_published_with_a_draft_that_still_quotes_them(quoted, clock):
    made = draft(quoted, clock)
    survey = Survey.get_by_id(Clearing.select().first().answer.survey_id)
    clearing.take_back(survey, by=survey.person)
    with pytest.raises(actions.OutOfDate):
        actions.publish(made, by=quoted.carmen, at=clock.at)
    assert len(words(publish(quoted, clock))) == 2


def test_the_order_of_quotations_is_not_the_one_in_which_they_were_written(quoted, clock, monkeypatch):
    from portal.summaries import told as room

    monkeypatch.setattr(room, "ANY_ORDER", lambda found: found.sort(reverse=True))
    [row] = draft(quoted, clock).figures["told"]["quotes"]
    assert row["words"] == ["offered words 8", "offered words 7", "offered words 6"]
