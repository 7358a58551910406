"""Answering in the portal: one's own form, what is kept of it, and that it stays with its writer."""
import pytest

from portal.audit.models import Entry
from portal.db import db
from portal.enrollment.models import Enrollment
from portal.mentorships.models import Mentorship
from portal.own_data.erasing import erase
from portal.own_data.retention_actions import keep_promises
from portal.own_data.taking import as_json
from portal.people.models import Person
from portal.programs.models import Program
from portal.surveys import actions
from portal.surveys.models import Survey, SurveyAnswer
from portal.surveys.shipped import ANOTHER, GOOD
from tests.surveys.asked import LOOK_BACK, asks, says


@pytest.fixture
def pulse(cast, clock):
    return asks(cast.ama_enrollment, "pulse", clock.at, occasion="day-90", mentorship=cast.ama_and_benoit)


@pytest.fixture
def fit(cast, clock):
    return asks(cast.ama_enrollment, "fit", clock.at, occasion="first", mentorship=cast.ama_and_benoit)


def values(survey: Survey) -> dict:
    return {row.item: row.value for row in SurveyAnswer.select().where(SurveyAnswer.survey == survey)}


def test_four_presses_and_one_button_answer_a_pulse(browser, cast, pulse):
    browser.sign_in(cast.ama).get(f"/surveys/{pulse.id}")
    assert "You and Benoit: how is it going?" in browser.text
    browser.submit(pulse_honest="5", pulse_time="4", pulse_learning="5", pulse_again="4")
    browser.follow()
    assert "Saved." in browser.text
    assert values(pulse) == {"honest": 5, "time": 4, "learning": 5, "again": 4}


def test_before_anybody_answers_stands_who_sees_it_from_how_many_people_on_and_until_when(browser, cast, pulse):
    page = browser.sign_in(cast.ama).get(f"/surveys/{pulse.id}")
    said, first = page.find("form").get_text(" "), page.find("form").get_text(" ").index("I can speak honestly")
    for words in ("Only you can read your answers", "5 people or more", "until 4 November", "and is deleted after"):
        assert said.index(words) < first


def test_where_a_program_asks_for_more_people_its_own_number_stands_there(browser, cast, pulse):
    Program.update(smallest_group=8).where(Program.id == cast.program.id).execute()
    browser.sign_in(cast.ama)
    for path in (f"/surveys/{pulse.id}", "/me/surveys"):
        told = browser.get(path).text
        assert "8 people or more" in told and "5 people" not in told


def test_an_item_may_be_passed_over_and_is_then_no_answer(browser, cast, pulse):
    browser.sign_in(cast.ama).get(f"/surveys/{pulse.id}")
    browser.submit(pulse_time="2")
    assert values(pulse) == {"time": 2}


def test_a_form_without_any_answer_is_refused_and_says_so(browser, cast, pulse):
    browser.sign_in(cast.ama).get(f"/surveys/{pulse.id}")
    browser.submit(status=422)
    assert "Answer one of the questions at least" in browser.text
    assert not values(pulse) and Survey.get_by_id(pulse.id).answered_at is None


@pytest.mark.parametrize("forged", ["0", "6", "-1", "x", "1e3"])
def test_a_number_beside_the_scale_is_no_answer(browser, cast, pulse, forged):
    browser.sign_in(cast.ama).post(f"/surveys/{pulse.id}", {"pulse_time": forged}, status=422)
    assert not values(pulse)


def test_answers_can_be_changed_and_taken_back_item_by_item_until_it_closes(browser, cast, clock, pulse):
    says(pulse, clock.at, "pulse", honest=1, time=1)
    page = browser.sign_in(cast.ama).get(f"/surveys/{pulse.id}")
    assert page.select_one("[name=pulse_honest][value='1']").has_attr("checked")
    browser.post(f"/surveys/{pulse.id}", {"pulse_honest": "4"})
    assert values(pulse) == {"honest": 4}


def test_after_it_has_closed_the_answers_stand_and_can_be_changed_no_more(browser, cast, clock, pulse):
    says(pulse, clock.at, "pulse", honest=2)
    clock.forward(days=21)
    browser.sign_in(cast.ama).post(f"/surveys/{pulse.id}", {"pulse_honest": "5"})
    browser.follow()
    assert "These questions have closed" in browser.text and "2, from 1 to 5" in browser.text
    assert values(pulse) == {"honest": 2}


@pytest.mark.parametrize("who", ["benoit", "carmen", "sofia", "adam", "chidi", "zoe"])
def test_nobody_else_finds_a_survey_not_even_that_it_exists(browser, cast, pulse, who):
    browser.sign_in(getattr(cast, who))
    browser.get(f"/surveys/{pulse.id}", status=404)
    browser.post(f"/surveys/{pulse.id}", {"pulse_honest": "1"}, status=404)
    assert not values(pulse)


