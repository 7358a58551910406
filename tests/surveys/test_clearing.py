"""Each quotation is gone through: cleared in its writer's words, or left out; and its writer can take the offer back."""
from datetime import timedelta

import pytest

from portal.audit.models import Entry
from portal.own_data.erasing import erase
from portal.own_data.taking import as_json
from portal.surveys import clearing, offered
from portal.surveys.models import Clearing, Survey, SurveyAnswer
from portal.surveys.shortening import is_part_of
from tests.surveys.test_offered import look_back, over  # noqa: F401


@pytest.fixture
def read(over, clock):  # noqa: F811
    """Ten have looked back, four of them offer words; and the page of the desk."""
    look_back(over, clock.at - timedelta(days=40), 9, is_offered=False)
    over.page = f"/desk/programs/{over.program.id}/surveys/words"
    return over


def offers(cast) -> list[offered.Offer]:
    return sorted(offered.offers_in(cast.program), key=lambda offer: offer.words)


def writer_of(offer) -> Survey:
    return Survey.get(Survey.id == Clearing.get(Clearing.answer == offer.answer).answer.survey_id)


@pytest.mark.parametrize(("typed", "is_theirs"), [
    ("Ama in Paris asked first.", True), ("[…] in Paris asked first.", True), ("Ama in [...] asked first.", True),
    ("[…] in […] asked first.", True), ("Ama in Paris […]", True), ("Ama  in Paris\nasked first.", True),
    ("Ama in Paris asked last.", False), ("Ama asked first.", False), ("[…]", False), ("[…] aris asked first.", False),
    ("asked first.", False), ("Ama in Paris", False), ("asked first. […] Ama in Paris", False),
    ("Ama in Paris asked first. […] Yes", False), ("Ama […] Ama in Paris asked first.", False), ("[…] asked […] Paris […]", False),
    ("Ama in Pa […] asked first.", False),
])
def test_of_the_writers_words_nothing_but_whole_words_can_be_left_out(typed, is_theirs):
    assert is_part_of(typed, "Ama in Paris asked first.") == is_theirs


def test_a_coordinator_clears_each_and_what_is_left_out_is_not_quoted(browser, read, clock):
    first, second, *_others = offers(read)
    browser.sign_in(read.carmen).get(read.page)
    assert browser.text.count("To be gone through") == 4
    browser.post(f"{read.page}/{first.key}", {f"{first.key}-words": "offered […] 6"})
    browser.post(f"{read.page}/{second.key}", {"then": "leave"})
    assert [offer.printed for offer in clearing.to_be_quoted(read.program, clock.at)] == ["offered […] 6"]
    verbs = [entry.verb for entry in Entry.select().where(Entry.verb.startswith("surveys.words_")).order_by(Entry.id)]
    assert verbs == ["surveys.words_read", "surveys.words_cleared", "surveys.words_left_out"]
    assert not Entry.select().where(Entry.about.startswith("survey")).exists()


def test_other_words_than_the_writers_are_refused_beside_the_box_and_kept(browser, read):
    offer = offers(read)[0]
    browser.sign_in(read.carmen).post(f"{read.page}/{offer.key}", {f"{offer.key}-words": "offered words 7"}, status=422)
    assert "Leave the writer’s words as they are" in browser.text
    assert browser.page.select_one(f"[id='{offer.key}-words']").get_text(strip=True) == "offered words 7"
    assert not Clearing.select().exists()


def test_what_was_not_offered_is_found_under_no_address(browser, read):
    keys = {offered.key_of(row.id) for row in SurveyAnswer.select()} - {offer.key for offer in offers(read)}
    browser.sign_in(read.carmen).post(f"{read.page}/{min(keys)}", {"then": "leave"}, status=404)
    browser.post(f"{read.page}/{offers(read)[0].key}", {"then": "leave"})


def test_before_its_time_nothing_is_cleared(browser, over):  # noqa: F811
    offer = offers(over)[0]
    browser.sign_in(over.carmen).post(f"/desk/programs/{over.program.id}/surveys/words/{offer.key}", {"then": "leave"}, status=404)


def test_the_writer_takes_the_offer_back_and_nobody_can_quote_it_any_more(browser, read, clock):
    offer = offers(read)[0]
    clearing.clear(offer, offer.words, read.program, by=read.carmen, at=clock.at)
    survey = writer_of(offer)
    browser.sign_in(survey.person).get(f"/surveys/{survey.id}")
    browser.submit(f"form[action='/surveys/{survey.id}/offer/withdrawal']")
    assert clearing.to_be_quoted(read.program, clock.at) == [] and len(offers(read)) == 3
    assert "Take the offer back" not in browser.follow().get_text()
    [entry] = Entry.select().where(Entry.verb == "surveys.offer_withdrawn")
    assert entry.by is None and entry.about == f"program/{read.program.id}"


def test_whoever_offered_words_is_told_that_coordinators_read_them_until_they_are_taken_back(browser, read, clock):
    offer = offers(read)[0]
    clearing.clear(offer, offer.words, read.program, by=read.carmen, at=clock.at)
    survey = writer_of(offer)
    browser.sign_in(survey.person).get(f"/surveys/{survey.id}")
    assert "once 10 people have answered, coordinators of the program read those" in browser.text
    browser.submit(f"form[action='/surveys/{survey.id}/offer/withdrawal']")
    browser.follow()
    assert "coordinators of the program read those" not in browser.text and "Only you can read your answers. A figure" in browser.text


def test_nobody_takes_back_what_another_offers(browser, read, clock):
    offer = offers(read)[0]
    clearing.clear(offer, offer.words, read.program, by=read.carmen, at=clock.at)
    survey = writer_of(offer)
    browser.sign_in(read.ama).post(f"/surveys/{survey.id}/offer/withdrawal", status=404)
    with pytest.raises(PermissionError):
        clearing.take_back(survey, by=read.ama)


def test_what_is_quoted_stays_as_it_is_and_its_writer_reads_so(browser, read, clock):
    offer = offers(read)[0]
    clearing.clear(offer, "offered […] 6", read.program, by=read.carmen, at=clock.at)
    clearing.note_quoted(read.program, {"offered […] 6"}, at=clock.at)
    [again] = [one for one in offers(read) if one.key == offer.key]
    with pytest.raises(clearing.Quoted):
        clearing.clear(again, None, read.program, by=read.carmen, at=clock.at)
    survey = writer_of(offer)
    assert "quotes you, without your name" in browser.sign_in(survey.person).get(f"/surveys/{survey.id}").get_text()
    [row] = as_json(survey.person, clock.at)["survey_clearing"]
    assert (row["words"], row["quoted_at"]) == ("offered […] 6", clock.at.isoformat())
    clearing.take_back(survey, by=survey.person)
    assert Clearing.select().count() == 1 and len(offers(read)) == 3


def test_whoever_is_erased_is_quoted_in_no_further_summary(read, clock):
    offer = offers(read)[0]
    clearing.clear(offer, offer.words, read.program, by=read.carmen, at=clock.at)
    person = writer_of(offer).person
    erase(person, by=person, at=clock.at)
    assert not Clearing.select().exists() and clearing.to_be_quoted(read.program, clock.at) == []
