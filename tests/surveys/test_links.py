"""The link of a letter: it opens one survey of one person until that closes, and shows no answer."""
from datetime import timedelta

import pytest

from portal.people.models import Person
from portal.surveys.links import address_for, survey_behind, token_for
from portal.surveys.models import Survey, SurveyAnswer
from portal.surveys.shipped import ANOTHER
from tests.cast import CANARIES
from tests.surveys.asked import asks, says


@pytest.fixture
def pulse(cast, clock):
    return asks(cast.ama_enrollment, "pulse", clock.at, occasion="day-90", mentorship=cast.ama_and_benoit)


def test_four_presses_answer_without_an_account(browser, cast, pulse):
    browser.get(f"/q/{token_for(pulse)}")
    browser.submit(pulse_honest="5", pulse_time="4", pulse_learning="5", pulse_again="4")
    browser.follow()
    assert "Thank you" in browser.text
    assert SurveyAnswer.select().where(SurveyAnswer.survey == pulse).count() == 4


def test_looking_changes_nothing(browser, pulse):
    for _ in range(2):
        browser.get(f"/q/{token_for(pulse)}")
    assert Survey.get_by_id(pulse.id).answered_at is None and not SurveyAnswer.select().exists()


def test_once_answered_the_link_shows_no_answer_and_takes_no_other(browser, cast, clock, pulse):
    says(pulse, clock.at, "pulse", honest=1)
    page = browser.get(f"/q/{token_for(pulse)}")
    assert not page.select("main form") and "Sign in and read" in browser.text
    browser.post(f"/q/{token_for(pulse)}", {"pulse_honest": "5"})
    assert SurveyAnswer.get().value == 1


def test_behind_what_is_answered_comes_the_next_that_waits_for_the_same_person(browser, cast, clock, pulse):
    start = asks(cast.ama_enrollment, "start", clock.at)
    asks(cast.benoit_enrollment, "start", clock.at)
    says(pulse, clock.at, "pulse", honest=1)
    page = browser.get(f"/q/{token_for(pulse)}")
    assert page.select_one("a.button-main")["href"] == f"/q/{token_for(start)}"
    says(start, clock.at, "mentor", ask=1)
    asks(cast.ama_enrollment, "middle", clock.at + timedelta(days=1))
    assert not browser.get(f"/q/{token_for(pulse)}").select("a.button-main")


def test_whether_another_pairing_was_chosen_cannot_be_seen_by_the_link(browser, cast, clock):
    pages = []
    for value in (ANOTHER, 3):
        fit = asks(cast.ama_enrollment, "fit", clock.at, occasion=f"first-{value}", mentorship=cast.ama_and_benoit)
        says(fit, clock.at, "fit", fit=value)
        pages.append(browser.get(f"/q/{token_for(fit)}").get_text().replace(str(fit.id), ""))
    assert pages[0] == pages[1] and "This answer asks nobody for one" in pages[0]


def test_the_page_of_a_link_shows_these_questions_and_nothing_else_of_the_person(browser, cast, pulse):
    page = browser.get(f"/q/{token_for(pulse)}")
    links = {link["href"] for link in page.select("main a, header a")}
    assert all(href in ("/", "#main") for href in links), links
    assert not [word for word in vars(CANARIES).values() if word in page.get_text()]


def test_it_closes_after_three_weeks_and_looks_then_like_any_wrong_link(browser, cast, clock, pulse):
    token = token_for(pulse)
    clock.forward(days=21)
    closed = browser.get(f"/q/{token}", status=404).get_text()
    assert closed == browser.get(f"/q/{token[:-1]}x", status=404).get_text()
    browser.post(f"/q/{token}", {"pulse_honest": "5"}, status=404)
    assert not SurveyAnswer.select().exists()


def test_no_link_opens_another_survey_or_that_of_somebody_who_left(cast, clock, pulse):
    other = asks(cast.benoit_enrollment, "pulse", clock.at, occasion="day-90", mentorship=cast.ama_and_benoit)
    signed = token_for(pulse).split("-", 1)[1]
    assert survey_behind(f"{other.id}-{signed}", clock.at) is None
    assert survey_behind(token_for(pulse), clock.at).id == pulse.id
    Person.update(left_at=clock.at).where(Person.id == cast.ama.id).execute()
    assert survey_behind(token_for(pulse), clock.at) is None


FORGED = "a" * 43


@pytest.mark.parametrize("token", ["wrong", "1-", f"1-{FORGED}", f"{'9' * 30}-{FORGED}", f"١-{FORGED}", f"1-{'é' * 43}"])
def test_what_was_never_signed_opens_nothing(cast, browser, token):
    browser.get(f"/q/{token}", status=404)


def test_whoever_tries_many_has_to_wait(cast, browser):
    for number in range(20):
        browser.get(f"/q/{number}-{FORGED}", status=404)
    browser.get(f"/q/21-{FORGED}", status=429)


def test_whoever_is_signed_in_is_led_to_the_own_page_and_an_assistant_answers_for_nobody(browser, cast, pulse):
    browser.sign_in(cast.ama).get(f"/q/{token_for(pulse)}", status=303)
    browser.sign_in(cast.dora).get(f"/q/{token_for(pulse)}", status=404)
    browser.post(f"/q/{token_for(pulse)}", {"pulse_honest": "1"}, status=404)
    assert not SurveyAnswer.select().exists()


def test_the_address_is_the_same_each_time_and_nothing_of_it_is_stored(cast, pulse):
    assert address_for(pulse) == address_for(Survey.get_by_id(pulse.id))
    assert token_for(pulse).split("-", 1)[1] not in {str(value) for value in Survey.get_by_id(pulse.id).__data__.values()}


def test_what_closed_while_the_page_was_open_is_not_kept(browser, cast, clock, pulse):
    browser.get(f"/q/{token_for(pulse)}")
    clock.at += timedelta(days=22)
    browser.submit(pulse_honest="5", status=404)
    assert not SurveyAnswer.select().exists()