def test_the_action_takes_answers_from_the_person_who_was_asked_alone(cast, clock, pulse):
    with pytest.raises(PermissionError):
        actions.answer(pulse, {("pulse", "honest"): 1}, by=cast.benoit, at=clock.at)


def test_words_are_sealed_in_the_database_and_read_by_their_writer(browser, cast, clock):
    survey = asks(cast.ama_enrollment, "close", clock.at)
    actions.answer(survey, LOOK_BACK, by=cast.ama, at=clock.at)
    stored = db.execute_sql("SELECT sealed_words FROM survey_answer WHERE item = 'useful'").fetchone()[0]
    assert "train" not in stored
    assert "That we met on a train" in browser.sign_in(cast.ama).get(f"/surveys/{survey.id}").get_text()


def test_no_line_on_the_trail_says_who_answered_when(cast, clock, pulse):
    before = Entry.select().count()
    says(pulse, clock.at, "pulse", honest=5)
    assert Entry.select().count() == before


def test_another_pairing_is_the_persons_own_to_ask_for_and_nobody_is_told(browser, cast, letters, fit):
    browser.sign_in(cast.ama).get(f"/surveys/{fit.id}")
    browser.submit(fit_fit=str(ANOTHER))
    page = browser.follow()
    assert "Nobody has been told" in browser.text
    assert page.select_one("main .card a")["href"] == f"/mentorships/{cast.ama_and_benoit.id}/new-pairing"
    assert Mentorship.get_by_id(cast.ama_and_benoit.id).ended_at is None and not letters()


def test_a_good_fit_offers_no_other_pairing(browser, cast, clock, fit):
    says(fit, clock.at, "fit", fit=GOOD)
    assert not browser.sign_in(cast.ama).get(f"/surveys/{fit.id}").select("main .card")


def test_in_a_circle_the_pulse_asks_about_the_circle(browser, cast, clock, pulse):
    cast.program.format = "group"
    cast.program.save()
    browser.sign_in(cast.ama).get(f"/surveys/{pulse.id}")
    assert "I can speak honestly in my circle." in browser.text and "my partner." not in browser.text


def test_the_front_page_and_the_mentorship_say_that_something_waits_until_it_is_answered(browser, cast, clock, pulse):
    browser.sign_in(cast.ama)
    for page in ("/", f"/mentorships/{cast.ama_and_benoit.id}"):
        assert browser.get(page).select(f'a[href="/surveys/{pulse.id}"]')
    says(pulse, clock.at, "pulse", honest=5)
    for page in ("/", f"/mentorships/{cast.ama_and_benoit.id}"):
        assert "A few questions wait for you" not in browser.get(page).get_text()


def test_several_sets_are_one_line_on_the_front_page(browser, cast, clock, pulse, fit):
    page = browser.sign_in(cast.ama).get("/")
    assert "2 short sets of questions wait for you" in page.get_text(" ") and page.select('a[href="/me/surveys"]')


def test_a_mentorship_shows_no_survey_of_another_place_or_person(browser, cast, clock):
    asks(cast.chidi_enrollment, "start", clock.at)
    assert "A few questions" not in browser.sign_in(cast.ama).get(f"/mentorships/{cast.ama_and_benoit.id}").get_text()


def test_ones_own_page_lists_what_waits_and_what_was_answered(browser, cast, clock, pulse):
    says(asks(cast.ama_enrollment, "start", clock.at), clock.at, "mentor", tell=3)
    page = browser.sign_in(cast.ama).get("/me/surveys")
    assert page.select_one(".tasks").get_text().count("Answer") == 1 and "Read or change it" in page.get_text()


def test_ones_own_data_holds_the_answers_in_the_words_that_were_asked(cast, clock, pulse):
    says(pulse, clock.at, "pulse", honest=5)
    taken = as_json(cast.ama, clock.at)["survey_answer"]
    assert [(row["question"], row["answer"]) for row in taken] == [("I can speak honestly with my partner.", "5, from 1 to 5")]
    assert "survey_answer" not in as_json(cast.benoit, clock.at)


def test_whoever_erases_oneself_takes_the_answers_along(cast, clock, pulse):
    says(pulse, clock.at, "pulse", honest=5)
    theirs = says(asks(cast.chidi_enrollment, "start", clock.at), clock.at, "mentor", tell=3)
    erase(Person.get_by_id(cast.ama.id), by=cast.ama, at=clock.at)
    assert [row.id for row in Survey.select()] == [theirs.id] and SurveyAnswer.select().count() == 1


def test_a_program_lets_answers_go_when_it_said_it_would(cast, clock, pulse):
    says(pulse, clock.at, "pulse", honest=5)
    end = cast.program.ends_on
    clock.set(end.year + 1, end.month, end.day + 1)
    keep_promises(at=clock.at)
    assert not Survey.select().exists() and not SurveyAnswer.select().exists()
    assert Enrollment.select().where(Enrollment.id == cast.ama_enrollment.id).exists()
